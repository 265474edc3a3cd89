"""Scans: which are taken, and what is bound of them."""

import io
from datetime import date

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

from sidocakep_report.engine.issued import scan
from sidocakep_report.engine.issued.bound_part import BrokenFileError, get_page_sizes
from sidocakep_report.typeset.engine import open_pdf

from .test_bound_hostile import HOSTILE

SLIP = scan.Slip(
    "DPA Dinas Kesehatan 2026",
    (("Nomor", "900/1/2026"), ("Tanggal", "2 Januari 2026"), ("Disimpan di", "")),
    "0123456789abcdef" * 4,
    date(2026, 1, 2),
)


def make_pdf(change=None, sheets=1, size=(595, 842), **kept):
    with Pdf.new() as pdf:
        for _number in range(sheets):
            pdf.add_blank_page(page_size=size)
        if change:
            change(pdf)
        stream = io.BytesIO()
        pdf.save(stream, **kept)
        return stream.getvalue()


def make_picture(size=(600, 800), kind="JPEG", **kept):
    stream = io.BytesIO()
    Image.new("RGB", size, "white").save(stream, kind, **kept)
    return stream.getvalue()


def _script():
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _put_script(pdf):
    pdf.Root.OpenAction = _script()


def _put_page_script(pdf):
    pdf.pages[0].obj.AA = Dictionary(O=_script())


def _put_launch(pdf):
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([0, 0, 9, 9]),
        A=Dictionary(S=Name.Launch, F=String("cmd.exe")),
    )
    pdf.pages[0].obj.Annots = Array([link])


def _put_form(pdf):
    pdf.Root.AcroForm = Dictionary(XFA=String("<xdp/>"), Fields=Array())


def _put_file(pdf):
    pdf.attachments["virus.exe"] = b"MZ"


def _put_film(pdf):
    film = Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=Array([0, 0, 9, 9]))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(film)])


LOCK = pikepdf.Encryption(owner="a", user="b")
#: Without a password to open it: the reader opens it, and it is locked all the same.
HALF_LOCK = pikepdf.Encryption(owner="a", user="")
REFUSED = {
    "locked": (make_pdf(encryption=LOCK), scan.LOCKED),
    "locked for change": (make_pdf(encryption=HALF_LOCK), scan.LOCKED),
    "a script": (make_pdf(_put_script), scan.RUNS),
    "a script of a page": (make_pdf(_put_page_script), scan.RUNS),
    "a program": (make_pdf(_put_launch), scan.RUNS),
    "a form that runs": (make_pdf(_put_form), scan.RUNS),
    "a file in it": (make_pdf(_put_file), scan.CARRIES),
    "a film": (make_pdf(_put_film), scan.CARRIES),
    "too many sheets": (make_pdf(sheets=scan.MOST_SHEETS + 1), scan.TOO_MANY),
    "a sheet of three metres": (make_pdf(size=(9000, 842)), scan.BAD_SIZE),
    "a sheet of nothing": (make_pdf(size=(3, 3)), scan.BAD_SIZE),
    "cut off": (make_pdf()[:-200] + b"%%EOF", scan.BROKEN),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_locks_runs_carries_or_is_no_sheet_is_refused(name):
    content, code = REFUSED[name]
    with pytest.raises(scan.ScanError) as refused:
        scan.count_sheets(content, "pdf")
    assert refused.value.code == code
    with pytest.raises(BrokenFileError):
        scan.bind_scan(content, "pdf", SLIP)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_keeps_a_reader_busy_is_refused(name):
    with pytest.raises(scan.ScanError):
        scan.count_sheets(HOSTILE[name], "pdf")


def test_a_picture_is_looked_at_before_it_is_unpacked():
    bomb = make_picture((12_000, 9_000), "PNG")
    with pytest.raises(scan.ScanError) as refused:
        scan.count_sheets(bomb, "png")
    assert refused.value.code == scan.BAD_SIZE
    for broken in (b"\xff\xd8\xff\xff\xd9", make_picture()[:400] + b"\xff\xd9"):
        with pytest.raises(scan.ScanError) as refused:
            scan.count_sheets(broken, "jpg")
        assert refused.value.code == scan.BROKEN


def _get_text(content):
    from PyPDF2 import PdfReader

    page = PdfReader(io.BytesIO(content)).pages[0]
    return "".join(page.extract_text().split())


def test_a_slip_stands_before_the_sheets_and_says_what_they_are():
    content = make_pdf(sheets=3, size=(612, 1008))
    assert scan.count_sheets(content, "pdf") == 3
    bound = scan.bind_scan(content, "pdf", SLIP)
    assert get_page_sizes(bound)[1:] == 3 * [(612, 1008)]
    said = _get_text(bound)
    for words in ("HASILPINDAI", "DPADinasKesehatan2026", "900/1/2026", SLIP.sha256):
        assert words in said
    assert "bukandokumenaslisistem" in said
    assert "Disimpan" not in said
    assert scan.bind_scan(content, "pdf", SLIP) == bound


def test_a_picture_is_drawn_anew_as_it_was_held():
    """What a telephone turned on its side is upright; its hidden facts stay behind."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "posisi rumah"
    content = make_picture((800, 600), exif=exif)
    bound = scan.bind_scan(content, "jpg", SLIP)
    width, height = get_page_sizes(bound)[1]
    assert height > width
    assert b"posisi rumah" not in bound
    with open_pdf(bound) as pdf:
        [picture] = pdf.pages[1].get_images().values()
        assert (int(picture.Width), int(picture.Height)) == (600, 800)
    wide = scan.bind_scan(make_picture((800, 600), "PNG"), "png", SLIP)
    width, height = get_page_sizes(wide)[1]
    assert width > height


def test_a_large_picture_is_made_smaller_in_the_copy_alone():
    content = make_picture((5000, 7000), quality=60)
    with open_pdf(scan.bind_scan(content, "jpg", SLIP)) as pdf:
        [picture] = pdf.pages[1].get_images().values()
        assert int(picture.Height) <= scan.BOUND_EDGE
