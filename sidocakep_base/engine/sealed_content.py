"""What a seal covers of a record: its own values, and each of its parts by a hash."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import cast

from .sealing import get_seal

#: Where the content keeps the parts, and the trail up to the step.
PARTS, TRAIL = "parts", "trail"
#: The trail of a record of which nothing was kept.
NO_TRAIL = {"last": 0, "hash": ""}
#: What is sealed of each part: a later edition of the program has more columns.
COLUMNS = "part_columns"
#: That an upgrade found it so, and no step sealed it.
FOUND = "found_at_upgrade"
#: That a step was taken on what differed from its seal.
FORGED = "forged_before"
#: What of a content is no value of the record.
ABOUT = frozenset({PARTS, TRAIL, COLUMNS, FOUND, FORGED})


@dataclass(frozen=True, slots=True)
class Trail:
    """What the trail of a record says, up to the row that was sealed last.

    A wrong proof of identity is written by a transaction of its own, so that no refusal
    takes it back: a step that began before does not see it, though its number is the
    smaller one. Such rows are sealed one by one, and one that was not seen is no
    difference.

    :param last: number of the last row that is no wrong proof
    :param steps: hash of all up to it but the wrong proofs
    :param whole: hash of all up to it, as it was sealed before 19.0.1.15.0
    :param proofs: number of each wrong proof > its hash
    """

    last: int = 0
    steps: str = ""
    whole: str = ""
    proofs: Mapping[str, str] = field(default_factory=dict)

    def seal(self) -> dict[str, object]:
        """Return it as it is sealed."""
        return {"last": self.last, "hash": self.steps, "proofs": dict(self.proofs)}

    def is_as_sealed(self, sealed: Mapping[str, object]) -> bool:
        """Tell whether all that was sealed is there as it was.

        >>> seen = Trail(7, "a", "b", {"5": "c"})
        >>> [Trail(7, "a", "x", proofs).is_as_sealed(seen.seal())
        ...  for proofs in ({"5": "c", "6": "d"}, {"5": "d"}, {})]
        [True, False, False]
        >>> [Trail(7, "a", "b").is_as_sealed({"last": 7, "hash": digest})
        ...  for digest in ("a", "b", "c")]
        [True, True, False]
        """
        if "proofs" not in sealed:
            return sealed.get("hash") in (self.whole, self.steps)
        known = sealed["proofs"]
        return (
            (sealed["last"], sealed.get("hash")) == (self.last, self.steps)
            and isinstance(known, Mapping)
            and self.proofs.items() >= known.items()
        )


def read_trail(content: Mapping[str, object]) -> Mapping[str, object]:
    """Return the trail that a content seals; none, where it was made unreadable.

    >>> [read_trail({TRAIL: trail})["last"]
    ...  for trail in ({"last": 7, "hash": "a"}, {"last": "7"}, [], {})]
    [7, 0, 0, 0]
    """
    trail = content.get(TRAIL)
    is_read = isinstance(trail, Mapping) and isinstance(trail.get("last"), int)
    return cast(Mapping[str, object], trail) if is_read else NO_TRAIL


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was sealed.

    :param name: the field, or the field of the parts
    :param part_id: which part; ``None`` for a value of the record itself
    :param kind: "changed", "gone" or "new"
    """

    name: str
    part_id: int | None = None
    kind: str = "changed"


def get_plain(value: object) -> object:
    """Return a value of a column as it is sealed: what JSON writes in one way only.

    >>> get_plain(Decimal("1500.00")), get_plain(date(2026, 7, 17)), get_plain(None)
    ('1500', '2026-07-17', None)
    >>> get_plain(0.1), get_plain(1e22), get_plain(-0.0), get_plain(7)
    ('0.1', '1e+22', '0.0', 7)
    >>> get_plain(Decimal("-0.0")), get_plain({"a": [1]})
    ('0', '906dc0c7b6485b90aaea0da8e7121c3d33d332d7d89b8c5363dc9eadb2eac74b')
    """
    if isinstance(value, float):
        return repr(value + 0.0)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (Mapping, list)):
        return get_seal({"value": value})
    return value


def get_part_seal(values: Mapping) -> str:
    """Return the hash by which one part stands in the content."""
    return get_seal({name: get_plain(value) for name, value in values.items()})


def find_differences(sealed: Mapping, live: Mapping) -> list[Difference]:
    """Return what is otherwise than it was sealed.

    Only what was sealed and is there yet counts of the record's own values: a later
    edition of the program has more fields, or fewer. A part that came since is a
    difference; one whose live hash is none cannot be compared.

    >>> find_differences({"a": 1, "parts": {"rows": {"7": "x", "8": "y"}}},
    ...                  {"a": 2, "b": 3, "parts": {"rows": {"7": "z", "9": "y"}}})
    ... # doctest: +NORMALIZE_WHITESPACE
    [Difference(name='a', part_id=None, kind='changed'),
     Difference(name='rows', part_id=7, kind='changed'),
     Difference(name='rows', part_id=8, kind='gone'),
     Difference(name='rows', part_id=9, kind='new')]
    """
    own = [
        Difference(name)
        for name, value in sealed.items()
        if name not in ABOUT and name in live and live[name] != value
    ]
    parts = [
        difference
        for name, hashes in sealed.get(PARTS, {}).items()
        if name in live.get(PARTS, {})
        for difference in _find_parts(name, hashes, live[PARTS][name])
    ]
    return own + parts


def _find_parts(name: str, sealed: Mapping, live: Mapping) -> Iterable[Difference]:
    for part_id in sorted(sealed.keys() | live.keys(), key=int):
        if part_id not in live:
            yield Difference(name, int(part_id), "gone")
        elif part_id not in sealed:
            yield Difference(name, int(part_id), "new")
        elif live[part_id] not in (None, sealed[part_id]):
            yield Difference(name, int(part_id))
