"""Opening what another system exported: CSV, JSON or a sheet of Excel, as rows.

Offices save such a file in many ways: with a title above the head, semicolons, a byte
order mark, UTF-16, blank lines, totals, the head again on each page, a head of two
lines whose upper cells are merged ("Nilai" above "Realisasi" and "Setoran"), columns
that are numbered below it. The rows come out with the number of their line, and what
is no row of the table does not.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice, zip_longest

from .container import Limits, inspect, refuse
from .opening import open_workbook, rows_of
from .spec import Sheet, normalize
from .texts import clean_text

#: What a machine writes where nothing is.
_NOTHING = frozenset({"", "null", "none", "nan"})
_TOTALS = ("jumlah", "total", "grand total", "sub total", "subtotal")
#: Column in which a stripped table keeps the number of the line in the office's file.
LINE = "baris_berkas"
_FIELD = 10_000
_HEAD_WITHIN = 50

Line = tuple[int, list[str]]
Rows = Iterator[tuple[int, dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table.

    :param last: number of its last line
    :param names: of the columns, as they are compared
    :param lines: that it is made of: they may stand again on each page
    :param known: number of the columns that are wanted
    """

    last: int = 0
    names: tuple[str, ...] = ()
    lines: tuple[tuple[str, ...], ...] = ()
    known: int = 0


def table_rows(content: bytes, sheet: Sheet, limits: Limits) -> Rows:
    """Yield (number of the line, {column key: text}) of the rows of the table.

    :raise WorkbookRefusedError: when there is no table, or it lacks a column
    """
    if not content:
        raise refuse("empty_file")
    keys = {
        _plain(name): column.key for column in sheet.columns for name in column.names()
    }
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        yield from _sheet_records(content, sheet, keys, limits)
        return
    text = _decode(content)
    if text.lstrip()[:1] in ("[", "{"):
        yield from _json_records(text, sheet, keys, limits)
    else:
        yield from _csv_records(text, sheet, keys, limits)


def _plain(text: str) -> str:
    """Return a header as it is compared: "Kode SKPD" is kode_skpd.

    >>> _plain("  Kode_SKPD ")
    'kode skpd'
    """
    return normalize(text.replace("_", " "))


def _decode(content: bytes) -> str:
    """Return the text of a file: UTF-8, UTF-16 with its mark, or that of Windows.

    >>> _decode("sébuah".encode("utf-16")) == _decode("sébuah".encode("cp1252"))
    True
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _records(
    head: Head,
    lines: Iterator[Line],
    sheet: Sheet,
    keys: Mapping[str, str],
    limits: Limits,
) -> Rows:
    """Yield what stands below the head, without blank lines, totals and heads."""
    _check_columns(sheet, {keys[name] for name in head.names if name in keys})
    count = 0
    for number, cells in lines:
        if number <= head.last or _is_head(cells, head):
            continue
        record = {
            keys[name]: _text(cell)
            for name, cell in zip(head.names, cells, strict=False)
            if name in keys
        }
        if not any(record.values()) or _is_total(record, cells):
            continue
        count += 1
        if count > limits.rows:
            raise refuse("too_many_rows", limit=limits.rows)
        yield number, {column.key: "" for column in sheet.columns} | record
    if not count:
        raise refuse("export_unreadable")


def _is_head(cells: list[str], head: Head) -> bool:
    """Return whether a line is one of the head, or numbers the columns: (1) (2) (3).

    >>> _is_head(["(1)", "", "(2)", "3"], Head()), _is_head(["1", "2"], Head())
    (True, False)
    """
    words = tuple(map(_plain, cells))
    if any(words[: len(line)] == line for line in head.lines):
        return True
    numbers = [word.strip("()") for word in words if word]
    return len(numbers) > 2 and numbers == [str(n + 1) for n in range(len(numbers))]


def _is_total(record: Mapping[str, str], cells: list[str]) -> bool:
    """Return whether a row without a code is a sum of those above."""
    words = (normalize(cell) for cell in cells)
    has_code = any(char.isdecimal() for char in record.get("node", ""))
    return not has_code and any(word.startswith(_TOTALS) for word in words)


def _check_columns(sheet: Sheet, found: set[str]) -> None:
    """Refuse a table without a column that must be there."""
    for column in sheet.columns:
        if column.required and column.key not in found:
            raise refuse("export_without_column", column=column.header)


def _text(value: object) -> str:
    """Return a value as a text; a figure of a machine with two decimals at most.

    >>> _text(415.125), _text(7.0), _text(datetime(2026, 1, 5))
    ('415.12', '7', '2026-01-05')
    """
    if isinstance(value, float):
        value = int(value) if value.is_integer() else round(value, 2)
    if isinstance(value, (datetime, date)):
        value = value.strftime("%Y-%m-%d")
    text = clean_text(str(value))[:_FIELD] if value is not None else ""
    return "" if text.casefold() in _NOTHING else text


def _json_records(
    text: str, sheet: Sheet, keys: Mapping[str, str], limits: Limits
) -> Rows:
    """Yield the objects of a list, which may stand under a name such as ``data``."""
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise refuse("export_unreadable") from error
    if isinstance(plain, dict):
        plain = next((part for part in plain.values() if isinstance(part, list)), None)
    if not plain or not all(isinstance(row, dict) for row in plain):
        raise refuse("export_unreadable")
    if len(plain) > limits.rows:
        raise refuse("too_many_rows", limit=limits.rows)
    for number, pairs in enumerate(plain, start=2):
        record = {
            keys[_plain(name)]: _text(value)
            for name, value in pairs.items()
            if _plain(name) in keys
        }
        if number == 2:
            _check_columns(sheet, set(record))
        yield number, {column.key: "" for column in sheet.columns} | record


def _csv_records(
    text: str, sheet: Sheet, keys: Mapping[str, str], limits: Limits
) -> Rows:
    """Yield the rows, read with the sign that finds the best head."""
    csv.field_size_limit(_FIELD * 10)
    heads = {sign: _find_head(_parse(text, sign), keys) for sign in ",;\t|"}
    sign = max(heads, key=lambda sign: heads[sign].known)
    if not heads[sign].known:
        # nothing is known: the first line is what the office calls the head
        lines = [line for line in text.splitlines() if line.strip() and line[0] != "#"]
        if not any(mark in lines[0] for mark in ",;\t" if lines):
            raise refuse("export_unreadable")
    yield from _records(heads[sign], _parse(text, sign), sheet, keys, limits)


def _parse(text: str, sign: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    number = 1
    try:
        for cells in reader:
            yield number, cells
            number = reader.line_num + 1
    except csv.Error as error:
        raise refuse("export_unreadable") from error


def _find_head(lines: Iterator[Line], keys: Mapping[str, str]) -> Head:
    """Return the line, or the two lines together, that name most columns."""
    best = Head()
    above: tuple[str, ...] = ()
    for number, cells in islice(lines, _HEAD_WITHIN):
        line = tuple(map(_plain, cells))
        for names, parts in (
            (line, (line,)),
            (_join(above, line, keys), (above, line)),
        ):
            known = len({keys[name] for name in names if name in keys})
            if known > best.known:
                best = Head(number, names, parts, known)
        above = line
    return best


def _join(
    above: tuple[str, ...], below: tuple[str, ...], keys: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the names of a head of two lines; the upper cells may be merged.

    >>> keys = {"nilai realisasi": "amount", "nilai setoran": "returned"}
    >>> _join(("bulan", "nilai", ""), ("", "realisasi", "setoran"), keys)
    ('bulan', 'nilai realisasi', 'nilai setoran')
    """
    names, over = [], ""
    for upper, lower in zip_longest(above, below, fillvalue=""):
        # a merged cell is written in its first column alone
        over = upper or (over if lower else "")
        choice = (f"{over} {lower}".strip(), lower, upper)
        names.append(next((name for name in choice if name in keys), choice[0]))
    return tuple(names)


def _sheet_records(
    content: bytes, sheet: Sheet, keys: Mapping[str, str], limits: Limits
) -> Rows:
    """Yield the rows of the sheet of Excel that has the best head."""
    inspect(content, limits)
    workbook = open_workbook(content, values=True)
    try:
        pages = workbook.worksheets
        heads = [_find_head(_lines_of(page), keys) for page in pages]
        number = max(range(len(pages)), key=lambda n: heads[n].known, default=None)
        if number is None or not heads[number].known:
            raise refuse("export_unreadable")
        lines = _stored(_lines_of(pages[number]), limits)
        yield from _records(heads[number], lines, sheet, keys, limits)
    finally:
        workbook.close()


def _stored(lines: Iterator[Line], limits: Limits) -> Iterator[Line]:
    """Yield the lines, up to so many."""
    for line in lines:
        if line[0] > limits.stored_rows:
            raise refuse("too_many_stored_rows", limit=limits.stored_rows)
        yield line


def _lines_of(worksheet) -> Iterator[Line]:
    for number, row in enumerate(rows_of(worksheet, values_only=True), start=1):
        yield number, [_text(value) for value in row]
