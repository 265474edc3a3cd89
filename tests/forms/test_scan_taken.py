"""Scans that are taken, and how they stand in a bound copy."""

import io
import json
import zipfile
from datetime import date

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from sidocakep_report.engine.issued import scan
from sidocakep_report.engine.issued.archive import Archive
from sidocakep_report.engine.issued.binder import Binder
from sidocakep_report.engine.issued.bound_part import get_page_sizes
from sidocakep_report.engine.issued.sheets import find_unprinted
from sidocakep_report.typeset.engine import open_pdf

from .test_scan import SLIP, make_pdf, make_picture

DAY = date(2026, 1, 2)


def _turn(pdf):
    pdf.pages[0].obj.Rotate = 90


def _link(pdf):
    """To a page of its own, and to one on the net: a reader asks before it goes."""
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([0, 0, 9, 9]),
        A=Dictionary(S=Name.URI, URI=String("https://uji.example")),
    )
    pdf.pages[0].obj.Annots = Array([link])


def _bookmark(pdf):
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Lampiran", 0))


def _sign(pdf):
    """A signature of a service is no program: it comes with what an office signed."""
    field = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Sig,
        T=String("ttd"),
        Rect=Array([0, 0, 9, 9]),
    )
    field = pdf.make_indirect(field)
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)


def _stamp(pdf):
    stamp = Dictionary(
        Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 9, 9]), Name=Name.Draft
    )
    pdf.pages[0].obj.Annots = Array([stamp])


TAKEN = {
    "plain": make_pdf(),
    "many sheets": make_pdf(sheets=scan.MOST_SHEETS),
    "on its side": make_pdf(size=(842, 595)),
    "turned": make_pdf(_turn),
    "a drawing of A0": make_pdf(size=(2384, 3370)),
    "a receipt": make_pdf(size=(226, 400)),
    "with links": make_pdf(_link),
    "with bookmarks": make_pdf(_bookmark),
    "signed elsewhere": make_pdf(_sign),
    "with a stamp": make_pdf(_stamp),
    "packed": make_pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "unpacked": make_pdf(compress_streams=False),
    "made for the net": make_pdf(linearize=True),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_a_scanner_makes_is_taken_and_bound(name):
    content = TAKEN[name]
    count = scan.count_sheets(content, "pdf")
    bound = scan.bind_scan(content, "pdf", SLIP)
    sizes = get_page_sizes(bound)
    assert len(sizes) == count + 1
    assert sizes[1:] == get_page_sizes(content)


@pytest.mark.parametrize("kind", ("PNG", "JPEG"))
@pytest.mark.parametrize("size", ((1, 1), (60, 80), (80, 60), (3000, 40)))
def test_a_picture_of_any_form_stands_on_one_sheet(size, kind):
    name = {"PNG": "png", "JPEG": "jpg"}[kind]
    content = make_picture(size, kind)
    assert scan.count_sheets(content, name) == 1
    [_slip, sheet] = get_page_sizes(scan.bind_scan(content, name, SLIP))
    width, height = sheet
    assert (height >= width) == (size[1] >= size[0])


def test_a_name_of_any_signs_stands_on_the_slip():
    """What is written in a name is a text of the page, never its source."""
    for name in ('#panic("x")', "$x$ \\ *a* _b_ `c`", "Naskah " * 60, "«SK» – №1"):
        slip = scan.Slip(name, (("Nomor", '"#{1}'),), "0" * 64, DAY)
        assert len(get_page_sizes(scan.bind_scan(make_pdf(), "pdf", slip))) >= 2


def test_scans_and_documents_share_a_part():
    binder = Binder(None, DAY)
    binder.add(7, "PK", make_pdf(sheets=2))
    binder.add("scan 3", "Hasil pindai", scan.bind_scan(make_pdf(), "pdf", SLIP))
    _content, index = binder.bind()
    assert index["keys"] == [7, "scan 3"]
    assert [chapter["pages"] for chapter in index["chapters"]] == [2, 2]
    kept = json.loads(json.dumps(index))
    behind = Binder(kept, DAY)
    assert behind.sheet == 5
    assert behind.first > index["first"]


def test_the_zip_tells_scans_from_originals():
    stream = io.BytesIO()
    archive = Archive(stream, DAY)
    facts = ["Hasil Pindai", "DPA", "", "2026-01-02", "Dinas", "Hasil pindai", ""]
    archive.add("Dinas/Hasil Pindai/dpa.pdf", make_pdf(), facts)
    archive.close()
    with zipfile.ZipFile(stream) as opened:
        assert "bukan dokumen asli" in " ".join(
            opened.read("BACA.txt").decode().split()
        )
        assert b"Hasil pindai" in opened.read("DAFTAR.csv")


def test_nothing_that_runs_is_left_in_what_is_bound():
    """Links and stamps of a scan are gone once it is bound in a part."""
    for change in (_link, _stamp, _sign):
        binder = Binder(None, DAY)
        binder.add("scan 1", "x", scan.bind_scan(make_pdf(change), "pdf", SLIP))
        content, _index = binder.bind()
        for word in (b"/Annots", b"/AcroForm", b"/URI"):
            assert word not in content


def test_the_slip_is_no_archival_copy_of_the_scan():
    """The bound sheets claim no conformance: what was scanned was made elsewhere."""
    with open_pdf(scan.bind_scan(make_pdf(), "pdf", SLIP)) as pdf:
        assert "/Metadata" not in pdf.Root


@pytest.mark.parametrize(
    ("sheets", "text", "missing"),
    (
        ([], "", []),
        ([{"signer_name": "Ani"}], "Ani", []),
        ([{"signer_name": "Ani"}, {"signer_name": "Budi"}], "ani", ["Budi"]),
        ([{"signer_name": "Budi"}] * 2, "", ["Budi"]),
        ([{"signer_name": "", "signer_title": "Camat"}], "C A M A T", []),
        ([{"signer_title": "Camat"}], "Lurah", ["Camat"]),
        ([{}], "apa saja", []),
    ),
)
def test_who_has_a_sheet_and_stands_in_no_file(sheets, text, missing):
    assert find_unprinted(sheets, text) == missing
