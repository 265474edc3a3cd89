"""The file of a template: what may be in its package, and in the XML of its parts.

An OpenDocument text is a zip. It is taken apart within limits, only parts that a plain
text has are let through, and of their XML only elements that say something of a page.
"""

import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath

from lxml import etree

from .errors import refuse

MIMETYPE = b"application/vnd.oasis.opendocument.text"
CONTENT, STYLES = "content.xml", "styles.xml"
MANIFEST = "META-INF/manifest.xml"
PACKED_BYTES = 5 * 1024**2
UNPACKED_BYTES = 20 * 1024**2
XML_BYTES = 2 * 1024**2
ENTRIES = 200
_PLAIN = frozenset(
    {"mimetype", CONTENT, STYLES, MANIFEST, "meta.xml", "settings.xml"}
    | {"manifest.rdf", "layout-cache", "Thumbnails/thumbnail.png"}
)
_PICTURES = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
}
_MACROS = ("Basic/", "Scripts/", "Dialogs/")
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    UnicodeError,
    ValueError,
    OSError,
)


def is_picture(content: bytes) -> bool:
    """Tell whether a picture is of a kind that a text may have in it."""
    return any(content.startswith(starts) for starts in _PICTURES.values())


def read_package(content: bytes) -> dict[str, bytes]:
    """Return ``{name: bytes}`` of the parts of a text.

    :raise TemplateRefusedError: what is in the file is not that of a plain text
    """
    if len(content) > PACKED_BYTES:
        raise refuse("too_large", "", limit=f"{PACKED_BYTES // 1024**2} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read_parts(archive)
    except _DAMAGED:
        raise refuse("not_odt", "") from None


def _read_parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > ENTRIES:
        raise refuse("too_many_parts", "", limit=str(ENTRIES))
    if sum(entry.file_size for entry in entries) > UNPACKED_BYTES:
        raise refuse("too_large", "", limit=f"{UNPACKED_BYTES // 1024**2} MB")
    names = [entry.filename for entry in entries if not entry.is_dir()]
    if len({*names}) != len(names):
        raise refuse("part_unknown", max(names, key=names.count))
    for entry in entries:
        _check_name(entry)
    parts = {name: _read(archive, name) for name in names}
    kind = parts.get("mimetype", b"").strip()
    if kind != MIMETYPE or not {CONTENT, STYLES} <= parts.keys():
        raise refuse("not_odt", "mimetype")
    for name, picture in parts.items():
        starts = _PICTURES.get(PurePosixPath(name).suffix.lower(), ())
        if name.startswith("Pictures/") and not picture.startswith(starts):
            raise refuse("picture_kind", name)
    return parts


def _check_name(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    if entry.is_dir() and ".." not in name:
        return
    if name.startswith("Configurations2/") and not entry.file_size:
        return
    if name.startswith(_MACROS) or "macrosignatures" in name:
        raise refuse("macro", name)
    if name.startswith("Object") or name.endswith((".bin", ".ole")):
        raise refuse("object", name)
    is_picture = re.fullmatch(r"Pictures/[\w.-]+", name, re.ASCII)
    if is_picture and PurePosixPath(name).suffix.lower() not in _PICTURES:
        raise refuse("picture_kind", name)
    if name not in _PLAIN and not is_picture:
        raise refuse("part_unknown", name)
    if entry.flag_bits & 1:
        raise refuse("encrypted", name)


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """Read a part, and not one byte more than it may have, whatever it says."""
    limit = XML_BYTES if name.endswith(".xml") else PACKED_BYTES
    with archive.open(name) as stream:
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise refuse("too_large", name, limit=f"{limit // 1024**2} MB")
    return content


def read_xml(parts: dict[str, bytes], name: str) -> etree._Element:
    """Return the root of a part; nothing is resolved, loaded or expanded.

    :raise TemplateRefusedError: it declares a document type, or is no XML in UTF-8
    """
    content = parts[name]
    # another encoding would hide a declaration from the next line
    declared = re.match(
        rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding=.([\w.-]+)", content
    )
    if b"\0" in content or (declared and declared[1].lower() not in (b"utf-8",)):
        raise refuse("encoding", name)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise refuse("entities", name)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise refuse("not_xml", name) from None
    if root.getroottree().docinfo.doctype:
        raise refuse("entities", name)
    return root


def write_package(parts: dict[str, bytes]) -> bytes:
    """Return the zip of a text: its type first and plain, its manifest ours.

    What it says of its author is left out, and whatever is no page.
    """
    kept = {
        name: content
        for name, content in parts.items()
        if name in (CONTENT, STYLES, "settings.xml") or name.startswith("Pictures/")
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
        for name, content in kept.items():
            archive.writestr(name, content)
        archive.writestr(MANIFEST, _write_manifest([*kept]))
    return buffer.getvalue()


def _write_manifest(names: list[str]) -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    root = etree.Element(f"{{{space}}}manifest", nsmap={"manifest": space})
    root.set(f"{{{space}}}version", "1.2")
    for name in ("/", *names):
        suffix = PurePosixPath(name).suffix.lower()
        kind = {"/": MIMETYPE.decode(), ".xml": "text/xml"}.get(
            suffix or name, f"image/{suffix[1:].replace('jpg', 'jpeg')}"
        )
        entry = etree.SubElement(root, f"{{{space}}}file-entry")
        entry.set(f"{{{space}}}full-path", name)
        entry.set(f"{{{space}}}media-type", kind)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
