"""The template to begin with: the printed form as a text, its fields in place.

The form is printed with a word in the place of each value (:func:`read_marked`); in the
text that comes of it, each word becomes the field that it stands for. What repeats is
put between the instructions of its list.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from lxml import etree

from .fields import COUNTER, DATE, FLAG, LIST, NUMBER, Field, read_fields, read_sample
from .package import CONTENT, STYLES, read_package, read_xml, write_package
from .places import CELLS, PARAGRAPHS, ROW, TABLE, XLINK, q, read_text
from .safety import INSTRUCTION

_LIST, _ITEM = q("text:list"), q("text:list-item")


def _walk(form: str) -> Iterator[tuple[Field, Field | None]]:
    """Yield each field that has a value, with the list that it is of."""
    for item in read_fields(form).values():
        if item.kind != LIST:
            yield item, None
        for child in item.items.values():
            if child.kind != LIST:
                yield child, item


def _get_word(number: int) -> str:
    return f"qz{number}qz"


#: A value; the same in capitals; the beginning and the end of what is asked for.
_WORD = re.compile(r"(qz(\d+)qz)|(QZ(\d+)QZ)|(qzi(\d+)qz)|(qzeqz)")
_END = "qzeqz"


def read_marked(form: str) -> dict[str, Any]:
    """Return a document of a form that has a word of ours for each value."""
    words = {
        id(item): _get_word(number) for number, (item, _of) in enumerate(_walk(form))
    }
    return read_sample(form, lambda item: words[id(item)])


def write_start(form: str, text: bytes) -> bytes:
    """Return the template of a form.

    :param text: the form printed as a text, of what :func:`read_marked` returned
    """
    parts = read_package(text)
    for name in (CONTENT, STYLES):
        root = read_xml(parts, name)
        _Start(form).write(root)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return write_package(parts)


class _Start:
    def __init__(self, form: str) -> None:
        self._fields = [*_walk(form)]
        self._form = form

    def write(self, root: etree._Element) -> None:
        for item in read_fields(self._form).values():
            if item.kind == LIST:
                self._repeat(root, item)
        for paragraph in list(root.iter(*PARAGRAPHS)):
            self._leave_out(paragraph)
            for number, (item, _owner) in enumerate(self._fields):
                if item.lead:
                    _ask_for(paragraph, item, number)
        for node in list(root.iter()):
            self._put_fields(node)
        body = next(root.iter(q("office:text")), None)
        if body is not None:
            body.insert(0, self._declare())

    def _find(self, element: etree._Element) -> list[tuple[Field, Field | None]]:
        found = _WORD.finditer("".join(element.itertext()))
        numbers = (match[2] or match[4] for match in found)
        return [self._fields[int(number)] for number in numbers if number]

    # ------------------------------------------------ what repeats, what is left out

    def _repeat(self, root: etree._Element, known: Field) -> None:
        """Put what shows items of a list between instructions."""
        units = []
        for paragraph in root.iter(*PARAGRAPHS):
            if any(owner is known for _item, owner in self._find(paragraph)):
                unit = self._get_unit(paragraph, known)
                if unit not in units:
                    units.append(unit)
        for group in _group(units):
            first, last = group[0], group[-1]
            _number_rows(group, known)
            whole = _get_whole(first)
            if known.is_optional and whole is not None:
                _ask_above(whole, whole, known.name)
            elif known.is_optional:
                _ask_above(first, last, known.name)
            elif known.lead and first.tag == ROW:
                for unit in (
                    _make_unit(first, "/if"),
                    _make_unit(first, "", known.lead),
                    _make_unit(first, f'if="not {known.name}"'),
                ):
                    last.addnext(unit)
            first.addprevious(_make_unit(first, f'for="{known.empty} in {known.name}"'))
            last.addnext(_make_unit(first, "/for"))

    def _get_unit(self, paragraph: etree._Element, known: Field) -> etree._Element:
        """Return what repeats: an item of a numbered list, a row, or the paragraph.

        It is the paragraph where other words stand in its cell.
        """
        unit = next(paragraph.iterancestors(ROW, _ITEM), None)
        if unit is None or unit.tag == _ITEM:
            return paragraph if unit is None else unit
        cell = next(paragraph.iterancestors(*CELLS))
        others = [
            other
            for other in cell.iter(*PARAGRAPHS)
            if read_text(other)
            and all(owner is not known for _item, owner in self._find(other))
        ]
        return paragraph if others else unit

    def _leave_out(self, paragraph: etree._Element) -> None:
        """Leave out a paragraph, its row or its table with the field."""
        found = (item for item, owner in self._find(paragraph) if not owner)
        item = next((item for item in found if item.is_optional), None)
        if not item:
            return
        unit, row = paragraph, next(paragraph.iterancestors(ROW), None)
        if row is not None and item.takes_table:
            unit = next(row.iterancestors(TABLE))
        elif row is not None:
            cell = next(paragraph.iterancestors(*CELLS))
            unit = row if len(cell) == 1 else paragraph
        _ask_above(unit, unit, item.name)

    # ------------------------------------------------ fields

    def _put_fields(self, node: etree._Element) -> None:
        """Put fields in the place of the words in the texts of an element."""
        if not isinstance(node.tag, str):
            return
        for match in reversed([*_WORD.finditer(node.text or "")]):
            text, field = node.text or "", self._make_field(match)
            field.tail, node.text = text[match.end() :], text[: match.start()]
            node.insert(0, field)
        for match in reversed([*_WORD.finditer(node.tail or "")]):
            text, field = node.tail or "", self._make_field(match)
            behind, node.tail = text[match.end() :], text[: match.start()]
            node.addnext(field)
            field.tail = behind

    def _make_field(self, match: re.Match[str]) -> etree._Element:
        if match[7]:
            return _make_link("/if")
        item, owner = self._fields[int(match[2] or match[4] or match[6])]
        name = f"{owner.empty}.{item.name.rpartition('/')[2]}" if owner else item.name
        if match[5]:
            return _make_link(f'if="{name}"')
        if match[3] and item.kind not in (DATE, NUMBER):
            return _make_link(f'function="kapital({name})"')
        return _make_field(name)

    def _declare(self) -> etree._Element:
        """Return the list of all fields, from which an office program offers them."""
        decls = etree.Element(q("text:user-field-decls"))
        names = []
        for item, owner in self._fields:
            name = item.name.rpartition("/")[2] or COUNTER
            names.append(f"{owner.empty}.{name}" if owner else name)
        for name in dict.fromkeys(names):
            decl = etree.SubElement(decls, q("text:user-field-decl"))
            decl.set(q("office:value-type"), "string")
            decl.set(q("office:string-value"), f"[{name}]")
            decl.set(q("text:name"), f"py3o.{name}")
        return decls


def _get_whole(unit: etree._Element) -> etree._Element | None:
    """Return the table of a row, the list of an item or the row that is only for it."""
    if unit.tag == ROW:
        return next(unit.iterancestors(TABLE))
    if unit.tag != _ITEM:
        return None
    whole = next(unit.iterancestors(_LIST))
    cell = whole.getparent()
    alone = cell is not None and cell.tag in CELLS and len(cell) == 1
    return next(whole.iterancestors(ROW)) if alone else whole


def _ask_above(first: etree._Element, last: etree._Element, name: str) -> None:
    """Put blocks, and the heading that they alone have, between instructions."""
    before = first.getprevious()
    opens = first
    if before is not None and (
        before.tag == q("text:h")
        or (before.tag == q("text:p") and read_text(before).endswith(":"))
    ):
        opens = before
    opens.addprevious(_make_unit(first, f'if="{name}"'))
    last.addnext(_make_unit(first, "/if"))


def _ask_for(paragraph: etree._Element, item: Field, number: int) -> None:
    """Put a field and the words around it between the words for an instruction."""
    before, _gap, after = map(re.escape, item.lead.partition("{}"))
    value = "" if item.kind == FLAG else _get_word(number)
    words = re.compile(f"{before}{value}{after}")
    begin = f"qzi{number}qz"
    for node in list(paragraph.iter()):
        own, behind = node.text or "", node.tail or ""
        if node.tag == q("text:span") and words.fullmatch(own) and not len(node):
            node.tail = _END + behind
            _write_before(_skip_break(node), begin)
        elif words.search(own):
            node.text = words.sub(lambda found: f"{begin}{found[0]}{_END}", own)
        elif words.match(behind) and node.tag == q("text:line-break"):
            node.tail = words.sub(lambda found: f"{found[0]}{_END}", behind, count=1)
            _write_before(node, begin)
        elif node is not paragraph and words.search(behind):
            node.tail = words.sub(lambda found: f"{begin}{found[0]}{_END}", behind)


def _skip_break(node: etree._Element) -> etree._Element:
    """Return the line break right before an element, or the element."""
    before = node.getprevious()
    is_break = before is not None and before.tag == q("text:line-break")
    return before if is_break and not before.tail else node


def _write_before(node: etree._Element, words: str) -> None:
    before, parent = node.getprevious(), node.getparent()
    if before is not None:
        before.tail = (before.tail or "") + words
    elif parent is not None:
        parent.text = (parent.text or "") + words


def _group(units: list[etree._Element]) -> list[list[etree._Element]]:
    """Return runs of elements that stand side by side."""
    groups: list[list[etree._Element]] = []
    for unit in units:
        if groups and groups[-1][-1].getnext() is unit:
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return groups


def _number_rows(rows: list[etree._Element], known: Field) -> None:
    """Put the number of the item where the form counts its rows."""
    for row in rows:
        if row.tag != ROW:
            continue
        cell = next(row.iter(*CELLS))
        paragraph = next(cell.iter(*PARAGRAPHS), None)
        if paragraph is not None and read_text(cell) in ("1", "1."):
            dot = read_text(cell)[1:]
            for child in list(paragraph):
                paragraph.remove(child)
            paragraph.text = None
            field = _make_field(f"{known.empty}.{COUNTER}")
            field.tail = dot
            paragraph.append(field)


def _make_field(name: str) -> etree._Element:
    field = etree.Element(q("text:user-field-get"))
    field.set(q("text:name"), f"py3o.{name}")
    field.text = f"[{name}]"
    return field


def _make_link(written: str) -> etree._Element:
    link = etree.Element(q("text:a"))
    link.set(f"{XLINK}type", "simple")
    link.set(f"{XLINK}href", INSTRUCTION + quote(written, safe="/()=."))
    link.text = written
    return link


def _make_unit(like: etree._Element, written: str, words: str = "") -> etree._Element:
    """Return a block of its own for an instruction, or for words.

    It is what a block is beside which it stands: a row, an item, or a paragraph.
    """
    paragraph = etree.Element(q("text:p"))
    source = next(like.iter(*PARAGRAPHS))
    style = source.get(q("text:style-name"))
    if style and source.tag == q("text:p") and like.tag not in (TABLE, _LIST):
        paragraph.set(q("text:style-name"), style)
    if written:
        paragraph.append(_make_link(written))
    else:
        paragraph.text = words
    if like.tag == _ITEM:
        item = etree.Element(_ITEM)
        item.append(paragraph)
        return item
    if like.tag != ROW:
        return paragraph
    row = etree.Element(ROW)
    row.set(q("table:style-name"), like.get(q("table:style-name"), ""))
    cells = [*like.iterchildren(*CELLS)]
    cell = etree.SubElement(row, CELLS[0])
    cell.set(q("table:style-name"), cells[0].get(q("table:style-name"), ""))
    cell.set(q("table:number-columns-spanned"), str(len(cells)))
    cell.append(paragraph)
    for _covered in cells[1:]:
        etree.SubElement(row, CELLS[1])
    return row
