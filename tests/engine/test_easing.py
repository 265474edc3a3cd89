"""Which target is easier than that of an earlier quarter."""

from decimal import Decimal

import pytest

from sidocakep_base.engine.achievement.easing import find_harder
from sidocakep_base.engine.achievement.scales import SCALES
from sidocakep_base.engine.figures.values import (
    NoFigure,
    NoFigureKind,
    Number,
    Point,
    Range,
)

NONE = {kind.value: NoFigure(kind) for kind in NoFigureKind}


def _make(written):
    """Return the value of a short text: ``0.4``, ``10-12``, ``WTP``, a kind of none."""
    if written in NONE:
        return NONE[written]
    if written.isalpha():
        return Point(written)
    bounds = [Decimal(part.replace("~", "-")) for part in written.split("-")]
    return Range(*bounds) if len(bounds) > 1 else Number(bounds[0])


@pytest.mark.parametrize(
    ("direction", "how", "targets", "harder"),
    [
        # the last earlier quarter is compared with, and equal is not easier
        ("higher", "last", "0.40 0.45 0.20", 2),
        ("higher", "last", "0.40 0.45 0.44", 2),
        ("higher", "last", "0.40 0.45 0.45", 0),
        ("higher", "last", "0.50 0.45 0.46", 0),
        ("higher", "last", "0.40 not_reported 0.39", 1),
        ("higher", "last", "not_reported not_due 0.1", 0),
        ("higher", "last", "0.4", 0),
        ("lower", "last", "12 11 12", 2),
        ("lower", "last", "12 11 10", 0),
        # whose quarters stand, and whose quarters are added up
        ("higher", "average", "4 2", 1),
        ("higher", "position", "4 2", 1),
        ("higher", "released_later", "4 2", 1),
        ("higher", "sum", "4 2", 0),
        # zero and none take the indicator out, however the quarters are put together
        ("higher", "sum", "4 0", 1),
        ("lower", "last", "4 0", 1),
        ("lower", "sum", "4 ~3", 1),
        ("higher", "sum", "4 not_due", 1),
        ("higher", "last", "4 not_applicable", 1),
        ("ordinal", "last", "WDP not_released", 1),
        ("higher", "last", "4 not_reported", 0),
        # after a quarter that was left out the one before it counts
        ("higher", "last", "4 0 3", 1),
        ("higher", "last", "4 0 4", 0),
        ("lower", "last", "4 0 3", 0),
        ("higher", "last", "0 0", 0),
        ("higher", "last", "0 not_due", 0),
        ("lower", "last", "0 5", 1),
        # names on a scale
        ("ordinal", "last", "WTP WDP", 1),
        ("ordinal", "last", "WDP WTP", 0),
        ("ordinal", "last", "WTP Lain", 0),
        # a range that is to be kept: within the one before
        ("range", "last", "10-12 9-12", 1),
        ("range", "last", "10-12 10-13", 1),
        ("range", "last", "10-12 20-22", 1),
        ("range", "last", "10-12 10.5-11", 0),
        # a range with a better end: neither of its bounds gives way
        ("lower", "last", "140-143 139-144", 1),
        ("lower", "last", "140-143 139-142", 0),
        ("higher", "last", "140-143 139-144", 1),
        ("higher", "last", "140-143 141-144", 0),
        # of two kinds nothing is said
        ("higher", "last", "4 WTP", 0),
    ],
)
def test_which_earlier_target_is_harder(direction, how, targets, harder):
    values = {number: _make(text) for number, text in enumerate(targets.split(), 1)}
    quarter = max(values)
    assert find_harder(direction, how, values, quarter, SCALES["bpk"]) == harder


def test_without_a_scale_and_without_a_target_nothing_is_said():
    values = {1: Point("WTP"), 2: Point("WDP")}
    assert find_harder("ordinal", "last", values, 2) == 0
    assert find_harder("ordinal", "last", values, 3, SCALES["bpk"]) == 0
