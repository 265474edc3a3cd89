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
from .places import CELLS, PARAGRAPHS, ROW, XLINK, q, read_text
from .safety import INSTRUCTION

_NOTHING = "Tidak ada"


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
        """Put rows, or paragraphs, that show items of a list between instructions."""
        inside = [
            paragraph
            for paragraph in root.iter(*PARAGRAPHS)
            if any(owner is known for _item, owner in self._find(paragraph))
        ]
        units = []
        for paragraph in inside:
            unit = next(paragraph.iterancestors(ROW), paragraph)
            if unit not in units:
                units.append(unit)
        opening = f'for="{known.empty} in {known.name}"'
        for group in _group(units):
            first, last = group[0], group[-1]
            _number_rows(group, known)
            first.addprevious(_make_unit(first, opening))
            after = [_make_unit(first, "/for")]
            if first.tag == ROW:
                after.append(_make_unit(first, f'if="not {known.name}"'))
                after.append(_make_unit(first, "", _NOTHING))
                after.append(_make_unit(first, "/if"))
            for unit in reversed(after):
                last.addnext(unit)

    def _leave_out(self, paragraph: etree._Element) -> None:
        """Leave out a paragraph, and the heading that it alone has, with its field."""
        names = [
            item.name
            for item, owner in self._find(paragraph)
            if item.is_optional and not owner
        ]
        if not names:
            return
        before = paragraph.getprevious()
        first = paragraph
        if before is not None and before.tag == q("text:h"):
            first = before
        first.addprevious(_make_unit(paragraph, f'if="{names[0]}"'))
        paragraph.addnext(_make_unit(paragraph, "/if"))

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


def _ask_for(paragraph: etree._Element, item: Field, number: int) -> None:
    """Put a field and the words before it between the words for an instruction."""
    lead = re.escape(item.lead)
    words = re.compile(lead if item.kind == FLAG else f"{lead}{_get_word(number)}")
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
    """Return a row or a paragraph of its own for an instruction, or for words."""
    source = next(like.iter(*PARAGRAPHS))
    paragraph = etree.Element(q("text:p"))
    style = source.get(q("text:style-name"))
    if style and source.tag == q("text:p"):
        paragraph.set(q("text:style-name"), style)
    if written:
        paragraph.append(_make_link(written))
    else:
        paragraph.text = words
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
