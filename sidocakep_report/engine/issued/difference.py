"""In which figures and texts two contents differ."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from typing import Any

#: Not content: how a page is set, pictures, and what follows from the rest.
LEFT_OUT = frozenset(
    {"logo", "page_edition", "seal", "date_iso", "as_of_iso", "updated_iso", "hash"}
    | {"form", "form_id", "form_edition", "paper", "scope", "labels", "no", "span"}
    | {"node", "key", "id", "parent_id", "link_ids", "rating"}
    | {"widths", "size", "target_size", "is_dense"}
    | {"is_draft", "is_below", "is_late", "is_government", "is_proposal", "has_results"}
    # what the line itself promised before: it says so beside its new figure
    | {"formerly", "capacity", "table2_level"}
)
#: They name a row of the database where they hold a number, and a text elsewhere.
ROWS_NAMED = frozenset({"indicator", "line", "supports", "plan_target"})
#: They hold a word of the program beside the one that is printed, or a printed one.
CODES = frozenset({"level", "kind", "status", "method", "basis"})
CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
#: Names of which the order says nothing, one a line.
UNORDERED = frozenset({"indicator_names"})
#: Names of the entries of lists that a value is in, and its keys in the last of them.
Entry = tuple[tuple[str, ...], tuple[str, ...]]
#: What an entry of a list is known by, the surest first.
NAMES = (
    *("indicator", "name", "agency", "title", "objective", "label", "goal", "line"),
    *(
        "heading",
        "post",
        "member",
        "document",
        "source",
        "year",
        "period",
        "date",
        "text",
    ),
)
#: Before the number of an entry that has no name.
NUMBER = "#"
LONGEST = 80


def write_plain(key: str, value: Any) -> str:
    """Return a value as it stands; of what follows one another, all of it."""
    if value is None or value is False:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def compare(
    old: Any,
    new: Any,
    unprinted: Collection[str] = (),
    write: Callable[[str, Any], str] = write_plain,
) -> list[tuple[tuple[str, ...], str, str]]:
    """Return ``(place, before, after)`` of all that differs, in the order of the new.

    An entry of a list is followed by its name, so that one that is put in between
    does not make all that come after it differ. What two tables say of one entry
    differs once.

    :param unprinted: keys of the content that its paper does not print
    :param write: how the paper writes the value of a key

    >>> old = {"rows": [{"name": "A", "target": "1"}, {"name": "B", "target": "2"}]}
    >>> new = {"rows": [{"name": "C", "target": "9"}, *old["rows"][:1]], "place": ""}
    >>> for row in compare(old, new): print(row)
    (('rows', 'C', 'name'), '', 'C')
    (('rows', 'C', 'target'), '', '9')
    (('rows', 'B', 'name'), 'B', '')
    (('rows', 'B', 'target'), '2', '')
    """
    before, after = (_list_said(content, unprinted, write) for content in (old, new))
    rows: dict[tuple[str, ...], tuple[tuple[str, ...], str, str]] = {}
    told: dict[Any, tuple[str, ...]] = {}
    for place in {**after, **before}:
        first, then = (
            said[place][0] if place in said else "" for said in (before, after)
        )
        if _is_same(place, first, then):
            continue
        rows[place] = (place, first, then)
        entry = (after.get(place) or before[place])[1]
        # of two places the same one, whichever of the contents comes first
        fact = (entry, first, then)
        told[fact] = min(told.get(fact, place), place)
    kept = set(told.values())
    return [row for place, row in rows.items() if place in kept]


def _list_said(
    content: Any, unprinted: Collection[str], write: Callable[[str, Any], str]
) -> dict[tuple[str, ...], tuple[str, Any]]:
    """Return of each place what it says and of which entry it says it."""
    if isinstance(content, dict):
        content = {key: part for key, part in content.items() if key not in unprinted}
    return {
        place: (write(place[-1] if place else "", value), entry if entry[0] else place)
        for place, entry, value in _walk(content, (), ((), ()))
    }


def _is_same(place: tuple[str, ...], before: str, after: str) -> bool:
    if place and place[-1] in UNORDERED:
        return sorted(before.split("\n")) == sorted(after.split("\n"))
    return before == after


def _walk(
    value: Any, place: tuple[str, ...], entry: Entry
) -> Iterator[tuple[tuple[str, ...], Entry, Any]]:
    names, keys = entry
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in LEFT_OUT and not _is_of_program(key, part):
                yield from _walk(part, (*place, key), (names, (*keys, key)))
    elif isinstance(value, list) and not _holds_numbers(value):
        count: Counter[str] = Counter()
        for number, part in enumerate(value, start=1):
            name = _get_name(part)
            label = name or f"{NUMBER}{number}"
            count[label] += 1
            if count[label] > 1:
                label = f"{label} ({count[label]})"
            own = ((*names, label), ()) if name else (names, (*keys, label))
            if not _is_figure(part):
                yield from _walk(part, (*place, label), own)
    else:
        yield place, entry, value


def _is_of_program(key: str, part: Any) -> bool:
    """Tell whether the program alone reads it: the number of a row, a word of ours."""
    if key in ROWS_NAMED and isinstance(part, int):
        return True
    return key in CODES and isinstance(part, str) and bool(CODE.fullmatch(part))


def _is_figure(part: Any) -> bool:
    """Tell whether it is what the program counts with; the page prints it in words."""
    return isinstance(part, dict) and "plan_target" in part and "value" in part


def _holds_numbers(value: list[Any]) -> bool:
    """Tell whether it is one text to a reader, as the months of a plan."""
    return bool(value) and all(type(part) is int for part in value)


def _get_name(part: Any) -> str:
    if not isinstance(part, dict):
        return ""
    names = (part[key] for key in NAMES if isinstance(part.get(key), str))
    name = " ".join(next(filter(None, names), "").split())
    return name if len(name) <= LONGEST else f"{name[:LONGEST]}…"
