"""One page goes two ways, to the paper and to the text: both say the same words."""

import base64
import io
import re
import zipfile
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from sidocakep_report.typeset.engine import StructureError, VocabularyError
from sidocakep_report.typeset.engine.errors import ImageError
from sidocakep_report.typeset.engine.odt import write_text_document
from sidocakep_report.typeset.engine.odt.images import get_ratio
from sidocakep_report.typeset.engine.odt.xml import NAMESPACES
from sidocakep_report.typeset.engine.reading import first_line

from .reading import LONG, article, convert, squeeze


def write(body, **data):
    content = write_text_document(article(body, **data), LONG)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read("content.xml"))


def find(tree, path):
    return tree.xpath(path, namespaces=NAMESPACES)


def get_body(tree):
    return find(tree, "//office:text")[0]


# ---------------------------------------------------------------- the same words

WORDS = st.text("abc 1<&\"'\\#*$", min_size=1, max_size=6).filter(str.strip)


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def wrap(tag, inner, attributes=""):
    return f"<{tag}{attributes}>{inner}</{tag}>"


INLINE = st.recursive(
    WORDS.map(escape),
    lambda inner: (
        st.builds(
            wrap,
            st.sampled_from(["b", "i", "u", "sup", "sub", "span", "em", "strong"]),
            inner,
        )
        | st.lists(inner, min_size=1, max_size=3).map("<br/>".join)
    ),
    max_leaves=4,
)
CLASS = st.sampled_from(
    ["", ' class="ts-center"', ' class="ts-space-2 ts-upper"', ' class="ts-indent-1"']
)
LINE = st.builds(wrap, st.sampled_from(["p", "p", "h1", "h3"]), INLINE, CLASS)


def make_table(rows, kind):
    """Return a table of two columns; one cell of the first row spans both."""
    lines = [f'<tr><td colspan="2">{rows[0][0]}</td></tr>']
    lines += [f"<tr><th>{one}</th><td>{other}</td></tr>" for one, other in rows]
    return f'<table class="{kind}"><tbody>{"".join(lines)}</tbody></table>'


def make_list(items, tag):
    return wrap(tag, "".join(f"<li>{item}</li>" for item in items))


BLOCK = st.recursive(
    LINE,
    lambda inner: st.one_of(
        st.builds(
            make_list,
            st.lists(inner, min_size=1, max_size=3),
            st.sampled_from(["ul", "ol"]),
        ),
        st.builds(
            make_table,
            st.lists(st.tuples(inner, INLINE), min_size=1, max_size=2),
            st.sampled_from(["ts-grid", "ts-lines", "ts-plain", "ts-bare"]),
        ),
        st.builds(
            wrap,
            st.just("div"),
            inner,
            st.sampled_from(["", ' class="ts-keep"', ' class="ts-keep-short"']),
        ),
    ),
    max_leaves=4,
)


@settings(deadline=None, max_examples=60)
@given(st.lists(BLOCK, min_size=1, max_size=3))
def test_paper_and_text_say_the_same_in_the_same_order(blocks):
    """What is lost on one of both ways is a figure missing on a signed paper."""
    page = "".join(blocks)
    printed = squeeze("".join(convert(page).strings))
    edited = squeeze("".join(get_body(write(page)).itertext()))
    assert printed == edited
    shown = etree.fromstring(f"<main>{page}</main>", etree.HTMLParser())
    assert printed == squeeze("".join(shown.itertext()))


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("teks <form>x</form>", VocabularyError),
        ("<div><section>x</section></div>", VocabularyError),
        ("<p class='merah'>x</p>", VocabularyError),
        ("<p data-a='1' onclick='x'>x</p>", VocabularyError),
        ("<ol type='Z'><li>x</li></ol>", VocabularyError),
        ("<ol start='-1'><li>x</li></ol>", VocabularyError),
        ("<ol start='1001'><li>x</li></ol>", VocabularyError),
        ("<ol start='\u0663'><li>x</li></ol>", VocabularyError),
        ("<ul>kata<li>x</li></ul>", VocabularyError),
        ("<div class='ts-pagebreak'>x</div>", StructureError),
        ("<div class='ts-landscape'><p>x</p></div>", StructureError),
        ("<div><div class='ts-pagebreak ts-landscape'></div></div>", StructureError),
        ("<div class='ts-rest'><p>x</p></div>", StructureError),
        ("<div class='ts-outline'>x</div>", StructureError),
        ("<img src='data:image/png;base64,AA=='/>", ImageError),
        ("<img alt='x' src='/web/image/1'/>", ImageError),
        ("<img alt='x' src='data:image/png;base64,A'/>", ImageError),
        ("<img alt='x' src='data:image/png;base64,AAAA'/>", ImageError),
    ],
)
def test_what_one_way_refuses_the_other_does(body, error):
    for go in (convert, write):
        with pytest.raises(error):
            go(body)


@pytest.mark.parametrize("body", ["", " \n", "<!-- a -->", "<div></div>", "<h1> </h1>"])
def test_a_document_in_which_nothing_is_written_is_an_empty_sheet(body):
    document = convert(body)
    assert document.strings == []
    tree = get_body(write(body))
    assert "".join(tree.itertext()) == ""
    assert len(find(tree, "text:p")) == 1


# ---------------------------------------------------------------- blocks on paper


LYING = '<div class="ts-pagebreak ts-landscape"></div>'
UPRIGHT = '<div class="ts-pagebreak"></div>'
#: Whether the sheets that follow lie > what turns them.
SETS = {
    True: "set page(width: 330mm, height: 215mm)",
    False: "set page(width: 215mm, height: 330mm)",
}


def get_code(body):
    """Return what the page is in Typst, behind its settings; a lone text as such."""
    code = convert(body).source.rpartition(")\n#")[2].strip()
    return re.sub(r'\{("[^"]*")\}', r"\1", code)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<p>a</p>", '{ts-p("a")}'),
        ("kata <b>a</b>", '{ts-p({"kata";strong(" a")})}'),
        ("<p></p>", "{ts-p([])}"),
        ("<hr/>", "{ts-rule()}"),
        ("<h2></h2>", "[]"),
        ("<h2>a</h2>", '{ts-heading(2, "a")}'),
        ("<ul><li>a</li><li></li></ul>", '{ts-list("a", [])}'),
        ("<ul></ul>", "[]"),
        ('<ol type="a" start="0"><li>a</li></ol>', "start: 0"),
        ('<p class="ts-figcaption">a</p>', '{ts-figcaption("a")}'),
        ('<p class="ts-right ts-indent-2">a</p>', 'side: "right", indent: 28pt'),
        ('<div class="ts-pagebreak"></div>', "{pagebreak(weak: true)}"),
        (f"{LYING}{UPRIGHT}", f"{{{SETS[True]};\n{SETS[False]}}}"),
        ('<div class="ts-rest"></div>', "{v(1fr)}"),
        ('<div class="ts-outline"></div>', "{ts-outline()}"),
        ('<div class="ts-keep"><p>a</p></div>', "breakable: false, "),
        ('<div class="ts-space-1"><p>a</p></div>', "ts-block(above: 6pt, {"),
        ('<div class="ts-keep-short"><p>a</p></div>', '{ts-keep-short({ts-p("a")})}'),
        ('<div class="ts-keep"></div>', "[]"),
    ],
)
def test_a_block_in_typst(body, code):
    written = get_code(body)
    if code[0] in "{[":
        assert written == code
    else:
        assert code in written


LEADING = {
    # what stands before, what follows, and whether both stay on one page
    "colon": ("<p>Yang hadir:</p>", "<p>Ani</p>", True),
    "bold": ("<p><b>Dasar</b></p>", "<p>Ani</p>", True),
    "bold class": ('<p class="ts-bold">Dasar</p>', "<p>Ani</p>", True),
    "bold in part": ("<p><b>Dasar</b> hukum</p>", "<p>Ani</p>", False),
    "list": ("<p>Hadir</p>", "<ul><li>Ani</li></ul>", True),
    "set in": ("<p>Hadir</p>", '<p class="ts-indent-1">Ani</p>', True),
    "set in alike": (
        '<p class="ts-indent-1">A</p>',
        '<p class="ts-indent-1">B</p>',
        False,
    ),
    "set out": ('<p class="ts-indent-2">A</p>', '<p class="ts-indent-1">B</p>', False),
    "plain": ("<p>Satu</p>", "<p>Dua</p>", False),
    "colon before words": ("<p>Hadir:</p>", "Ani", True),
    "plain before words": ("<p>Hadir</p>", "Ani", False),
    "empty": ("<p></p>", "<ul><li>Ani</li></ul>", False),
    "caption": ('<p class="ts-caption">Tabel:</p>', "<p>Ani</p>", False),
    "heading": ("<h2>Bab:</h2>", "<p>Ani</p>", False),
}


@pytest.mark.parametrize("name", LEADING)
def test_a_paragraph_that_leads_stays_with_what_follows(name):
    before, after, leads = LEADING[name]
    assert ("sticky: true" in get_code(before + after)) == leads


def test_two_footers_and_a_document_in_another_are_refused():
    footer = '<div class="ts-footer"><p>Kaki</p></div>'
    assert "Kaki" in convert(footer).strings
    assert "Kaki" not in "".join(get_body(write(footer)).itertext())
    for wrong in (footer * 2, '<div class="article ts-doc"><p>x</p></div>'):
        with pytest.raises(StructureError):
            convert(wrong)


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("Kepala Kantor", "Kepala Kantor"),
        ("<p>  (Ani) </p>", "Ani"),
        ("<br/><b>Ani</b><br/>No. 1", "Ani"),
        ("<p></p><p>Ani\nBudi</p><p>Nomor</p>", "Ani Budi"),
        ("<!-- x -->Ani<!-- y --> S.E.", "Ani S.E."),
        ("(Ani", "(Ani"),
        ("", ""),
    ],
)
def test_the_first_line_of_a_cell_is_the_name_below_a_signature(cell, line):
    root = etree.fromstring(f"<td>{cell}</td>")
    assert first_line(root) == line


# ---------------------------------------------------------------- spans of a table


@st.composite
def spans(draw):
    """Draw a table without holes: ``[[(colspan, rowspan), ...], ...]``."""
    width, height = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    taken, rows = set(), []
    for row in range(height):
        cells = []
        for column in range(width):
            if (row, column) in taken:
                continue
            free = 1
            while column + free < width and (row, column + free) not in taken:
                free += 1
            wide = draw(st.integers(1, free))
            high = draw(st.integers(1, height - row))
            taken |= {
                (row + down, column + right)
                for down in range(high)
                for right in range(wide)
            }
            cells.append((wide, high))
        rows.append(cells)
    return width, rows


@settings(deadline=None, max_examples=60)
@given(spans())
def test_each_place_of_a_table_is_a_cell_or_a_covered_one(table):
    width, rows = table
    if not all(rows):
        return  # a row in which nothing begins is none in HTML
    lines = "".join(
        "<tr>"
        + "".join(
            f'<td colspan="{wide}" rowspan="{high}">x</td>' for wide, high in cells
        )
        + "</tr>"
        for cells in rows
    )
    tree = write(f'<table class="ts-grid"><tbody>{lines}</tbody></table>')
    written = find(tree, "//table:table-row")
    assert [len(row) for row in written] == [width] * len(rows)
    for row, cells in zip(written, rows, strict=True):
        real = find(row, "table:table-cell")
        assert [
            (
                int(find(cell, "string(@table:number-columns-spanned)") or 1),
                int(find(cell, "string(@table:number-rows-spanned)") or 1),
            )
            for cell in real
        ] == cells
    assert len(find(tree, "//table:table-column")) == width


# ---------------------------------------------------------------- pictures


def draw_picture(size, kind="PNG"):
    stream = io.BytesIO()
    Image.new("RGB", size, "red").save(stream, kind)
    return stream.getvalue()


def draw_svg(attributes):
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode()


@pytest.mark.parametrize(
    ("content", "is_svg", "ratio"),
    [
        (draw_picture((40, 20)), False, 2),
        (draw_picture((20, 40), "JPEG"), False, 0.5),
        (draw_picture((3, 3), "GIF"), False, 1),
        (draw_svg('viewBox="0 0 40 20"'), True, 2),
        (draw_svg('viewBox="-5,-5,10,40" width="9" height="9"'), True, 0.25),
        (draw_svg('width="40mm" height="20mm"'), True, 2),
        (draw_svg('width="12.5" height="5"'), True, 2.5),
    ],
)
def test_the_ratio_of_a_picture(content, is_svg, ratio):
    assert get_ratio(content, is_svg) == ratio


@pytest.mark.parametrize(
    ("content", "is_svg"),
    [
        (b"\x89PNG\r\n\x1a\n", False),
        (b"", False),
        (b"<svg", True),
        (draw_svg(""), True),
        (draw_svg('width="40"'), True),
        (draw_svg('viewBox="0 0 0 20"'), True),
        (draw_svg('width="lebar" height="20"'), True),
        (draw_svg('width="." height="20"'), True),
        (draw_svg('width="100%" height="100%"'), True),
    ],
)
def test_a_picture_that_tells_no_size(content, is_svg):
    with pytest.raises(ImageError):
        get_ratio(content, is_svg)


def test_pictures_of_one_content_are_kept_once_and_follow_each_other():
    source = base64.b64encode(draw_picture((4, 2))).decode()
    image = f'<img alt="Cap" src="data:image/png;base64,{source}"/>'
    tree = write(f"<p>a</p>{image}<p>b</p>{image}")
    places = find(tree, "//draw:image/@xlink:href")
    assert len(places) == 2
    assert all(one == other for one, other in pairwise(places))
    assert len(convert(image * 2).files) == 1
