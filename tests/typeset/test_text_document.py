"""The page as a text that people edit (OpenDocument), read back from its XML."""

import base64
import io
import zipfile

import pytest
from lxml import etree
from PIL import Image

from sidocakep_report.typeset.engine import StructureError, VocabularyError
from sidocakep_report.typeset.engine.errors import ImageError
from sidocakep_report.typeset.engine.odt import write_text_document
from sidocakep_report.typeset.engine.odt.xml import NAMESPACES

from .reading import LONG, article

MM = 72 / 25.4


def write(body, notice="", **data):
    """The parts of the file, ``{name: bytes}``, and its content as a tree."""
    content = write_text_document(article(body, **data), LONG, notice)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return parts, etree.fromstring(parts["content.xml"])


def find(tree, path):
    return tree.xpath(path, namespaces=NAMESPACES)


def get_looks(tree, element):
    """All properties of an element's automatic style."""
    name = find(element, "string(@text:style-name | @table:style-name)")
    [style] = find(tree, f"//style:style[@style:name='{name}']")
    looks = {}
    for part in style:
        looks |= {etree.QName(key).localname: value for key, value in part.items()}
    return looks


def data_image(content, kind="png"):
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"


def png(width, height):
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(stream, "PNG")
    return stream.getvalue()


def test_the_file_says_first_what_it_is():
    content = write_text_document(article("<p>A</p>"), LONG)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first = archive.infolist()[0]
    assert first.filename == "mimetype"
    assert first.compress_type == zipfile.ZIP_STORED


def test_each_part_stands_in_the_manifest():
    body = f'<p>A</p><img alt="Logo" src="{data_image(png(4, 2))}" class="ts-logo"/>'
    parts, _tree = write(body)
    manifest = parts["META-INF/manifest.xml"].decode()
    left = {
        name
        for name in parts
        if f'full-path="{name}"' not in manifest and not name.endswith("/")
    }
    assert left == {"mimetype", "META-INF/manifest.xml"}
    for listed in ("Thumbnails", "manifest.rdf"):
        assert listed not in manifest


def test_headings_keep_their_level_and_paragraphs_their_order():
    _parts, tree = write("<h1>Bab I</h1><p>Satu</p><h2>1.1 Umum</h2><p>Dua</p>")
    blocks = find(tree, "//office:text/*")
    assert ["".join(block.itertext()) for block in blocks] == [
        *("Bab I", "Satu", "1.1 Umum", "Dua"),
    ]
    assert find(tree, "//text:h/@text:outline-level") == ["1", "2"]


def test_blanks_are_those_of_the_page():
    _parts, tree = write("<p>  Satu <b> dua </b>\n tiga<br/> empat </p>")
    [paragraph] = find(tree, "//text:p")
    assert "".join(paragraph.itertext()) == "Satu dua tigaempat"
    assert len(find(paragraph, "text:line-break")) == 1


@pytest.mark.parametrize(
    ("markup", "look"),
    [
        ("<b>x</b>", {"font-weight": "bold"}),
        ("<i><b>x</b></i>", {"font-weight": "bold", "font-style": "italic"}),
        ("<u>x</u>", {"text-underline-style": "solid"}),
        ('<span class="ts-small ts-upper">x</span>', {"text-transform": "uppercase"}),
    ],
)
def test_letters_look_as_on_the_page(markup, look):
    _parts, tree = write(f"<p>a {markup}</p>")
    [span] = find(tree, "//text:span")
    assert look.items() <= get_looks(tree, span).items()


def test_what_is_written_alike_shares_one_style():
    _parts, tree = write('<p class="ts-center">a</p>' * 50)
    assert len(find(tree, "//style:style")) == 2, "the first opens the page"


TABLE = """<table class="ts-grid">
  <colgroup><col width="25%"/><col width="75%"/></colgroup>
  <thead><tr><th colspan="2">Kepala</th></tr></thead>
  <tbody>
    <tr class="ts-continued"><td colspan="2">(lanjutan)</td></tr>
    <tr><td rowspan="2">A</td><td class="ts-right">1</td></tr>
    <tr><td>2</td></tr>
  </tbody>
  <tfoot><tr><td>Jumlah</td><td>3</td></tr></tfoot>
</table>"""


def test_a_table_has_its_head_its_spans_and_all_its_cells():
    _parts, tree = write(TABLE)
    [table] = find(tree, "//table:table")
    [head] = find(table, "table:table-header-rows/table:table-row")
    assert find(head, "string(.)") == "Kepala"
    rows = find(table, "table:table-row")
    words = [["".join(cell.itertext()) for cell in row] for row in rows]
    assert words == [["A", "1"], ["", "2"], ["Jumlah", "3"]]
    kinds = [[etree.QName(cell).localname for cell in row] for row in [head, *rows]]
    assert kinds == [
        ["table-cell", "covered-table-cell"],
        ["table-cell", "table-cell"],
        ["covered-table-cell", "table-cell"],
        ["table-cell", "table-cell"],
    ]
    assert find(head[0], "string(@table:number-columns-spanned)") == "2"
    assert find(rows[0][0], "string(@table:number-rows-spanned)") == "2"


def test_columns_share_the_width_as_on_the_page():
    _parts, tree = write(TABLE)
    widths = [
        float(get_looks(tree, column)["column-width"].removesuffix("pt"))
        for column in find(tree, "//table:table-column")
    ]
    # a sheet of 215 mm, margins of 25 and 20
    assert sum(widths) == pytest.approx(170 * MM, abs=0.1)
    assert widths[1] / widths[0] == pytest.approx(3, abs=0.01)


def test_a_cell_is_set_as_its_classes_say():
    _parts, tree = write(TABLE)
    [right] = find(tree, "//table:table-cell[. = '1']/text:p")
    assert get_looks(tree, right)["text-align"] == "end"
    [cell] = find(tree, "//table:table-cell[. = '1']")
    assert get_looks(tree, cell)["border"] == "0.5pt solid #000000"


def test_a_signature_block_is_not_divided():
    body = """<table class="ts-sign"><tbody><tr><td>Kepala</td></tr>
    <tr class="ts-sign-space"><td/></tr><tr><td>Nama</td></tr></tbody></table>"""
    _parts, tree = write(body)
    [table] = find(tree, "//table:table")
    assert get_looks(tree, table)["may-break-between-rows"] == "false"
    rows = find(table, "table:table-row")
    assert get_looks(tree, rows[1])["min-row-height"] == "19mm"
    first, _space, last = (find(row, ".//text:p")[0] for row in rows)
    assert get_looks(tree, first)["keep-with-next"] == "always"
    assert "keep-with-next" not in get_looks(tree, last)


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_picture_keeps_its_proportions_and_its_words(kind):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"/>'
    content = png(40, 20) if kind == "png" else svg
    source = data_image(content, "png" if kind == "png" else "svg+xml")
    parts, tree = write(f'<img class="ts-logo" alt="Tanda" src="{source}"/>')
    [frame] = find(tree, "//draw:frame")
    height = float(find(frame, "string(@svg:height)").removesuffix("pt"))
    width = float(find(frame, "string(@svg:width)").removesuffix("pt"))
    assert height == pytest.approx(24 * MM, abs=0.1)
    assert width == pytest.approx(2 * height, abs=0.1)
    assert find(frame, "string(svg:title)") == "Tanda"
    assert parts[find(frame, "string(draw:image/@xlink:href)")] == content


def test_lists_of_headings_and_captions_point_to_them():
    body = """<div class="ts-outline"/><div class="ts-captions"/>
    <div class="ts-figures"/><h1>Bab I</h1><h3>Tidak didaftar</h3>
    <p class="ts-caption">Tabel 1</p><p class="ts-figcaption">Gambar 1</p>"""
    _parts, tree = write(body)
    [contents] = find(tree, "//text:table-of-content/text:index-body")
    assert find(contents, "string(.)") == "Bab I-"
    sections = find(tree, "//text:section")
    assert [find(section, "string(.)") for section in sections] == [
        *("Tabel 1-", "Gambar 1-"),
    ]
    marks = set(find(tree, "//text:bookmark/@text:name"))
    referred = find(tree, "//text:bookmark-ref/@text:ref-name")
    assert len(referred) == 3
    assert set(referred) <= marks


def test_a_page_begins_where_the_page_says():
    _parts, tree = write('<p>A</p><div class="ts-pagebreak"/><p>B</p><p>C</p>')
    looks = [get_looks(tree, block) for block in find(tree, "//text:p")]
    assert [look.get("break-before") for look in looks] == [None, "page", None]


def test_documents_follow_each_other_on_sheets_of_their_own():
    lying = article("<p>B</p>").replace("article ts-doc", "article ts-doc ts-landscape")
    page = article("<p>A</p>").replace("</main>", lying[lying.index("<div") :])
    content = write_text_document(page, LONG)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        styles = etree.fromstring(archive.read("styles.xml"))
        tree = etree.fromstring(archive.read("content.xml"))
    widths = find(styles, "//style:page-layout-properties/@fo:page-width")
    assert widths == ["215mm", "330mm"]
    names = find(tree, "//style:style/@style:master-page-name")
    assert names == find(styles, "//style:master-page/@style:name")


def test_an_annex_lies_where_its_decree_stands():
    """On its sheets a table is as wide as they are; what follows stands again."""
    turn = '<div class="ts-pagebreak ts-landscape"/>'
    table = '<table class="ts-grid"><tr><td>x</td></tr></table>'
    page = article(f'<p>A</p>{turn}{table}<div class="ts-pagebreak"/>{table}')
    with zipfile.ZipFile(io.BytesIO(write_text_document(page, LONG))) as archive:
        styles = etree.fromstring(archive.read("styles.xml"))
        tree = etree.fromstring(archive.read("content.xml"))
    widths = find(styles, "//style:page-layout-properties/@fo:page-width")
    assert widths == ["215mm", "330mm"]
    names = find(tree, "//style:style/@style:master-page-name")
    upright, lying = find(styles, "//style:master-page/@style:name")
    assert sorted(names) == [upright, upright, lying]
    wide, narrow = (
        sum(float(width.removesuffix("pt")) for width in find(tree, path))
        for path in (
            f"//style:style[@style:master-page-name='{name}']//@style:width"
            for name in (lying, upright)
        )
    )
    assert wide > narrow * 1.5


def test_a_cover_has_no_page_number():
    page = article("<p>A</p>").replace("article ts-doc", "article ts-doc ts-cover")
    content = write_text_document(page, LONG)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        styles = etree.fromstring(archive.read("styles.xml"))
    cover, usual = find(styles, "//style:master-page")
    assert not find(cover, ".//text:page-number")
    assert len(find(usual, ".//text:page-number")) == 1
    assert find(cover, "string(@style:next-style-name)") == find(
        usual, "string(@style:name)"
    )


def test_each_page_says_what_it_is_and_the_footer_of_the_form_stays_away():
    body = '<div class="ts-footer"><p>Kode keutuhan 1234</p></div><p>A</p>'
    parts, tree = write(body, notice="Salinan", mark="RANCANGAN")
    heads = find(etree.fromstring(parts["styles.xml"]), "//style:header")
    assert [find(head, "string(.)") for head in heads] == ["Salinan - RANCANGAN"]
    assert "1234" not in "".join(tree.itertext())


def test_markup_of_any_engine_is_text():
    hostile = "${__import__('os').popen('id')} <text:p> #import *x* \u202e &lt;b&gt;"
    body = f"<p>{hostile.replace('<text:p>', '&lt;text:p&gt;')}</p>"
    _parts, tree = write(body, title=hostile.replace("<", "").replace("&", ""))
    [paragraph] = find(tree, "//text:p")
    assert not len(paragraph)
    assert paragraph.text == (
        "${__import__('os').popen('id')} <text:p> #import *x* \u202e <b>"
    )


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("<marquee>x</marquee>", VocabularyError),
        ('<p class="big">x</p>', VocabularyError),
        ('<ol type="x"><li>x</li></ol>', VocabularyError),
        ('<img alt="x" src="http://a.example/x.png"/>', ImageError),
        (f'<img alt="x" src="{data_image(b"GIF8")}"/>', ImageError),
        (f'<img alt="x" src="{data_image(b"<svg/>", "svg+xml")}"/>', ImageError),
    ],
)
def test_what_is_not_in_the_vocabulary_is_refused(body, error):
    with pytest.raises(error):
        write(body)


def test_a_document_needs_its_title():
    with pytest.raises(StructureError):
        write("<p>A</p>", title=" ")


def test_numbers_of_a_list_begin_where_the_page_says():
    _parts, tree = write('<ol type="a" start="3"><li>x</li><li>y</li></ol>')
    [style] = find(tree, "//text:list-style")
    assert find(style, "string(*[1]/@style:num-format)") == "a"
    assert find(tree, "//text:list-item/@text:start-value") == ["3"]
    assert [find(item, "string(.)") for item in find(tree, "//text:list-item")] == [
        *("x", "y"),
    ]


def test_a_number_stays_a_number_that_looks_as_it_is_printed():
    """Where the page gives a number, an office program can add it up."""
    cells = [
        ("1380000.50", "Rp1.380.000,50", ("Rp", "2", "")),
        ("69.42", "69,42", ("", "2", "")),
        ("80", "80 %", ("", "0", " %")),
        ("12.00", "Rp12,00", ("Rp", "2", "")),
        (None, "2026", None),
        ("x", "2026", None),
        ("-5", "Rp-5", ("Rp", "0", "")),
        ("1", "1 dari 2", None),
    ]
    row = "".join(
        f"<td>{text}</td>" if value is None else f'<td data-value="{value}">{text}</td>'
        for value, text, _format in cells
    )
    _parts, tree = write(f'<table class="ts-grid"><tr>{row}</tr></table>')
    for cell, (value, text, shape) in zip(
        find(tree, "//table:table-cell"), cells, strict=True
    ):
        assert "".join(cell.itertext()) == text
        assert find(cell, "string(@office:value)") == (value if shape else "")
        kind = "float" if shape else "string"
        assert find(cell, "string(@office:value-type)") == kind
        if not shape:
            continue
        style = find(cell, "string(@table:style-name)")
        name = find(
            tree, f"string(//style:style[@style:name='{style}']/@style:data-style-name)"
        )
        [number] = find(tree, f"//number:number-style[@style:name='{name}']")
        around = [part.text or "" for part in number]
        decimals = find(number, "string(number:number/@number:decimal-places)")
        before, after = shape[0], shape[2]
        assert around == [
            *([before] if before else []),
            "",
            *([after] if after else []),
        ]
        assert decimals == shape[1]
    assert len(find(tree, "//number:number-style")) == 4
