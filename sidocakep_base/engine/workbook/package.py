"""The parts of an .xlsx, changed in place: what is not touched stays byte for byte.

A program that loads a workbook and saves it anew drops what it does not know, the
results of formulas among it. Here elements are put into the text of a part; each brings
its namespace along, whatever prefix the program has chosen that wrote the part.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Collection
from xml.etree import ElementTree
from xml.parsers import expat

_TYPES = "[Content_Types].xml"
_TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
#: Of a part that the file did not have: the same answer is the same file.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def insert(xml: bytes, tag: str, text: str) -> bytes:
    """Return the part with ``text`` as the last thing in its element ``tag``.

    >>> insert(b"<x:a><x:b>1</x:b></x:a>", "b", "2")
    b'<x:a><x:b>12</x:b></x:a>'
    >>> insert(b'<a><b c="1"/></a>', "b", "2")
    b'<a><b c="1">2</b></a>'
    """
    name = rb"(?P<name>(?:\w+:)?" + tag.encode() + rb")"
    ends = list(re.finditer(rb"</" + name + rb"\s*>", xml))
    if ends:
        place = ends[-1].start()
        return xml[:place] + text.encode() + xml[place:]
    blank = re.compile(rb"<" + name + rb"(?P<rest>(?:\s[^<>]*?)?)/>")
    return blank.sub(
        lambda found: (
            b"<%s%s>%s</%s>"
            % (found["name"], found["rest"], text.encode(), found["name"])
        ),
        xml,
        count=1,
    )


def insert_before(xml: bytes, tags: Collection[str], text: str) -> bytes:
    """Return the part with ``text`` before the first of these children of its root.

    Where it has none of them, as the last; those of deeper elements are not meant.

    >>> insert_before(b"<a><b><d/></b><d/><e/></a>", {"e", "d"}, "<c/>")
    b'<a><b><d/></b><c/><d/><e/></a>'
    >>> insert_before(b"<a><b/></a>", {"e"}, "<c/>")
    b'<a><b/><c/></a>'
    """
    places: list[int] = []
    depth = 0
    parser = expat.ParserCreate()

    def start(name: str, _attributes) -> None:
        nonlocal depth
        if depth == 1 and name.rpartition(":")[2] in tags:
            places.append(parser.CurrentByteIndex)
        depth += 1

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1
        if not depth:
            places.append(parser.CurrentByteIndex)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(xml, True)
    return xml[: places[0]] + text.encode() + xml[places[0] :]


def legal(text: str) -> str:
    """Return a text without the characters that no XML may hold.

    >>> legal("a\\x0bb")
    'a b'
    """
    return "".join(
        sign
        if sign in "\t\n" or (ord(sign) >= 32 and not 0xD800 <= ord(sign) <= 0xDFFF)
        else " "
        for sign in text
    )


class Package:
    """The parts of a file by name."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._changed: dict[str, bytes] = {}
        self._names = set(self._archive.namelist())

    def has(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        if name in self._changed:
            return self._changed[name]
        return self._archive.read(name)

    def write(self, name: str, xml: bytes) -> None:
        self._changed[name] = xml
        self._names.add(name)

    def save(self) -> bytes:
        """Return the file; its parts stand in the order they had."""
        old = {part.filename: part.date_time for part in self._archive.infolist()}
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name in [*old, *sorted(self._changed.keys() - old.keys())]:
                part = zipfile.ZipInfo(name, old.get(name, _NO_DAY))
                part.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(part, self.read(name))
        return buffer.getvalue()

    # Types and relations -------------------------------------------------------

    def declare(self, name: str, kind: str) -> None:
        """Say of which type a part is; nothing when the file says it already."""
        types = self.read(_TYPES)
        if f'PartName="/{name}"'.encode() in types:
            return
        text = (
            f'<Override xmlns="{_TYPES_NS}" PartName="/{name}" ContentType="{kind}"/>'
        )
        self.write(_TYPES, insert(types, "Types", text))

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Return ``{id: (last word of the type, name of the part)}`` of a part."""
        place = _relations_of(name)
        if not self.has(place):
            return {}
        folder = posixpath.dirname(f"/{name}")
        return {
            item.get("Id", ""): (
                item.get("Type", "").rpartition("/")[2],
                posixpath.normpath(
                    posixpath.join(folder, item.get("Target", ""))
                ).lstrip("/"),
            )
            for item in ElementTree.fromstring(self.read(place)).iter(
                f"{{{_RELATIONS_NS}}}Relationship"
            )
        }

    def relate(self, name: str, kind: str, target: str) -> str:
        """Let a part point at another one; return the id by which it does."""
        known = self.relations(name)
        number = 1
        while f"rIdAnswer{number}" in known:
            number += 1
        place = _relations_of(name)
        if not self.has(place):
            blank = f'<Relationships xmlns="{_RELATIONS_NS}"></Relationships>'
            self.write(place, _HEAD + blank.encode())
        text = (
            f'<Relationship xmlns="{_RELATIONS_NS}" Id="rIdAnswer{number}" '
            f'Type="{kind}" Target="/{target}"/>'
        )
        self.write(place, insert(self.read(place), "Relationships", text))
        return f"rIdAnswer{number}"


def _relations_of(name: str) -> str:
    folder, _slash, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"
