"""PDF/A-2a and PDF/UA-1, said by a validator that did not make the file.

It is ``page-validation``, young and of one author, so it is itself put to the test
first: what is taken out of a good file it has to miss. It does not judge what only a
person can, such as whether an alternative text says what the picture shows or whether
the order of reading makes sense.
"""

import base64
import io
import warnings

import page
import pikepdf
import pytest
import typst

from sidocakep_report.tests.typeset.archival import PROFILES
from sidocakep_report.tests.typeset.archival import find_failures as find
from sidocakep_report.typeset.engine import compile_document

from .reading import PyPDF2, convert
from .test_pdf import BODY

PICTURE = base64.b64encode(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20">'
    b'<rect width="60" height="9" fill="#1f4e79"/><text y="18">95,00</text></svg>'
).decode()
WHOLE = (
    '<div class="ts-outline"></div><div class="ts-figures"></div>'
    f'{BODY}<p class="ts-caption">Tabel 1</p>'
    '<img class="ts-fill" alt="Batang: 95,00" '
    f'src="data:image/svg+xml;base64,{PICTURE}"/>'
    '<p class="ts-figcaption">Gambar 1</p><p>https://contoh/' + "7" * 60 + "</p>"
)


def find_failures(content, profile):
    return {failure.rule_id for failure in find(content, profile)}


@pytest.mark.parametrize("profile", PROFILES)
def test_a_print_is_what_it_claims_to_be(profile):
    content = compile_document(convert(WHOLE, mark="DRAFT"))
    assert find_failures(content, profile) == set()


@pytest.mark.parametrize("profile", PROFILES)
def test_an_ordinary_pdf_is_found_out(profile):
    content = typst.compile(b"= Judul\nTeks", font_paths=[], ignore_system_fonts=True)
    assert find_failures(content, profile)


def _without(entry, content):
    """The file without an entry of its root, for everything else as it was."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        writer = PyPDF2.PdfFileWriter()
        writer.clone_document_from_reader(PyPDF2.PdfFileReader(io.BytesIO(content)))
        del writer._root_object[entry]
        stream = io.BytesIO()
        writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("entry", "profile"),
    [
        ("/Lang", "ua1"),
        ("/MarkInfo", "ua1"),
        ("/StructTreeRoot", "ua1"),
        ("/Metadata", "2a"),
        ("/OutputIntents", "2a"),
    ],
)
def test_what_is_taken_out_is_missed(entry, profile):
    content = compile_document(convert(WHOLE))
    whole, broken = (
        find_failures(c, profile) for c in (content, _without(entry, content))
    )
    assert broken - whole, entry


#: Bytes of a stream, those before ``endstream``, how many ``Length`` says, and whether
#: it says rightly.
ENDS = [
    (b"isinya", b"\n", 6, True),
    (b"isinya\r", b"\n", 7, True),  # the validator alone counts 6
    (b"isinya\n", b"\n", 7, True),
    (b"isinya\r\n", b"\n", 8, True),
    (b"isinya\r\r", b"\n", 8, True),
    (b"isinya", b"\r\n", 6, True),
    (b"isinya", b"\n", 5, False),
    (b"isinya", b"\n", 8, False),
    (b"isinya\r", b"\n", 8, False),  # no end of line is left
    (b"isinya\r", b"\n", 5, False),
    (b"isinya\r", b"\r\n", 6, False),
    (b"isinya\n", b"\n", 6, False),
]


def _append(*streams):
    """Return a print with streams behind it, as an update that starts nothing new."""
    content = compile_document(convert(WHOLE))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        first, root = int(pdf.trailer.Size), pdf.trailer.Root.objgen[0]
        marks = pdf.trailer.ID.unparse()
    before = int(content.split()[-2])
    table = b"xref\n%d %d\n" % (first, len(streams))
    for number, (data, end, length) in enumerate(streams, start=first):
        content += b"\n"
        table += b"%010d 00000 n\r\n" % len(content)
        content += b"%d 0 obj\n<< /Length %d >>\nstream\n" % (number, length)
        content += data + end + b"endstream\nendobj"
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d /ID %s >>\n" % (
        first + len(streams),
        root,
        before,
        marks,
    )
    start = len(content) + 1
    return content + b"\n" + table + trailer + b"startxref\n%d\n%%%%EOF" % start


@pytest.mark.parametrize(("data", "end", "length", "is_right"), ENDS)
def test_a_length_counts_the_bytes_of_its_stream(data, end, length, is_right):
    """A right one that ends in CR stands before each: it hides no wrong one."""
    content = _append((b"benar\r", b"\n", 6), (data, end, length))
    assert find_failures(content, "ua1") == set()
    known = set() if is_right else {"PDFA2A-STREAM-LENGTH-001"}
    assert find_failures(content, "2a") == known


def test_the_validator_takes_cr_and_lf_for_one_end():
    """What ``archival.py`` works around; without it, it goes."""
    content = _append((b"benar\r", b"\n", 6))
    found = page.validate_pdf_bytes(content, profile="2a").failures
    assert [failure.rule_id for failure in found] == ["PDFA2A-STREAM-LENGTH-001"]
