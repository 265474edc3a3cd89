"""The vocabulary: what is known is printed, what is not is refused by name."""

import base64
import struct
import zlib

import pytest

from sidocakep_report.typeset.engine import (
    A4,
    ImageError,
    StructureError,
    UnprintableTextError,
    VocabularyError,
    compile_document,
    read_documents,
)

from .reading import (
    LONG,
    article,
    convert,
    page_texts,
    read_pdf,
    squeeze,
    typeset_texts,
)


def _chunk(kind, content):
    body = kind + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))


# A picture of one red pixel.
PIXEL = base64.b64encode(
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00"))
    + _chunk(b"IEND", b"")
).decode()


@pytest.mark.parametrize(
    ("body", "kind", "name"),
    [
        ("<form>x</form>", "element", "form"),
        ("<p><a href='x'>x</a></p>", "element", "a"),
        ("<p><font>x</font></p>", "element", "font"),
        ("<section><p>x</p></section>", "element", "section"),
        ("<p class='text-danger'>x</p>", "class", "text-danger"),
        ("<p class='ts-grid'>x</p>", "class", "ts-grid"),
        ("<div class='ts-bold'>x</div>", "class", "ts-bold"),
        ("<p style='color: red'>x</p>", "attribute", "style"),
        ("<p onclick='x()'>x</p>", "attribute", "onclick"),
        ("<p>x<ul><li>y</li></ul></p>", None, None),  # HTML closes the p itself
        ("<table><tr><td>x</td></tr>teks</table>", "text", "teks"),
        ("<ul><li>a</li><p>x</p></ul>", "element", "p"),
        ("<ol type='Z'><li>a</li></ol>", "type", "Z"),
        ("<table><col width='12px'/><tr><td>x</td></tr></table>", "width", "12px"),
        ("<table><tr><td colspan='-1'>x</td></tr></table>", "colspan", "-1"),
        ("<table><tr><td rowspan='x'>x</td></tr></table>", "rowspan", "x"),
    ],
)
def test_unknown_is_refused_by_name(body, kind, name):
    if kind is None:
        texts = " ".join(page_texts(convert(f"<h1>J</h1>{body}")))
        assert "x" in texts
        return
    with pytest.raises(VocabularyError) as caught:
        convert(body)
    assert (caught.value.kind, caught.value.name) == (kind, name)


def test_text_outside_a_document_is_refused():
    with pytest.raises(VocabularyError):
        read_documents("<html><body>lepas" + article("<p>x</p>") + "</body></html>")
    with pytest.raises(VocabularyError):
        read_documents("<html><body><p>lepas</p></body></html>")


@pytest.mark.parametrize("page", ["", " ", "<html><body></body></html>"])
def test_a_page_without_document_is_refused(page):
    with pytest.raises(StructureError):
        read_documents(page)


def test_a_document_needs_a_title():
    with pytest.raises(StructureError, match="title"):
        convert("<p>x</p>", title=" ")


def test_a_document_inside_a_document_is_refused():
    with pytest.raises(StructureError):
        convert('<div class="article" data-title="y"><p>x</p></div>')


def test_comments_print_nothing():
    assert typeset_texts(convert("<p>a<!-- rahasia -->b</p><!-- x -->")) == ["ab"]


def test_each_document_has_its_record_and_its_own_pages():
    body = '<div class="ts-footer"><p>Page <span class="ts-page"></span> of '
    body += '<span class="ts-pages"></span></p></div><p>satu</p>'
    body += '<div class="ts-pagebreak"></div><p>dua</p>'
    page = "".join(
        f'<div class="article" data-title="t{n}" data-oe-model="m" data-oe-id="{n}">'
        f"{body}</div>"
        for n in (7, 9)
    )
    documents = read_documents(f"<html><body>{page}</body></html>")
    assert [(d.model, d.record_id) for d in documents] == [("m", 7), ("m", 9)]
    for document in documents:
        assert page_texts(document) == [
            "satuPage1of2",
            "duaPage2of2",
        ]


def test_two_footers_are_refused():
    footer = '<div class="ts-footer"><p>x</p></div>'
    with pytest.raises(StructureError, match="footer"):
        convert(footer + footer)


def test_page_counter_must_be_empty():
    with pytest.raises(StructureError):
        convert('<div class="ts-footer"><p><span class="ts-page">1</span></p></div>')


def test_sheet_and_margins():
    document = convert("<p>x</p>", page=A4)
    box = read_pdf(compile_document(document)).pages[0].mediabox
    assert [round(float(side) / 72 * 25.4) for side in box[2:]] == [210, 297]
    lying = article("<p>x</p>").replace('"article ts-doc"', '"article ts-landscape"')
    (document,) = read_documents(lying, page=LONG)
    box = read_pdf(compile_document(document)).pages[0].mediabox
    assert [round(float(side) / 72 * 25.4) for side in box[2:]] == [330, 215]


def test_type_is_of_true_size():
    """12 pt is 12 pt on the sheet, not the 77 % that wkhtmltopdf makes of it."""
    sizes = set()

    def visit(text, _matrix, text_matrix, _font, size):
        if text.strip():
            sizes.add(round(abs(text_matrix[0]) * size, 1))

    content = compile_document(convert("<p>x</p>"))
    read_pdf(content).pages[0].extract_text(visitor_text=visit)
    assert sizes == {12.0}


def test_lists():
    body = '<ol start="3" type="a"><li>satu</li><li>dua</li></ol><ul><li>tiga</li></ul>'
    (page,) = page_texts(convert(body))
    assert page == "c.satud.dua•tiga"


def test_headings_are_bookmarks():
    content = compile_document(convert("<h1>Judul</h1><h2>Tabel I</h2><p>x</p>"))
    outline = read_pdf(content).outline
    assert outline[0].title == "Judul"
    assert outline[1][0].title == "Tabel I"


def test_mark_is_on_every_page():
    body = '<p>satu</p><div class="ts-pagebreak"></div><p>dua</p>'
    assert all("DRAFT" in page for page in page_texts(convert(body, mark="DRAFT")))
    assert not any("DRAFT" in page for page in page_texts(convert(body)))


def test_embedded_image():
    image = f'alt="Emblem" src="data:image/png;base64,{PIXEL}"'
    document = convert(f'<h1>J</h1><img class="ts-logo" {image}/>')
    (name,) = document.files
    assert name.endswith(".png")
    resources = read_pdf(compile_document(document)).pages[0]["/Resources"]
    kinds = [item.get_object()["/Subtype"] for item in resources["/XObject"].values()]
    assert "/Image" in kinds


@pytest.mark.parametrize(
    "image",
    [
        '<img alt="x" src="/web/image/1"/>',
        '<img alt="x" src="https://contoh.go.id/logo.png"/>',
        '<img alt="x" src="data:image/png;base64,bukan!"/>',
        f'<img src="data:image/png;base64,{PIXEL}"/>',
        '<img alt="x" src="data:image/png;base64,'
        + base64.b64encode(b"GAMBAR").decode()
        + '"/>',
    ],
)
def test_image_that_cannot_be_printed(image):
    with pytest.raises(ImageError):
        convert(image)


def test_damaged_image():
    damaged = base64.b64encode(base64.b64decode(PIXEL)[:40]).decode()
    document = convert(
        f'<h1>J</h1><img alt="x" src="data:image/png;base64,{damaged}"/>'
    )
    with pytest.raises(ImageError):
        compile_document(document)


def test_sign_without_a_font_names_the_sign_and_its_place():
    document = convert("<p>Meningkatnya mutu layanan 日 publik</p>")
    with pytest.raises(UnprintableTextError) as caught:
        compile_document(document)
    assert caught.value.characters == ["日"]
    assert "mutu layanan" in caught.value.excerpt


@pytest.mark.parametrize("text", ["≥ 85 ≤ 90 ± ½ m² µg", "✓ ☑ ★ ➢", "– — “ ” ‰ …"])
def test_signs_that_officials_type_have_a_font(text):
    (page,) = page_texts(convert(f"<p>{text}</p>"))
    assert page == squeeze(text)
