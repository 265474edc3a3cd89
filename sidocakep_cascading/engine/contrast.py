"""What strikes the eye in a pile of figures, and which of them must be looked at.

Real offices confirmed 125 of 255 reports in one day with one sentence. So a pile shows
first what a person would notice one by one, and part of it has to be opened.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

SAME_REMARK = "same_remark"
UNCHANGED = "unchanged"
HUNDRED = "hundred"
ABOVE = "above"
NO_EVIDENCE = "no_evidence"
LATE = "late"
FAR = "far"
REUSED = "reused"
WITHOUT = "without"
REBASED = "rebased"
AS_RETURNED = "as_returned"
#: By how much of itself a denominator may move from one period to the next, unasked.
BASE_SHARE = Decimal("0.1")
#: Per cent of a target. Regulations cap what counts from 100 to 150; most often at 120.
FAR_ABOVE = 120
SIGNS = (
    *(AS_RETURNED, NO_EVIDENCE, WITHOUT, FAR, REBASED, REUSED),
    *(UNCHANGED, SAME_REMARK, HUNDRED, ABOVE, LATE),
)


class Row(NamedTuple):
    """A figure of the pile.

    :param value: the number, or ``None`` where there is none
    :param former: that of the period before, or ``None``
    :param is_far: its sender was asked about it (``doubt.py``)
    :param is_reused: a file of its evidence is that of another figure as well
    :param is_without: its sender says that there is no figure
    :param is_rebased: it divides by something else than the last one
    :param is_as_returned: it was returned, and nothing of it is another now
    """

    key: int
    value: Decimal | None
    former: Decimal | None
    is_percentage: bool
    remark: str
    evidence: int
    is_late: bool = False
    is_far: bool = False
    is_reused: bool = False
    is_without: bool = False
    is_rebased: bool = False
    is_as_returned: bool = False


def find_signs(rows: Sequence[Row]) -> dict[int, tuple[str, ...]]:
    """Return ``{key: what strikes}`` of the rows in which something does.

    An empty remark is no remark: it is not the same as another empty one.

    >>> row = Row(1, Decimal(100), Decimal(100), True, "Baik", 1)
    >>> find_signs([row, row._replace(key=2, value=Decimal(0), remark=" baik ")])
    {1: ('unchanged', 'same_remark', 'hundred'), 2: ('same_remark',)}
    >>> find_signs([row._replace(value=Decimal(120))])
    {1: ('above',)}
    """
    remarks = Counter(filter(None, (_plain(row.remark) for row in rows)))
    signs = defaultdict(list)
    for row in rows:
        found = {
            WITHOUT: row.is_without,
            FAR: row.is_far,
            REBASED: row.is_rebased,
            AS_RETURNED: row.is_as_returned,
            REUSED: row.is_reused,
            SAME_REMARK: remarks[_plain(row.remark)] > 1,
            UNCHANGED: row.value is not None and row.value == row.former,
            HUNDRED: row.is_percentage and row.value == 100,
            ABOVE: is_above(row.value, row.is_percentage),
            NO_EVIDENCE: not row.evidence,
            LATE: row.is_late,
        }
        signs[row.key] = [sign for sign in SIGNS if found[sign]]
    return {key: tuple(found) for key, found in signs.items() if found}


def is_above(value: Decimal | None, is_percentage: bool) -> bool:
    """Tell whether a percentage is more than the whole.

    >>> is_above(Decimal(120), True), is_above(Decimal(120), False)
    (True, False)
    >>> is_above(Decimal(100), True), is_above(None, True)
    (False, False)
    """
    return is_percentage and value is not None and value > 100


def is_rebased(former: Decimal | None, now: Decimal | None) -> bool:
    """Tell whether a denominator moved by more than a tenth of what it was.

    >>> is_rebased(Decimal(100), Decimal(50)), is_rebased(Decimal(100), Decimal(109))
    (True, False)
    >>> is_rebased(None, Decimal(5)), is_rebased(Decimal(0), Decimal(5))
    (False, True)
    """
    if former is None or now is None:
        return False
    return abs(now - former) > abs(former) * BASE_SHARE


def is_far_above(achievement: Decimal | None) -> bool:
    """Tell whether an achievement, not capped, is so high that it may be a slip.

    >>> is_far_above(Decimal(120)), is_far_above(Decimal("119.9")), is_far_above(None)
    (True, False, False)
    """
    return achievement is not None and achievement >= FAR_ABOVE


def choose_sample(
    keys: Sequence[int], signs: dict[int, tuple[str, ...]], draw: Sequence[float]
) -> tuple[int, ...]:
    """Return those that must be opened: the root of the pile, rounded up.

    What strikes most comes first; among equals chance decides, so that nobody knows
    beforehand which figures are looked at.

    :param draw: a random number for each key

    >>> choose_sample([1, 2, 3, 4, 5], {4: ("late",)}, [0.5, 0.1, 0.9, 0.2, 0.3])
    (4, 2, 5)
    >>> choose_sample([7], {}, [0.5])
    (7,)
    """
    ranked = sorted(
        zip(keys, draw, strict=True),
        key=lambda item: (-len(signs.get(item[0], ())), item[1]),
    )
    return tuple(key for key, _chance in ranked[: math.ceil(math.sqrt(len(keys)))])


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
