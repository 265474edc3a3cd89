"""No word runs over the edge of its column, whatever it is and however narrow."""

from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sidocakep_report.typeset.engine import compile_document
from sidocakep_report.typeset.engine.fitting import (
    HYPHEN,
    LEAST_SHARE,
    divide,
    get_width,
    is_number,
    shrink,
)

from .reading import LONG, convert, list_spans, read_pdf, squeeze

LETTERS = "aiueobcdghjklmnprstwyWM7./-é"
LEFT = LONG.margin_left * 72 / 25.4
WIDTHS = (5, 9, 14, 22, 50)
#: Words of regional documents, divided by hand: 35 points of 8-point type.
DIVIDED = {
    "PENYELENGGARAAN": "PENYE- LENG- GA- RAAN",
    "Mempertanggungjawabkannya": "Memper- tang- gungja- wabkan- nya",
    "Infrastruktur": "Infras- truktur",
    "kesehatan": "keseha- tan",
    "masyarakat": "masyara- kat",
    "bangunan": "bangu- nan",
    "tangannya": "tangan- nya",
    "akhirnya": "akhirnya",
    "5.01.02.2.01.0003": "5.01.02. 2.01. 0003",
    "http://contoh.id/a": "http:// contoh. id/a",
}


@pytest.mark.parametrize(("word", "expected"), DIVIDED.items())
def test_a_word_is_divided_between_its_syllables(word, expected):
    pieces = [piece.replace(HYPHEN, "-") for piece in divide(word, 35, 8)]
    assert " ".join(pieces) == expected


@given(st.text(LETTERS, min_size=1, max_size=60), st.integers(8, 200))
def test_pieces_are_the_word_and_fit(word, room):
    pieces = divide(word, room, 10)
    assert "".join(pieces).replace(HYPHEN, "") == word
    for piece in pieces:
        letters = piece.replace(HYPHEN, "")
        assert get_width(letters, 10) <= room or len(letters) == 1


@given(st.text(LETTERS, min_size=1, max_size=20))
def test_what_fits_is_left_as_it_is(word):
    assert divide(word, get_width(word, 10), 10) == [word]


def test_a_figure_is_set_smaller_and_not_below_what_is_read():
    assert shrink(80, 80) == 1
    assert shrink(80, 60) == 0.75
    assert shrink(80, 1) == LEAST_SHARE
    numbers = ("12", "97,84", "(1.250)", "Rp175.000.000,00", "101,49%", "-3")
    assert all(map(is_number, numbers))
    assert not any(map(is_number, ("5/2026", "TW3", "-", "Rp", "a1")))


def print_table(words, look=""):
    """Return the PDF of a table of one row, and the edges of its columns."""
    columns = "".join(f'<col width="{width}%"/>' for width in WIDTHS)
    cells = "".join(f"<td>{escape(word)}</td>" for word in words)
    kind = f'class="ts-grid {look}"'
    table = f"<table {kind}><colgroup>{columns}</colgroup><tr>{cells}</tr></table>"
    edges = [LEFT]
    for width in WIDTHS:
        edges.append(edges[-1] + width / 100 * LONG.text_width_pt)
    return compile_document(convert(table)), edges


def read_words(content):
    pages = read_pdf(content).pages
    return squeeze("".join(page.extract_text() for page in pages))


@settings(max_examples=60)
@given(
    st.lists(st.text(LETTERS, min_size=1, max_size=40), min_size=5, max_size=5),
    st.sampled_from(["", "ts-dense"]),
)
@example(["PENYELENGGARAAN", "Rp175.000.000,00", "7.77", "-1", "M" * 40], "")
def test_nothing_stands_over_the_edge_of_a_column(words, look):
    """In the Evaluasi Renja of the demo PENYELENGGARAAN crossed the line."""
    content, edges = print_table(words, look)
    assert sorted(read_words(content)) == sorted("".join(words)), "and no hyphen more"
    for left, right in list_spans(content):
        edge = min(edge for edge in edges if edge > left)
        assert right <= edge + 0.5


@pytest.mark.parametrize("tag", ["p", "h1", "li"])
def test_a_word_without_end_is_printed_whole_on_the_sheet(tag):
    """4,000 letters of a text field, not in a cell."""
    body = f"<{tag}>{'W' * 4000}</{tag}>"
    content = compile_document(convert(f"<ul>{body}</ul>" if tag == "li" else body))
    assert read_words(content).removeprefix("•") == "W" * 4000
    spans = list_spans(content)
    assert len(spans) > 50
    assert max(right for _left, right in spans) <= LEFT + LONG.text_width_pt + 0.5


def test_a_word_without_end_is_printed_whole_in_a_cell():
    content, edges = print_table(["a", "W" * 4000, "a", "a", "a"])
    assert read_words(content).count("W") == 4000
    in_second = [right for left, right in list_spans(content) if left > edges[1]]
    assert min(in_second) <= edges[2]


def read_runs(content):
    """Texts of the runs of a PDF with the size of their type."""
    runs = []

    def visit(text, _matrix, _place, _font, size):
        if text.strip():
            runs.append((squeeze(text), size))

    for page in read_pdf(content).pages:
        page.extract_text(visitor_text=visit)
    return runs


def test_an_amount_is_smaller_and_whole_in_its_cell():
    """1.250.000.000,00 in 14 % of the sheet (67 points, 58 of them for text)."""
    content, edges = print_table(["a", "a", "1.250.000.000,00", "a", "a"])
    [size] = [size for text, size in read_runs(content) if text == "1.250.000.000,00"]
    room = edges[3] - edges[2] - 9
    assert size == pytest.approx(room / get_width("1.250.000.000,00", 1), rel=0.02)
    assert LEAST_SHARE * 10 <= size < 10


def print_cell(cell, width=12):
    """Return the runs of a cell in a column of so many hundredths."""
    widths = "".join(f'<col width="{share}%"/>' for share in (width, 100 - width))
    table = f"<colgroup>{widths}</colgroup><tr>{cell}<td>b</td></tr>"
    body = f'<table class="ts-grid">{table}</table>'
    spans = list_spans(compile_document(convert(body)))
    return [span for span in spans if span[0] < LEFT + width / 100 * LONG.text_width_pt]


#: Cell > lines it has in 12 % (58 points, 49 of them for text), by hand: a letter of
#: 10-point type is 5.3 points wide on average, in capitals a fifth more.
LINES = {
    "<td>Pelayanan</td>": 1,
    '<td><span class="ts-small">Kesejahteraan</span></td>': 2,
    '<td><span class="ts-small">Kesehatan</span></td>': 1,
    '<td class="ts-small">Kesehatan</td>': 1,
    '<td class="ts-upper">Kesehatan</td>': 2,
    "<td><b>Pembangunan</b></td>": 2,
    "<th>Pembangunan</th>": 2,
    "<td>Pembangunan</td>": 2,
    "<td>Layanan</td>": 1,
    '<td><span class="ts-upper">Kesehatan</span></td>': 2,
    '<td class="ts-large">Pelayanan</td>': 2,
    "<td>1.250.000</td>": 1,
    "<td>5/2026</td>": 1,
    "<td>Rujukan Ibu</td>": 2,
    "<td><p>Rujukan</p><p>Ibu</p></td>": 2,
    "<td><ul><li>Ibu</li></ul></td>": 2,
}


@pytest.mark.parametrize(("cell", "lines"), LINES.items())
def test_a_word_is_measured_as_it_is_set(cell, lines):
    assert len(print_cell(cell)) == lines


def test_a_title_below_a_signature_stays_in_its_half():
    sign = (
        '<table class="ts-sign"><tr><td>Ka</td><td>Ki</td></tr>'
        f"<tr><td>{'Penyelenggaraan' * 5}</td><td>b</td></tr></table>"
    )
    spans = list_spans(compile_document(convert(sign)))
    middle = LEFT + LONG.text_width_pt / 2
    assert all(right <= middle for left, right in spans if left < middle - 20)
