"""What differs between two versions of a document, in the order of reading.

A version is a mapping of its parts (a node of a plan, a line of an agreement), each a
mapping of what the part says. The keys are what stays the same over the versions: the
identity of a part, not the row that it is stored in.
"""

from collections.abc import Hashable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

Part = Mapping[str, str]


class DifferenceKind(StrEnum):
    """What happened to a part between two versions."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Difference(NamedTuple):
    """One thing that differs.

    :param kind: ``"added"``, ``"removed"`` or ``"changed"``
    :param key: identity of the part
    :param field: what of the part differs; ``None`` when all of it came or went
    :param before: what the earlier version says; ``None`` where it says nothing
    :param after: what the later version says; ``None`` where it says nothing
    """

    kind: str
    key: Hashable
    field: str | None = None
    before: str | None = None
    after: str | None = None


def compare(
    before: Mapping[Hashable, Part], after: Mapping[Hashable, Part]
) -> list[Difference]:
    """Return what differs, as one reads the later version from top to bottom.

    The parts come in the order of ``after``. A part that is gone comes where it stood:
    behind the part that preceded it and is still there. The fields of a changed part
    come in the order of ``after``, those that it no longer has behind them. Only the
    order of the parts having changed is no difference.

    >>> before = {"s1": {"name": "Mutu", "target": "85"}, "s2": {"name": "Lama"}}
    >>> after = {"s1": {"name": "Mutu", "target": "86"}, "s3": {"name": "Baru"}}
    >>> for difference in compare(before, after):
    ...     print(*difference)
    changed s1 target 85 86
    removed s2 None None None
    added s3 None None None

    The same twice differs in nothing:

    >>> compare(before, before)
    []
    """
    removed = _removed_by_anchor(before, after)
    result = list(_went(removed.get(None, ())))
    for key, part in after.items():
        if key in before:
            result.extend(_changed(key, before[key], part))
        else:
            result.append(Difference(DifferenceKind.ADDED.value, key))
        result.extend(_went(removed.get((key,), ())))
    return result


def _removed_by_anchor(before, after) -> dict:
    """Return the keys that are gone by the kept key before them.

    An anchor is wrapped in a tuple, so that a key that is ``None`` is not taken for the
    beginning.
    """
    result: dict = {}
    anchor = None
    for key in before:
        if key in after:
            anchor = (key,)
        else:
            result.setdefault(anchor, []).append(key)
    return result


def _went(keys) -> Iterator[Difference]:
    for key in keys:
        yield Difference(DifferenceKind.REMOVED.value, key)


def _changed(key: Hashable, before: Part, after: Part) -> Iterator[Difference]:
    for field in (*after, *(name for name in before if name not in after)):
        old, new = before.get(field), after.get(field)
        if old != new:
            yield Difference(DifferenceKind.CHANGED.value, key, field, old, new)
