"""A bound paper: its cover, its contents, its lists of tables and of figures."""

import pytest

from sidocakep_report.typeset.engine import StructureError, compile_document

from .reading import convert, page_texts, squeeze

BREAK = '<div class="ts-pagebreak"></div>'
FOOTER = (
    '<div class="ts-footer"><table class="ts-plain"><tbody><tr><td>Kaki '
    '<span class="ts-page"></span></td></tr></tbody></table></div>'
)
TABLE = (
    '<p class="ts-caption">Tabel {0} Judul</p><table class="ts-grid"><thead><tr>'
    "<th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
)


def bound(body, cover=True):
    """Pages of a document with a footer, its first page a cover."""
    html = FOOTER + body
    document = convert(html)
    if not cover:
        return page_texts(document)
    document.source = document.source.replace("cover: false", "cover: true")
    return page_texts(document)


def test_the_cover_has_no_footer():
    pages = bound(f"<p>Sampul</p>{BREAK}<h1>Bab</h1>")
    assert pages[0] == squeeze("Sampul")
    assert squeeze("Kaki 2") in pages[1]


def test_without_a_cover_every_page_has_its_footer():
    pages = bound(f"<p>Satu</p>{BREAK}<h1>Bab</h1>", cover=False)
    assert squeeze("Kaki 1") in pages[0]
    assert squeeze("Kaki 2") in pages[1]


def test_contents_name_the_page_of_each_heading():
    pages = bound(
        f'<div class="ts-outline"></div>{BREAK}<h1>Bab Satu</h1><h2>Umum</h2>'
        f"{BREAK}<h1>Bab Dua</h1>"
    )
    for heading, page in (("Bab Satu", 2), ("Umum", 2), ("Bab Dua", 3)):
        start = pages[0].index(squeeze(heading)) + len(squeeze(heading))
        rest = pages[0][start:].lstrip(".\u2060")
        assert rest.startswith(str(page)), heading


def test_the_list_of_captions_names_their_pages():
    pages = bound(
        f'<div class="ts-captions"></div>{BREAK}<h1>Bab</h1>{TABLE.format("1.1")}'
        f"{BREAK}{TABLE.format('1.2')}"
    )
    for label, page in (("Tabel 1.1 Judul", 2), ("Tabel 1.2 Judul", 3)):
        start = pages[0].index(squeeze(label)) + len(squeeze(label))
        assert pages[0][start:].lstrip(".").startswith(str(page)), label


def test_figures_have_a_list_of_their_own():
    figure = '<p class="ts-figcaption">Gambar 1.1 Grafik</p>'
    pages = bound(
        '<div class="ts-captions"></div><p>Lalu</p><div class="ts-figures"></div>'
        f"{BREAK}{TABLE.format('1.1')}{BREAK}{figure}"
    )
    tables, _between, figures = pages[0].partition("Lalu")
    assert tables.startswith(squeeze("Tabel 1.1 Judul"))
    assert tables.endswith("2")
    assert figures.startswith(squeeze("Gambar 1.1 Grafik"))
    assert figures.endswith("3")


def test_without_headings_and_captions_the_lists_are_empty():
    pages = bound('<div class="ts-outline"></div><div class="ts-captions"></div>')
    assert pages == [""]


@pytest.mark.parametrize(
    "name", ["ts-outline", "ts-captions", "ts-figures", "ts-pagebreak"]
)
def test_a_list_is_written_empty(name):
    with pytest.raises(StructureError, match="must be empty"):
        convert(f'<div class="{name}">isi</div>')


def test_a_bound_paper_is_archival():
    document = convert(
        f'<p>Sampul</p>{BREAK}<div class="ts-outline"></div><div class="ts-captions">'
        f"</div><h1>Bab</h1>{TABLE.format('1.1')}"
    )
    content = compile_document(document)
    assert b"pdfaid:part" in content
    assert b"pdfuaid:part" in content


def test_a_caption_stays_with_its_table():
    """At the foot of a page it moves to the next one with the table."""
    filling = "<p>isi</p>" * 46
    pages = bound(f"<h1>Bab</h1>{filling}{TABLE.format('1.1')}", cover=False)
    [page] = [text for text in pages if squeeze("Tabel 1.1") in text]
    caption = squeeze("Tabel 1.1 Judul")
    assert page[page.index(caption) + len(caption) :].startswith("A1")
