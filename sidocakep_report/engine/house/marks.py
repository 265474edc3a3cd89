"""The fields of a text: found, checked against what is published, written anew.

They stand in the notation of py3o: a user field ``py3o.name``; a link or an input field
to ``py3o://for="item in list"``, ``py3o://if="name"`` with their ends, and
``py3o://function="formatter(name)"``. Nothing that the author wrote is handed on: each
is read by :func:`.fields.parse` and written again from what was read, so that the
engine behind py3o evaluates expressions of this file only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from .errors import Place, Problem
from .fields import FLAG, FORMATTERS, LIST, Field, Mark, parse
from .places import PARAGRAPHS, ROW, XLINK, find_place, q, read_text
from .safety import INSTRUCTION

GENSHI = "{http://genshi.edgewall.org/}"
#: Names in the expressions: the published values, and what writes one of them.
VALUES, WRITER = "values", "write"
#: Fields of one part; each is looked up, and its place is counted.
MOST_MARKS = 500
_USER_FIELDS = (q("text:user-field-get"), q("text:user-field-input"))
_TARGETS = {q("text:a"): f"{XLINK}href", q("text:text-input"): q("text:description")}
_PREFIX = "py3o."
#: Lists in one another, e.g. indicators of objectives of an agency.
MOST_LISTS = 3
#: What is said to stand in a field in which nothing stands: no name.
_NOTHING = "?"
_WORDS = (*PARAGRAPHS, q("text:span"))


@dataclass(frozen=True)
class Written:
    """A value that the text shows: of which field, how, and where it stands."""

    field: Field
    formatter: str
    place: Place


@dataclass
class _Open:
    """A block whose end is awaited: as the author wrote it, and as it is evaluated."""

    mark: Mark
    element: etree._Element
    written: str
    source: str = ""
    expression: str = ""
    items: Mapping[str, Field] = field(default_factory=dict)
    known: Field | None = None


class MarkReader:
    """Checks the fields of the parts of one text, and writes them anew.

    :param fields: what is published for its form
    """

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self._fields = fields
        self._open: list[_Open] = []
        self._loops = 0
        self.problems: list[Problem] = []
        self.written: list[Written] = []

    def read(self, root: etree._Element) -> None:
        """Check the fields of a part and write them anew; or add to ``problems``."""
        found = [(item, text) for item in root.iter() if (text := _get_mark(item))]
        if len(found) > MOST_MARKS:
            facts = {"limit": str(MOST_MARKS)}
            self.problems.append(Problem("too_many_marks", Place("body"), facts))
            return
        for element, written in found:
            self._read_mark(element, written)
        for opened in self._open:
            self._refuse("unclosed", opened.element, opened.written)
        self._open.clear()
        for decl in list(root.iter(q("text:user-field-decl"))):
            if decl.get(q("text:name"), "").startswith(_PREFIX):
                _remove(decl)

    def _refuse(self, code: str, element: etree._Element, written: str) -> None:
        self.problems.append(Problem(code, find_place(element), {"what": written}))

    def _read_mark(self, element: etree._Element, written: str) -> None:
        mark = parse(written)
        if mark is None:
            self._refuse("code", element, written)
        elif element.tag == q("text:a") and parse(read_text(element)) != mark:
            self._refuse("shown", element, f"{read_text(element)} / {written}")
        elif len(element) and any(
            _get_mark(item) for item in element.iterdescendants()
        ):
            self._refuse("nested", element, written)
        elif mark.kind == "value":
            self._read_value(element, mark, written)
        elif mark.kind in ("for", "if"):
            self._open_block(element, mark, written)
        else:
            self._close_block(element, mark, written)

    def _resolve(self, name: str) -> tuple[Field, str] | None:
        """Return the field of a name and the expression of its value."""
        first, _, rest = name.partition(".")
        for opened in reversed(self._open):
            if opened.mark.kind == "for" and opened.mark.word == first:
                item = opened.items.get(rest)
                return (item, f"{opened.source}['{rest}']") if item else None
        known = self._fields.get(name)
        return (known, f"{VALUES}['{name}']") if known else None

    def _read_value(self, element: etree._Element, mark: Mark, written: str) -> None:
        found = self._resolve(mark.name)
        code = _judge_value(found[0] if found else None, mark)
        if code or not found:
            what = {"formatter": mark.word, "formatter_kind": written}
            self._refuse(code, element, what.get(code, mark.name))
            return
        known, source = found
        number = len(self.written)
        formatter = mark.word or known.formatter
        self.written.append(Written(known, formatter, find_place(element)))
        _replace(element, f"{WRITER}({number}, {source})")

    def _open_block(self, element: etree._Element, mark: Mark, written: str) -> None:
        found = self._resolve(mark.name)
        opened = _Open(mark, element, written)
        if not found:
            self._refuse("unknown", element, mark.name)
        elif mark.kind == "for" and found[0].kind != LIST:
            self._refuse("no_list", element, mark.name)
        elif mark.kind == "for" and self._is_taken(mark.word):
            self._refuse("word_taken", element, mark.word)
        elif mark.kind == "for" and self._is_too_deep(found[0]):
            self._refuse("too_deep", element, mark.name)
        elif mark.kind == "for":
            self._loops += 1
            opened.source = f"item{self._loops}"
            opened.items = found[0].items
            opened.known = found[0]
            opened.expression = f"{opened.source} in {found[1]}"
        else:
            opened.expression = f"not {found[1]}" if mark.is_negated else found[1]
        self._open.append(opened)

    def _is_too_deep(self, known: Field) -> bool:
        """Tell whether a list is open already, or too many are: each multiplies."""
        lists = [opened.known for opened in self._open if opened.known]
        return len(lists) >= MOST_LISTS or any(item is known for item in lists)

    def _is_taken(self, word: str) -> bool:
        return any(name.partition(".")[0] == word for name in self._fields) or any(
            item.mark.kind == "for" and item.mark.word == word for item in self._open
        )

    def _close_block(self, element: etree._Element, mark: Mark, written: str) -> None:
        if not self._open or self._open[-1].mark.kind != mark.kind[1:]:
            self._refuse("unopened", element, written)
            return
        opened = self._open.pop()
        if not self.problems:
            code = _wrap(opened.element, element, opened.mark.kind, opened.expression)
            if code:
                self._refuse(code, element, written)


def _judge_value(known: Field | None, mark: Mark) -> str:
    """Return why a value is refused, empty where it is not."""
    if known is None:
        return "unknown"
    if known.kind in (LIST, FLAG):
        return "no_value"
    if mark.word and mark.word not in FORMATTERS:
        return "formatter"
    if mark.word and known.kind not in FORMATTERS[mark.word]:
        return "formatter_kind"
    return ""


def _get_mark(element: etree._Element) -> str:
    """Return what stands in a field of a template, empty for any other element."""
    if element.tag in _USER_FIELDS:
        name = element.get(q("text:name"), "")
        named = name.startswith(_PREFIX)
        return name.removeprefix(_PREFIX) or _NOTHING if named else ""
    key = _TARGETS.get(element.tag)
    target = element.get(key, "") if key else ""
    if target.startswith(INSTRUCTION):
        return unquote(target.removeprefix(INSTRUCTION)) or _NOTHING
    return ""


def _replace(element: etree._Element, expression: str) -> None:
    """Put a field of ours in the place of one that was read."""
    new = etree.Element(q("text:user-field-get"), nsmap=element.nsmap)
    new.set(q("text:name"), f"{_PREFIX}{expression}")
    styled = next(element.iter(q("text:span")), None)
    if styled is not None and styled.get(q("text:style-name")):
        span = etree.Element(q("text:span"), nsmap=element.nsmap)
        span.set(q("text:style-name"), styled.get(q("text:style-name"), ""))
        span.append(new)
        new = span
    new.tail = element.tail
    parent = element.getparent()
    assert parent is not None
    parent.replace(element, new)


def _remove(element: etree._Element) -> None:
    """Take out an element and keep the text behind it."""
    parent, tail, before = element.getparent(), element.tail, element.getprevious()
    assert parent is not None
    parent.remove(element)
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail


def _wrap(
    start: etree._Element, end: etree._Element, kind: str, expression: str
) -> str:
    """Put what stands between two instructions into one of the template engine.

    :return: the code of a problem, empty where it is done
    """
    above = [end, *end.iterancestors()]
    first = start
    while first.getparent() not in above:
        first = first.getparent()
    common = first.getparent()
    last = above[above.index(common) - 1]
    assert common is not None
    if common.tag == ROW:
        return "own_row"
    if first is last:
        return "alone"
    for unit, mark in ((first, start), (last, end)):
        has_frame = next(unit.iter(q("draw:frame")), None) is not None
        if has_frame or read_text(unit) != read_text(mark):
            return "alone"
    wrapper = etree.Element("span", nsmap={"py": GENSHI[1:-1]})
    wrapper.set(f"{GENSHI}strip", "True")
    wrapper.set(f"{GENSHI}{kind}", expression)
    if common.tag in _WORDS:
        wrapper.text, wrapper.tail = first.tail, last.tail
    for node in list(first.itersiblings()):
        if node is last:
            break
        wrapper.append(node)
    common.replace(first, wrapper)
    tail = wrapper.tail
    common.remove(last)
    wrapper.tail = tail
    return ""
