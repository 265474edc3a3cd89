"""The published fields of a form, and the small language in which they are named.

A form has a table ``fields/<form>.tsv``: what a field is called, which printed value
it is, its kind, what stands where it is empty, an example, and what it means.

- Kinds are ``text``, ``date`` and ``number``; ``joined`` is a list of words as one
  text; ``flag`` is only asked for. ``fixed`` is no field: a value that the printed form
  wants for its beginning. ``shared`` takes in another table, which the path names.
- A ``list`` has fields of its own, ``list/field``, in the column of what is empty the
  word for one of its items, and in that of the lead what its table says where there is
  none. A list of plain words has one field, whose path is ``.``.
- A path is that of the printed values: ``a.b``, ``a.0`` the first of a list; ``a|b`` is
  the first of both that says something.
- ``?`` behind a kind: where the field is empty, its paragraph is left out with the
  heading or the line with a colon above it; of a table its row. ``??``, and ``?`` of a
  list: the whole table, or the whole list. ``lead`` are the words before it that are
  left out with it, ``before{}after`` those on both sides; ``{}`` alone takes the break
  of the line before it along.
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("fields")
TEXT, DATE, NUMBER, FLAG, LIST = "text", "date", "number", "flag", "list"
JOINED, FIXED, SHARED = "joined", "fixed", "shared"
#: Which kinds a formatter writes; without one a field is written as its kind is.
FORMATTERS = {
    "angka": frozenset({NUMBER}),
    "hari": frozenset({DATE}),
    "kapital": frozenset({TEXT, JOINED}),
    "tanggal": frozenset({DATE}),
    "terbilang": frozenset({DATE, NUMBER}),
}
_USUAL = {DATE: "tanggal", NUMBER: "angka"}
#: The number of an item, which each list has.
COUNTER = "urut"
#: The path of an item that is a plain word.
ITSELF = "."


@dataclass(frozen=True)
class Field:
    """A published field: its name, and which value of the printed form it is."""

    name: str
    path: str
    kind: str
    empty: str = ""
    lead: str = ""
    sample: str = ""
    description: str = ""
    is_optional: bool = False
    takes_table: bool = False
    items: dict[str, "Field"] = field(default_factory=dict)

    @property
    def formatter(self) -> str:
        """How it is written where nothing is said."""
        return _USUAL.get(self.kind, "")


_COUNTER_FIELD = Field(COUNTER, "", NUMBER, sample="1", description="Nomor urut butir")


def _read_rows(form: str) -> Iterator[Field]:
    with (FOLDER / f"{form}.tsv").open(encoding="utf-8", newline="") as file:
        rows: Any = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        for row in rows:
            kind = row.pop("kind")
            if kind == SHARED:
                yield from _read_rows(row["path"])
                continue
            yield Field(
                kind=kind.rstrip("?"),
                is_optional=kind.endswith("?"),
                takes_table=kind.endswith("??"),
                **row,
            )


@cache
def read_fields(form: str) -> dict[str, Field]:
    """Return ``{name: field}`` of a form; those of a list are among its items."""
    fields: dict[str, Field] = {}
    for item in _read_rows(form):
        if item.kind == FIXED:
            continue
        owner, _, name = item.name.rpartition("/")
        known = fields[owner].items if owner else fields
        known[name] = item
        if item.kind == LIST:
            item.items[COUNTER] = _COUNTER_FIELD
    return fields


def _reach(document: Any, name: str, new: Any) -> Any:
    """Return what stands in a place, ``new`` where nothing does yet."""
    if not isinstance(document, list):
        return document.setdefault(name, new)
    document += [None] * (int(name) + 1 - len(document))
    if document[int(name)] is None:
        document[int(name)] = new
    return document[int(name)]


def _put(document: Any, path: str, value: Any) -> None:
    names = path.partition("|")[0].split(".")
    for name, following in pairwise(names):
        document = _reach(document, name, [] if following.isdigit() else {})
    _reach(document, names[-1], value)


def _fill(document: dict[str, Any], fields: Mapping[str, Field], write: Any) -> None:
    for item in fields.values():
        if item.kind == LIST:
            words = [child for child in item.items.values() if child.path == ITSELF]
            child: dict[str, Any] = {}
            if not words:
                _fill(child, item.items, write)
            _put(document, item.path, [*map(write, words)] or [child])
        elif item.path and item.kind == JOINED:
            _put(document, item.path, [write(item)])
        elif item.path:
            _put(document, item.path, write(item))


def read_sample(form: str, write: Any = lambda item: item.sample) -> dict[str, Any]:
    """Return a made-up document of a form.

    :param write: what stands for a field; usually its example
    """
    document: dict[str, Any] = {}
    for item in _read_rows(form):
        if item.kind == FIXED:
            _put(document, item.path, json.loads(item.sample))
    _fill(document, read_fields(form), write)
    return document


def _find(document: Any, path: str) -> Any:
    path, _, other = path.partition("|")
    if other:
        return _find(document, path) or _find(document, other)
    for name in [] if path == ITSELF else path.split("."):
        if isinstance(document, Mapping):
            document = document.get(name)
        elif isinstance(document, list | tuple) and name.isdigit():
            document = document[int(name)] if int(name) < len(document) else None
        else:
            document = None
    return document


def read_values(fields: Mapping[str, Field], document: Any) -> dict[str, Any]:
    """Return ``{published name: value}``: texts, numbers, truths and lists of these."""
    values: dict[str, Any] = {}
    for name, item in fields.items():
        value = _find(document, item.path) if item.path else None
        if item.kind == LIST:
            values[name] = [
                read_values(item.items, child) | {COUNTER: number}
                for number, child in enumerate(value or (), start=1)
            ]
        elif item.kind == FLAG:
            values[name] = bool(value)
        elif item.kind == JOINED:
            values[name] = ", ".join(map(str, value or ()))
        elif item.kind == NUMBER:
            values[name] = value if isinstance(value, int) else str(value or "")
        else:
            values[name] = "" if value is None or value is False else str(value)
    return values


# ---------------------------------------------------------------- the language

_WORD = r"[a-z][a-z0-9]*"
_NAME = rf"{_WORD}(?:\.{_WORD})*"
_VALUE = re.compile(rf"(?:({_WORD})\(({_NAME})\)|({_NAME}))")
_FUNCTION = re.compile(rf'function="{_VALUE.pattern}"')
_FOR = re.compile(rf'for="({_WORD}) in ({_NAME})"')
_IF = re.compile(rf'if="(not )?({_NAME})"')
_LONGEST = 200
_QUOTES = str.maketrans(dict.fromkeys("“”„″‘’'", '"'))


@dataclass(frozen=True)
class Mark:
    """What stands in a text: ``value``, ``for``, ``if`` or an end, ``/for``, ``/if``.

    ``word`` is the formatter of a value, or the word for an item of a list.
    """

    kind: str
    name: str = ""
    word: str = ""
    is_negated: bool = False


def parse(written: str) -> Mark | None:
    """Read what stands in a field; ``None``: it is nothing of this language.

    >>> parse('for="baris in indikator"')
    Mark(kind='for', name='indikator', word='baris', is_negated=False)
    >>> parse("terbilang(tanggal)").word, parse('if="not agenda"').is_negated
    ('terbilang', True)
    >>> [parse(text) for text in ("a.__class__", "a[0]", "f(a, b)", "a + b", "f(g(a))")]
    [None, None, None, None, None]
    """
    text = " ".join(written.translate(_QUOTES).split())
    if len(text) > _LONGEST:
        return None
    if text in ("/for", "/if"):
        return Mark(text)
    if found := _FOR.fullmatch(text):
        return Mark("for", found[2], found[1])
    if found := _IF.fullmatch(text):
        return Mark("if", found[2], is_negated=bool(found[1]))
    if found := _FUNCTION.fullmatch(text) or _VALUE.fullmatch(text):
        return Mark("value", found[2] or found[3], found[1] or "")
    return None
