"""Files that are issued: their names, their signatures, their bytes in a bound copy."""

import io
import re
from decimal import Decimal

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String

from sidocakep_report.engine.issued.bound_part import (
    BrokenFileError,
    Part,
    PartWriter,
    _write_plain,
    get_page_sizes,
)
from sidocakep_report.engine.issued.certified import check_certified
from sidocakep_report.engine.issued.file_name import (
    FOLDER_LENGTH,
    FOLDER_NAME_LENGTH,
    MARK_LENGTH,
    NAME_LENGTH,
    write_file_name,
)

from .test_bound_odd import CATALOG, ONE, PAGE, copy, write_pdf
from .test_certified import find, issued, refuse, signer

__all__ = ["issued", "signer"]  # the two fixtures: a file, and who signs it

SEAL = "0123456789abcdef" * 4
#: What Windows keeps out of a name, and what would lead out of a folder.
FORBIDDEN = set('<>:"/\\|?*\n\t\0')

# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("PK 2026/Kepala: Uji", "PK 2026-Kepala- Uji"),
        ("Laporan Kinerja", "Laporan Kinerja"),
        ("  Laporan, ", "Laporan"),
        ("../../etc/passwd", "..-..-etc-passwd"),
        ("Lampiran (1)", "Lampiran -1"),
        ("Kafé Ümit", "Kafé Ümit"),
        ("A\nB", "A-B"),
        ("Bab 1.2, hal. 3", "Bab 1.2, hal. 3"),
    ],
)
def test_a_name_keeps_what_a_disk_can_keep(name, written):
    assert write_file_name(name, SEAL, "pdf") == f"{written} 0123456789abcdef.pdf"


@pytest.mark.parametrize(
    ("name", "length", "written"),
    [
        # as long as it may be, behind a whole word, and one word without an end
        ("Perjanjian Kinerja", 18, "Perjanjian Kinerja"),
        ("Perjanjian Kinerja Kepala", 18, "Perjanjian Kinerja"),
        ("Perjanjian Kinerja Kepala", 20, "Perjanjian Kinerja"),
        ("Perjanjian Kinerja Kepala", 17, "Perjanjian"),
        ("A Perjanjiankinerja", 12, "A Perjanjian"),
        ("x" * 50, 20, "x" * 20),
    ],
)
def test_a_long_name_ends_behind_a_whole_word(name, length, written):
    found = write_file_name(name, SEAL, "pdf", length)
    assert found == f"{written} 0123456789abcdef.pdf"


@given(st.text(max_size=300), st.sampled_from([20, FOLDER_NAME_LENGTH, NAME_LENGTH]))
def test_no_name_leaves_its_folder_or_is_too_long_for_one(name, length):
    found = write_file_name(name, SEAL, "pdf", length)
    assert not FORBIDDEN & set(found)
    assert found.endswith(" 0123456789abcdef.pdf")
    assert len(found) <= length + MARK_LENGTH + len(" .pdf")
    assert FOLDER_NAME_LENGTH + MARK_LENGTH + len(" .pdf") == FOLDER_LENGTH
    assert found == write_file_name(name, SEAL, "pdf", length)
    # another seal is another file, whatever both are called
    assert found != write_file_name(name, f"f{SEAL[1:]}", "pdf", length)


# ---------------------------------------------------------------- signatures


def sign(issued, signer, **changed):
    """Return the file signed, with entries of the field that must not come along."""
    number, body, _root = find(issued, lambda pdf: pdf.Root.AcroForm.Fields[0])
    with pikepdf.open(io.BytesIO(issued)) as pdf:
        value = int(pdf.trailer.Size)
    entries = " ".join(f"/{key} {said}" for key, said in changed.items())
    body = body.strip().removesuffix(b">>")
    written = body + b" /V %d 0 R %s >>" % (value, entries.encode())
    return signer.sign(issued, "signature1", {number: written})


@pytest.mark.parametrize(
    "entries",
    [
        {"AA": "<< /E << /S /JavaScript /JS (app.alert\\(1\\)) >> >>"},
        {"A": "<< /S /Launch /F (cmd.exe) >>"},
        {"A": "<< /S /URI /URI (http://x.example) >>"},
    ],
)
def test_a_signature_that_does_something_is_refused(issued, signer, entries):
    assert check_certified(issued, sign(issued, signer)) == "signature1"
    assert refuse(issued, sign(issued, signer, **entries)) == "changed"


def test_a_look_of_the_signature_is_its_own(issued, signer):
    """Services draw a seal into the place: that is the field's, and no page's."""
    signed = sign(issued, signer, F="132", MK="<< /BG [1 1 1] >>")
    assert check_certified(issued, signed) == "signature1"


def test_a_note_written_into_the_page_itself_is_found(issued, signer):
    """One that is no object of its own has no number by which it is compared."""
    number, body, _root = find(issued, lambda pdf: pdf.pages[0].obj)
    note = b"<< /Type /Annot /Subtype /FreeText /Rect [0 0 99 99] >>"
    changed = body.replace(b"/Annots [", b"/Annots [ %s " % note)
    assert changed != body
    signed = signer.sign(issued, "signature1", {number: changed})
    assert refuse(issued, signed) == "changed"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"/ETSI.CAdES.detached", b"/adbe.x509.rsa_sha01"),
        (b"/SubFilter", b"/NoFilterx"),
        (b"/ByteRange", b"/NotaRange"),
    ],
)
def test_a_value_that_is_no_signature_over_the_file(issued, signer, old, new):
    signed = signer.sign(issued, "signature1")
    at = signed.rindex(old)
    assert len(old) == len(new)
    assert refuse(issued, signed[:at] + new + signed[at + len(old) :]) == "unsigned"


def test_a_field_that_is_on_the_page_and_in_no_form(issued, signer):
    form = find(issued, lambda pdf: pdf.Root.AcroForm)
    empty = re.sub(rb"/Fields \[[^]]*\]", b"/Fields [ ]", form[1])
    assert empty != form[1]
    signed = signer.sign(issued, "signature1", {form[0]: empty})
    assert refuse(issued, signed) == "unsigned"


# ---------------------------------------------------------------- in a bound copy


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, b"null"),
        (True, b"true"),
        (False, b"false"),
        (0, b"0"),
        (-7, b"-7"),
        (Decimal("0.00000001"), b"0.00000001"),
        (Decimal("1E+3"), b"1000"),
        (Decimal("-12.50"), b"-12.50"),
    ],
)
def test_a_plain_value_in_a_pdf(value, written):
    """A PDF has no number with an exponent."""
    assert _write_plain(value) == written


@given(st.decimals(-(10**6), 10**6, places=6))
def test_a_number_is_written_as_a_reader_takes_it(value):
    written = _write_plain(value)
    assert b"E" not in written.upper()
    assert Decimal(written.decode()) == value


BOXES = {
    # the box of a page, and width and height of its sheet; none: it is broken
    b"[0 0 200 300]": (200, 300),
    b"[10 20 110.5 70]": (100.5, 50),
    b"[200 300 0 0]": (200, 300),
    b"[-5 -5 5 5]": (10, 10),
    b"[0 0 200]": None,
    b"[0 0 200 300 400]": None,
    b"/A4": None,
    b"(0 0 200 300)": None,
}


@pytest.mark.parametrize("box", BOXES)
def test_the_sheet_of_a_page(box):
    content = write_pdf(CATALOG, ONE % b"", PAGE.replace(b"[0 0 200 300]", box))
    if BOXES[box]:
        assert get_page_sizes(content) == [BOXES[box]]
    else:
        with pytest.raises(BrokenFileError):
            get_page_sizes(content)


@pytest.mark.parametrize(
    "objects",
    [
        (CATALOG,),
        (b"<< /Type /Catalog >>",),
        (CATALOG, b"(no node)"),
        (CATALOG, ONE % b"", b"[ 1 2 3 ]"),
        (CATALOG, b"<< /Type /Pages /Count 0 /Kids [] >>"),
        (CATALOG, b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"),
        (CATALOG, ONE % b"", PAGE.replace(b"<< >> >>", b"/None >>")),
    ],
)
def test_a_file_whose_pages_lead_nowhere_is_broken(objects):
    with pytest.raises(BrokenFileError):
        get_page_sizes(write_pdf(*objects))


def make_pdf(draw):
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 300))
        draw(pdf, page.obj)
        stream = io.BytesIO()
        pdf.save(stream, compress_streams=False)
        return stream.getvalue()


def test_a_page_of_several_streams_keeps_their_order():
    def draw(pdf, page):
        page.Contents = Array(
            [pdf.make_stream(part) for part in (b"q 1 w", b"0 0 m", b"Q")]
        )

    content = copy(make_pdf(draw)).content
    places = [content.index(part) for part in (b"q 1 w", b"0 0 m", b"\nQ\nends")]
    assert places == sorted(places)


def test_a_group_of_a_mark_and_of_a_page_comes_along():
    def draw(pdf, page):
        page.Contents = pdf.make_stream(b"q Q")
        page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)

    content = make_pdf(draw)
    writer = PartWriter()
    marks = writer.add_marks(content)
    writer.add_file("Berkas", content, marks)
    part = writer.get_part()
    assert part.content.count(b"/S /Transparency") == 2
    assert part.content.count(b"/SidocakepMark Do") == 1
    assert [chapter.first_page for chapter in part.chapters] == [part.next_number - 1]
    again = Part.from_index(part.get_index(), part.content)
    assert again == part


def test_what_stays_behind_stays_behind():
    def draw(pdf, page):
        page.Contents = pdf.make_stream(b"q Q")
        page.Annots = Array([Dictionary(Type=Name.Annot, Contents=String("rahasia"))])
        page.Metadata = pdf.make_stream(b"rahasia")
        page.PieceInfo = Dictionary(Office=String("rahasia"))
        page.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("rahasia")))
        page.Resources = Dictionary(
            Properties=Dictionary(A=Dictionary(Metadata=String("rahasia"), B=1))
        )

    part = copy(make_pdf(draw))
    assert b"rahasia" not in part.content
    for number, start in enumerate(part.offsets, start=part.first):
        assert part.content[start:].startswith(b"%d 0 obj\n" % number)
