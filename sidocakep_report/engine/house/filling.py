"""A template checked, and filled with the values of a document by py3o.template."""

import io
import warnings
from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree

from .errors import Problem, TemplateRefusedError
from .fields import Field, read_values
from .marks import VALUES, WRITER, MarkReader, Written
from .package import CONTENT, STYLES, read_package, read_xml, write_package
from .places import q
from .safety import find_unsafe

with warnings.catch_warnings():
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    from py3o.template import Template
    from py3o.template.main import format_multiline, get_list_transformer

_SETTINGS = "settings.xml"
#: Settings that say something of the computer on which the template was written.
_PRIVATE = ("Printer", "Database", "PrivateKey", "ModifyPassword")


class _Checked:
    """A template whose fields are read: its parts, and what it shows."""

    def __init__(self, content: bytes, fields: Mapping[str, Field]) -> None:
        self.parts = read_package(content)
        names = [CONTENT, STYLES, *({_SETTINGS} & self.parts.keys())]
        self.roots = {name: read_xml(self.parts, name) for name in names}
        problems: list[Problem] = []
        for root in self.roots.values():
            problems += find_unsafe(root, self.parts)
        if problems:
            raise TemplateRefusedError(problems)
        reader = MarkReader(fields)
        for name in (CONTENT, STYLES):
            root = self.roots[name]
            for left_out in ("office:annotation", "office:annotation-end"):
                etree.strip_elements(root, q(left_out), with_tail=False)
            _escape(root)
            reader.read(root)
        if reader.problems:
            raise TemplateRefusedError(reader.problems)
        self.written: list[Written] = reader.written

    def pack(self) -> bytes:
        for root in self.roots.get(_SETTINGS, ()):
            for item in list(root.iter(q("config:config-item"))):
                name = item.get(q("config:name"), "")
                if any(word in name for word in _PRIVATE):
                    item.getparent().remove(item)
        for name, root in self.roots.items():
            self.parts[name] = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8"
            )
        return write_package(self.parts)


def _escape(root: etree._Element) -> None:
    """Keep each dollar sign what it is for the reader of the template, too."""
    for node in root.iter():
        if node.text and "$" in node.text:
            node.text = node.text.replace("$", "$$")
        if node.tail and "$" in node.tail:
            node.tail = node.tail.replace("$", "$$")
        for key, value in node.attrib.items():
            if "$" in value:
                node.set(key, value.replace("$", "$$"))


def check_template(content: bytes, fields: Mapping[str, Field]) -> int:
    """Return how many values a template shows.

    :raise TemplateRefusedError: what is wrong with it, each with its place
    """
    return len(_Checked(content, fields).written)


def fill_template(
    content: bytes,
    fields: Mapping[str, Field],
    document: Mapping[str, Any],
    formatters: Mapping[str, Callable[[Any], str]],
    notice: str = "",
) -> bytes:
    """Return the text of a document, made of a template.

    :param document: the values of which its printed form is made
    :param notice: words at the head of each page
    :raise TemplateRefusedError: what is wrong with the template, or with a value
    """
    checked = _Checked(content, fields)
    if notice:
        _add_notice(checked.roots[STYLES], notice)

    def write(number: int, value: Any) -> Any:
        item = checked.written[number]
        if value in ("", None):
            return item.field.empty
        format_ = formatters.get(item.formatter, str)
        try:
            return format_multiline(_clean(format_(value)))
        except (ValueError, TypeError, ArithmeticError) as error:
            facts = {"what": item.field.name, "value": str(value)[:80]}
            problem = Problem("value", item.place, facts)
            raise TemplateRefusedError([problem]) from error

    values = read_values(fields, document)
    template = Template(io.BytesIO(checked.pack()), None)
    template.render_tree({VALUES: values, WRITER: write})
    for name, stream in template.output_streams:
        # not py3o's own way to the file, which leaves one behind where a value fails
        stream |= get_list_transformer(template.namespaces)
        checked.parts[name] = "".join(stream.serialize()).encode()
    return write_package(checked.parts)


def _clean(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(char for char in text if char >= " " or char in "\n\t")


def _add_notice(styles: etree._Element, words: str) -> None:
    """Write words at the head of each page, above what the template says there."""
    for master in styles.iter(q("style:master-page")):
        heads = [
            child for child in master if str(child.tag).startswith(q("style:header"))
        ]
        if not heads:
            heads = [etree.Element(q("style:header"))]
            master.insert(0, heads[0])
        for head in heads:
            paragraph = etree.Element(q("text:p"))
            paragraph.text = words.replace("$", "$$")
            head.insert(0, paragraph)
