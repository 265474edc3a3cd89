"""In which figures and texts two contents differ."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

#: Not content: how a page is set, pictures, and what follows from the rest.
LEFT_OUT = frozenset(
    {"logo", "page_edition", "seal", "date_iso", "as_of_iso", "updated_iso", "hash"}
    | {"form", "form_id", "form_edition", "paper", "scope", "labels", "no", "span"}
    | {"node", "key", "id", "parent_id", "link_ids", "rating"}
    | {"widths", "size", "target_size", "is_dense"}
    | {"is_draft", "is_below", "is_late", "is_government", "is_proposal", "has_results"}
)
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


def compare(old: Any, new: Any) -> list[tuple[tuple[str, ...], str, str]]:
    """Return ``(place, before, after)`` of all that differs, in the order of the new.

    An entry of a list is followed by its name, so that one that is put in between
    does not make all that come after it differ.

    >>> old = {"rows": [{"name": "A", "target": "1"}, {"name": "B", "target": "2"}]}
    >>> new = {"rows": [{"name": "C", "target": "9"}, *old["rows"][:1]], "place": ""}
    >>> for row in compare(old, new): print(row)
    (('rows', 'C', 'name'), '', 'C')
    (('rows', 'C', 'target'), '', '9')
    (('rows', 'B', 'name'), 'B', '')
    (('rows', 'B', 'target'), '2', '')
    """
    before, after = dict(_walk(old, ())), dict(_walk(new, ()))
    return [
        (place, before.get(place, ""), after.get(place, ""))
        for place in {**after, **before}
        if before.get(place, "") != after.get(place, "")
    ]


def _walk(value: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in LEFT_OUT:
                yield from _walk(part, (*place, key))
    elif isinstance(value, list):
        count: Counter[str] = Counter()
        for number, part in enumerate(value, start=1):
            name = _get_name(part) or f"{NUMBER}{number}"
            count[name] += 1
            label = name if count[name] == 1 else f"{name} ({count[name]})"
            yield from _walk(part, (*place, label))
    else:
        yield place, "" if value is None or value is False else str(value)


def _get_name(part: Any) -> str:
    if not isinstance(part, dict):
        return ""
    names = (part[key] for key in NAMES if isinstance(part.get(key), str))
    name = " ".join(next(filter(None, names), "").split())
    return name if len(name) <= LONGEST else f"{name[:LONGEST]}…"
