"""A bound copy: every page of every file, marked, and no more in memory than a part."""

import io
import subprocess
import zipfile
from datetime import date

import pytest
from PyPDF2 import PdfReader, PdfWriter
from PyPDF2.generic import DictionaryObject, NameObject, TextStringObject

from sidocakep_report.engine.issued.archive import HELP, LIST, SUMS, Archive
from sidocakep_report.engine.issued.binder import Binder
from sidocakep_report.engine.issued.bound_file import write_bound
from sidocakep_report.engine.issued.bound_pages import (
    COPY,
    DRAFTS,
    Cover,
    Entry,
    get_front_document,
)
from sidocakep_report.engine.issued.bound_part import (
    FIRST,
    BrokenFileError,
    Part,
    PartWriter,
)
from sidocakep_report.typeset.engine import TypstDocument, compile_document

DAY = date(2026, 3, 2)
COVER = Cover("Pemerintah Kabupaten Uji", "Salinan Tahun 2026", ["30 dokumen"], DAY)
PAGE = """#set document(title: "Uji")
#set text(font: "Liberation Sans", lang: "id")
#set page(width: {width}mm, height: {height}mm)
#heading(level: 1, "{text}")
{more}"""


def make_pdf(text, pages=1, width=215, height=330):
    more = "\n".join(f'#pagebreak()\n#text("lanjutan {n}")' for n in range(1, pages))
    source = PAGE.format(text=text, more=more, width=width, height=height)
    return compile_document(TypstDocument(source, DAY, "", None))


def bind(parts, entries=(), groups=(), cover=COVER):
    """Return the reader of a bound file; strict: what is wrong in it is an error."""
    stream = io.BytesIO()
    front = compile_document(get_front_document(cover, list(entries)))
    write_bound(stream, cover.title, iter(parts), front, groups)
    stream.seek(0)
    return PdfReader(stream, strict=True)


def make_parts(*batches, **how):
    """Return a part for each of these lists of (title, file), one after the other."""
    parts, former = [], None
    for batch in batches:
        binder = Binder(former, DAY, **how)
        for key, (title, content) in enumerate(batch):
            binder.add(key, title, content)
        content, former = binder.bind()
        parts.append(Part.from_index(former, content))
    return parts


def get_texts(reader):
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_every_sheet_says_that_it_is_a_copy_and_is_numbered():
    parts = make_parts(
        [("PK satu", make_pdf("Satu", 2)), ("PK dua", make_pdf("Dua", 1, 330, 215))],
        [("PK tiga", make_pdf("Enam", 3, 210, 297))],
    )
    entries = [Entry("Dinas A", "PK satu", "1", "2 Maret 2026", 1)]
    reader = bind(parts, entries, [("Dinas A", 2), ("Dinas B", 1)])
    texts = get_texts(reader)
    assert len(texts) == 2 + 6
    assert all(COPY.warning in text for text in texts)
    for number, text in enumerate(texts[2:], start=1):
        assert f"lembar {number}" in text
    for place, word in ((2, "Satu"), (4, "Dua"), (5, "Enam"), (7, "lanjutan 2")):
        assert word in texts[place]
    sizes = [(round(p.mediabox.width), round(p.mediabox.height)) for p in reader.pages]
    assert sizes[4] == (935, 609)
    assert sizes[5] == (595, 842)


def test_the_sheets_of_drafts_for_the_printer_stay_as_they_are():
    """Only the cover and the list say what the file is."""
    batches = [[("PK satu", make_pdf("Satu", 2))], [("PK dua", make_pdf("Dua"))]]
    cover = Cover("Pemerintah Uji", "Rancangan 2026", ["2 rancangan"], DAY, DRAFTS)
    entries = [Entry("Dinas A", "PK satu", "", "2 Maret 2026", 1)]
    groups = [("Dinas A", 2)]
    reader = bind(make_parts(*batches, is_copy=False), entries, groups, cover)
    front, listed, *texts = get_texts(reader)
    assert "SALINAN" not in front + listed
    assert DRAFTS.warning in front
    assert DRAFTS.warning in listed
    assert texts == ["Satu", "lanjutan 1", "Dua"]
    assert [item.title for item in reader.outline[1]] == ["PK satu", "PK dua"]


def test_the_bookmarks_lead_to_the_first_sheet_of_each():
    files = [[(f"PK {n}", make_pdf(f"Isi {n}", 2)) for n in (1, 2)]]
    reader = bind(make_parts(*files), (), [("Dinas “A”", 2)])
    head, members = reader.outline
    assert head.title == "Dinas “A”"
    assert [item.title for item in members] == ["PK 1", "PK 2"]
    places = [reader.get_destination_page_number(item) for item in members]
    front = len(reader.pages) - 4
    assert places == [front, front + 2]
    labels = reader.trailer["/Root"]["/PageLabels"]["/Nums"]
    assert labels[2] == front


def test_a_copy_claims_nothing_of_its_originals():
    """No tags, no signature field, no conformance, no file inside."""
    root = bind(make_parts([("PK", make_pdf("Isi"))])).trailer["/Root"]
    for key in ("/StructTreeRoot", "/MarkInfo", "/AcroForm", "/Metadata", "/AF"):
        assert key not in root


def test_what_is_the_same_is_written_once():
    """The coat of arms of a thousand agreements, their fonts."""
    content = make_pdf("Sama")
    once, twice = PartWriter(), PartWriter()
    once.add_file("a", content)
    for title in ("a", "b", "c", "d"):
        twice.add_file(title, content)
    size = len(once.get_part().content)
    assert len(twice.get_part().content) < size + 4 * 1500


def test_an_object_that_leads_to_itself_and_an_annotation_do_no_harm():
    writer = PdfWriter()
    page = writer.add_blank_page(200, 300)
    loop = DictionaryObject()
    reference = writer._add_object(loop)
    loop[NameObject("/Self")] = reference
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Properties"): DictionaryObject({NameObject("/A b"): reference})}
    )
    action = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert(1)"),
        }
    )
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): action})
    stream = io.BytesIO()
    writer.write(stream)
    parts = make_parts([("Lingkar", stream.getvalue())])
    assert b"JavaScript" not in parts[0].content
    [*_front, bound] = bind(parts).pages
    found = bound["/Resources"]["/Properties"]["/A b"]
    assert found["/Self"].get_object() == found
    assert "lembar 1" in bound.extract_text()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nrusak", make_pdf("x")[:400]])
def test_a_broken_file_is_refused_and_leaves_no_half(content):
    binder = Binder(None, DAY)
    with pytest.raises(BrokenFileError):
        binder.add(1, "Rusak", content)
    binder.add(2, "Baik", make_pdf("Baik"))
    content, index = binder.bind()
    assert index["keys"] == [2]
    assert "Baik" in get_texts(bind([Part.from_index(index, content)]))[-1]


def test_a_part_with_nothing_in_it_and_parts_out_of_order():
    empty, full = make_parts([], [("PK", make_pdf("Isi"))])
    assert len(bind([empty, full]).pages) == 3
    late = Part(FIRST + 7)
    with pytest.raises(ValueError, match="does not follow"):
        bind([late])


def test_what_an_agency_is_called_is_never_read_as_markup():
    entry = Entry('#import "x"', "*PK* $a$ \\ [b]", '"; #panic()', "2 Maret 2026", 1)
    text = get_texts(bind([], [entry]))[1]
    for part in ('#import "x"', "*PK* $a$ \\ [b]", '"; #panic()'):
        assert part in text


def test_the_zip_proves_itself_with_the_tool_of_the_system(tmp_path):
    stream = io.BytesIO()
    archive = Archive(stream, DAY)
    facts = ["Jenis", "=HYPERLINK(1)", "", "2026-01-02", "Dinas", "Berlaku", "http://x"]
    paths = ["Dinas A-B/PK “satu”.pdf", "Dinas A-B/PK “satu” (2).pdf"]
    for path, content in zip(paths, (b"satu", b"dua"), strict=True):
        archive.add(path, content, facts)
    archive.close()
    with zipfile.ZipFile(stream) as found:
        names = found.namelist()
        assert names[:2] == paths
        assert set(names[2:]) == {SUMS, LIST, HELP}
        found.extractall(tmp_path)
        assert "'=HYPERLINK(1)" in found.read(LIST).decode("utf-8-sig")
    command = ["sha256sum", "-c", SUMS]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
    (tmp_path / names[0]).write_bytes(b"lain")
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 1
