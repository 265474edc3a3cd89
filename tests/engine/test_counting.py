"""Which version's target counts: what nobody decided promises nothing."""

import pytest

from sidocakep_base.engine.achievement.counting import (
    LOOSE_RANK,
    Standing,
    Version,
    rank,
)

FIRST = Version("Dinas", 2025, 2029, 1, is_decided=True)
REPLACED = FIRST._replace(is_replaced=True)
SECOND = FIRST._replace(number=2)
DRAFT = Version("Dinas", 2025, 2029, 2, is_amending=True)
NEW = Version("Dinas", 2028, 2032)
OTHER = Version("Badan", 2025, 2029, is_decided=True)


def choose(year, *versions, loose=False):
    """Return the version whose row counts; "loose" the one of the year alone."""
    decided = [version for version in versions if version.is_decided]
    ranks = {version: rank(version, year, decided) for version in versions}
    if loose:
        ranks["loose"] = LOOSE_RANK
    ranks = {key: value for key, value in ranks.items() if value is not None}
    return max(ranks, key=ranks.get, default=None)


@pytest.mark.parametrize(
    "year, versions, loose, counts",
    [
        # one plan, in force; a row of the year alone stands behind it
        (2026, [FIRST], True, FIRST),
        # its next version is drafted: nothing changes, whatever the draft says
        (2026, [FIRST, DRAFT], False, FIRST),
        (2026, [FIRST, DRAFT], True, FIRST),
        # the next version is decided
        (2026, [REPLACED, SECOND], True, SECOND),
        # what only the former version says stays, behind a row of the year alone
        (2026, [REPLACED], False, REPLACED),
        (2026, [REPLACED], True, "loose"),
        # a plan that was closed when its years were over says what it always said
        (2029, [FIRST._replace(ended_in=2030)], True, FIRST._replace(ended_in=2030)),
        (
            2029,
            [REPLACED, SECOND._replace(ended_in=2030)],
            False,
            SECOND._replace(ended_in=2030),
        ),
        # one that was closed before gives way
        (2028, [FIRST._replace(ended_in=2026)], True, "loose"),
        # two plans have the year: the later one, not the one amended more often
        (
            2028,
            [SECOND, NEW._replace(is_decided=True)],
            False,
            NEW._replace(is_decided=True),
        ),
        # never decided: drafts are all there is, and a row of the year counts before
        (2026, [DRAFT._replace(is_amending=False)], True, "loose"),
        (
            2026,
            [DRAFT._replace(is_amending=False)],
            False,
            DRAFT._replace(is_amending=False),
        ),
    ],
)
def test_the_version_that_counts(year, versions, loose, counts):
    assert choose(year, *versions, loose=loose) == counts


def test_a_draft_alone_counts_only_where_nothing_was_decided():
    """Its own next version never; another plan's draft not for a year that has one."""
    assert rank(DRAFT, 2026, [FIRST]) is None
    assert rank(DRAFT, 2035, []) is None
    assert rank(NEW, 2028, [FIRST]) is None
    assert rank(NEW, 2030, [FIRST])[0] is Standing.UNDECIDED
    assert rank(NEW, 2028, [FIRST._replace(ended_in=2027)]) is not None
    assert rank(NEW, 2028, [OTHER]) is not None
