"""What a file is, by its content; whoever renames a program gets it refused."""

import io
import time
import zipfile
import zlib

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from sidocakep_base.engine.evidence import (
    EMPTY,
    MAX_BYTES,
    OLD_OFFICE,
    TOO_LARGE,
    UNREADABLE,
    WRONG_TYPE,
    EvidenceError,
    examine,
)


def chunk(name, content=b""):
    """Return a part of a PNG: length, name, content, checksum (specification 5.3)."""
    checksum = zlib.crc32(name + content).to_bytes(4, "big")
    return len(content).to_bytes(4, "big") + name + content + checksum


# The signatures of ISO 32000-1 7.5, of the PNG specification 5.2 and of JFIF
PDF_HEAD = b"%PDF-1.7\n"
OBJECT = b"1 0 obj\n<< /Type /Catalog >>\nendobj\n"
TABLE = b"xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n"
ROOT = b"trailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n"
PDF = PDF_HEAD + OBJECT + TABLE + ROOT + b"45\n%%EOF\n"
SIGNATURE, HEADER = b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", b"\0\0\0\1" * 2 + b"\x08" * 5)
DATA, END = chunk(b"IDAT", zlib.compress(b"\0\0")), chunk(b"IEND")
PNG = SIGNATURE + HEADER + DATA + END
JPG = b"\xff\xd8\xff\xe0" + b"\0" * 20 + b"\xff\xd9"
ODF = "application/vnd.oasis.opendocument."


def archive(compression=zipfile.ZIP_STORED, /, **members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return stream.getvalue()


def code_of(content):
    with pytest.raises(EvidenceError) as refused:
        examine(content)
    assert str(refused.value) == refused.value.code
    return refused.value.code


@pytest.mark.parametrize(
    ("kind", "content"), [("pdf", PDF), ("png", PNG), ("jpg", JPG)]
)
def test_a_whole_file_is_of_its_kind(kind, content):
    assert examine(content) == kind


@pytest.mark.parametrize(
    "content", [PDF[:-8], PNG[:-8], JPG[:-2], b"%PDF-", b"\xff\xd8\xff"]
)
def test_a_file_that_was_cut_off_is_broken(content):
    assert code_of(content) == UNREADABLE


@pytest.mark.parametrize(
    "content",
    [
        SIGNATURE + DATA + HEADER + END,
        SIGNATURE + HEADER + END,
        SIGNATURE + HEADER + DATA,
        SIGNATURE + chunk(b"IHDR", b"\0" * 13) + DATA + END,
        SIGNATURE + chunk(b"IHDR", b"\0\0\0\1" * 2) + DATA + END,
        PNG[:-20] + b"x" + PNG[-19:],
        SIGNATURE + HEADER + b"\xff\xff\xff\xff" + DATA[4:] + END,
        SIGNATURE + b"\0" * 20 + b"\0\0\0\0IEND\xaeB`\x82",
        PNG + b"\0" * 65,
    ],
)
def test_a_png_is_its_parts_in_order_with_their_checksums(content):
    assert code_of(content) == UNREADABLE


def test_other_parts_of_a_png_and_what_a_device_writes_behind_it():
    described = SIGNATURE + HEADER + chunk(b"tEXt", b"a\0b") + DATA + DATA + END
    assert examine(described) == "png"
    assert examine(PNG + b"\0" * 64) == "png"


@pytest.mark.parametrize(
    ("content", "is_pdf"),
    [
        (PDF_HEAD + OBJECT + ROOT + b"9\n%%EOF", True),
        (PDF.replace(b"startxref\n45", b"startxref\n999"), True),
        (PDF.replace(b"/Root", b"/Rood"), False),
        (PDF.replace(b"startxref", b"startxreg"), False),
        (PDF_HEAD + ROOT + b"9\n%%EOF", False),
        (PDF_HEAD + b"laporan /Root startxref 9999999999 %%EOF", False),
        (PDF_HEAD + b"MZ this is a program %%EOF", False),
    ],
)
def test_a_pdf_has_objects_and_a_root(content, is_pdf):
    """An xref stream begins as an object does; a wrong place is mended by readers."""
    if is_pdf:
        assert examine(content) == "pdf"
    else:
        assert code_of(content) == UNREADABLE


def test_a_picture_of_the_largest_size_is_looked_at_at_once():
    """Whatever is in it: 25 megabytes of parts without content are two million."""
    begun = time.process_time()
    many = chunk(b"tEXt") * ((MAX_BYTES - len(PNG)) // 12)
    assert code_of(SIGNATURE + HEADER + many + DATA + END) == UNREADABLE
    large = chunk(b"IDAT", b"\0" * (MAX_BYTES - 100))
    assert examine(SIGNATURE + HEADER + large + END) == "png"
    assert time.process_time() - begun < 5


def test_what_follows_the_end_of_a_pdf_may_be_two_kilobytes():
    """Scanners write after %%EOF; further up it is an older revision's end."""
    assert examine(PDF + b"\0" * 2000) == "pdf"
    assert code_of(PDF + b"\0" * 2048) == UNREADABLE


@pytest.mark.parametrize(
    ("kind", "member"),
    [
        ("xlsx", "xl/workbook.xml"),
        ("docx", "word/document.xml"),
        ("pptx", "ppt/presentation.xml"),
    ],
)
@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_office_document_is_known_by_what_it_holds(kind, member, compression):
    content = archive(compression, **{"[Content_Types].xml": "<x/>", member: "<x/>"})
    assert examine(content) == kind


@pytest.mark.parametrize(("kind", "name"), [("ods", "spreadsheet"), ("odt", "text")])
def test_an_open_document_says_its_type(kind, name):
    assert examine(archive(mimetype=ODF + name)) == kind
    assert examine(archive(mimetype=f"{ODF}{name}\n")) == kind


@pytest.mark.parametrize("name", ["presentation", "text-template", "textual", ""])
def test_another_open_document_is_not_taken(name):
    assert code_of(archive(mimetype=ODF + name)) == WRONG_TYPE


def test_an_archive_of_files_is_no_document():
    assert code_of(archive(**{"laporan.pdf": PDF})) == WRONG_TYPE
    assert code_of(archive(**{"other/xl/workbook.xml": "<x/>"})) == WRONG_TYPE


def test_an_archive_that_was_cut_off_is_broken():
    content = archive(**{"xl/workbook.xml": "<x/>" * 50})
    for length in (4, len(content) // 2, len(content) - 22):
        assert code_of(content[:length]) == UNREADABLE


def test_a_type_that_is_locked_or_damaged_is_broken():
    content = archive(mimetype=ODF + "text")
    # bit 0 of the flags at byte 8 of the directory's entry: encrypted (APPNOTE 4.4.4)
    entry = content.index(b"PK\x01\x02")
    locked = bytearray(content)
    locked[entry + 8] |= 1
    assert code_of(bytes(locked)) == UNREADABLE
    # method 99 is of no compression that there is (APPNOTE 4.4.5)
    strange = bytearray(content)
    strange[entry + 10] = 99
    assert code_of(bytes(strange)) == UNREADABLE
    # another byte than its checksum says
    damaged = content.replace(b"vnd.oasis", b"vnd.oasiz", 1)
    assert code_of(damaged) == UNREADABLE


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\0 laporan.pdf",
        b"\x7fELF",
        b"<html>%PDF-1.4 %%EOF</html>",
        b"GIF89a",
        b"PK\x05\x06" + b"\0" * 18,
        b" ",
    ],
)
def test_other_kinds_are_not_taken(content):
    assert code_of(content) == WRONG_TYPE


def test_a_file_of_an_old_office_is_known_for_what_it_is():
    """[MS-CFB] 2.2: the signature that Word, Excel and PowerPoint 97-2003 share."""
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    names = {"doc": "WordDocument", "xls": "Workbook", "ppt": "PowerPoint Document"}
    for name in names.values():
        assert code_of(start + b"\0" * 504 + name.encode("utf-16-le")) == OLD_OFFICE
    assert code_of(start) == OLD_OFFICE


def test_a_later_document_with_a_password_is_locked_and_not_old():
    """[MS-OFFCRYPTO] 2.3.4.4: its content stands in a stream EncryptedPackage."""
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    locked = start + "EncryptedPackage".encode("utf-16-le") + b"\0" * 96
    assert code_of(locked) == UNREADABLE


def test_the_borders_of_the_size():
    assert code_of(b"") == EMPTY
    ending = PDF[PDF.index(TABLE) :].rstrip()
    most = PDF[: -len(ending) - 1].ljust(MAX_BYTES - len(ending), b"\0") + ending
    assert len(most) == 25 * 1024 * 1024
    assert examine(most) == "pdf"
    assert code_of(most + b"\n") == TOO_LARGE


@given(st.sampled_from([b"", b"PK\x03\x04", b"%PDF-", PNG[:8]]), st.binary())
def test_no_content_is_more_than_refused(start, content):
    try:
        kind = examine(start + content)
    except EvidenceError as error:
        assert error.code in {EMPTY, WRONG_TYPE, UNREADABLE}
    else:
        assert kind in {"pdf", "png", "jpg"}


@pytest.fixture(name="office", scope="module")
def fixture_office():
    """Return a file of each kind of archive, packed in each way that Python knows."""
    ways = (
        zipfile.ZIP_STORED,
        zipfile.ZIP_DEFLATED,
        zipfile.ZIP_BZIP2,
        zipfile.ZIP_LZMA,
    )
    members = {"mimetype": f"{ODF}text", "laporan-é.xml": "<x/>" * 9}
    return [archive(way, **members) for way in ways]


def test_a_name_in_no_alphabet_is_of_a_damaged_archive(office):
    """Its flag says UTF-8, and its bytes are none."""
    damaged = office[0].replace("é".encode(), b"\xff\xfe")
    assert damaged != office[0]
    assert code_of(damaged) == UNREADABLE


@seed(20261130)
@settings(max_examples=500, deadline=None)
@given(st.data())
def test_whatever_is_damaged_in_a_file_it_is_refused_or_taken(office, data):
    """Nothing but its own error is raised: bytes are rewritten, a piece is missing."""
    content = bytearray(data.draw(st.sampled_from([*office, PDF, PNG, JPG])))
    places = st.integers(0, len(content) - 1)
    for place, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)))):
        content[place] = byte
    start, end = sorted(data.draw(st.tuples(places, places)))
    if data.draw(st.booleans()):
        del content[start:end]
    try:
        assert examine(bytes(content)) in ("pdf", "png", "jpg", "odt")
    except EvidenceError as error:
        assert error.code in (EMPTY, UNREADABLE, WRONG_TYPE)
