"""No word runs over the edge of its column, whatever it is and however narrow."""

import doctest
import re
from collections import namedtuple
from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sidocakep_report.typeset.engine import compile_document, fitting, widening
from sidocakep_report.typeset.engine.fitting import (
    HYPHEN,
    LEAST_SHARE,
    divide,
    get_width,
    is_number,
    shrink,
)
from sidocakep_report.typeset.engine.widening import (
    SHARES,
    get_need,
    join_needs,
    share_by_need,
    spread,
    widen,
)

from .reading import LONG, convert, list_spans, read_pdf, squeeze

WIDE = [30.0, 60.0, 90.0, 150.0, 70.0]
Place = namedtuple("Place", ("column", "is_head", "colspan"), defaults=(1,))
LETTERS = "aiueobcdghjklmnprstwyWM7./-é"
LEFT = LONG.margin_left * 72 / 25.4
WIDTHS = (5, 9, 14, 22, 50)
#: Words of regional documents, divided by hand: 35 points of 8-point type.
DIVIDED = {
    "PENYELENGGARAAN": "PENYE- LENG- GARAAN",
    "Mempertanggungjawabkannya": "Memper- tang- gungja- wabkan- nya",
    "Infrastruktur": "Infras- truktur",
    "kesehatan": "keseha- tan",
    "masyarakat": "masyara- kat",
    "bangunan": "bangu- nan",
    "tangannya": "tangan- nya",
    "akhirnya": "akhirnya",
    "5.01.02.2.01.0003": "5.01.02. 2.01. 0003",
    # signs beside its letters, and a space of no break, are no reason to cut a word
    "dilaporkan,": "dilapor- kan,",
    "(Sementara)": "(Semen- tara)",
    "12\u00a0Dokumen": "12\u00a0 Dokumen",
    "Meja/Penyimpanan": "Meja/Pe- nyimpa- nan",
    "http://contoh.id/a": "http:// contoh.id/ a",
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


def find_edges(document):
    """Return where the columns of the first table of a document end, in points."""
    written = re.search(r"ts-table\(\(([^)]*?),?\)", document.source).group(1)
    shares = [float(width.removesuffix("fr")) for width in written.split(", ")]
    edges = [LEFT]
    for share in shares:
        edges.append(edges[-1] + share / sum(shares) * LONG.text_width_pt)
    return edges


def print_table(words, look=""):
    """Return the PDF of a table of one row, and the edges of its columns."""
    columns = "".join(f'<col width="{width}%"/>' for width in WIDTHS)
    cells = "".join(f"<td>{escape(word)}</td>" for word in words)
    kind = f'class="ts-grid {look}"'
    table = f"<table {kind}><colgroup>{columns}</colgroup><tr>{cells}</tr></table>"
    document = convert(table)
    return compile_document(document), find_edges(document)


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
    """1.250.000.000,00 beside a figure that leaves it no room at full size."""
    content, edges = print_table(["a", "a", "1.250.000.000,00", "a", "0" * 84])
    [size] = [size for text, size in read_runs(content) if text == "1.250.000.000,00"]
    room = edges[3] - edges[2] - 9
    assert size == pytest.approx(room / get_width("1.250.000.000,00", 1), rel=0.02)
    assert LEAST_SHARE * 10 <= size < 10


#: A figure that fills the other 88 % of the sheet as small as it is set for the sake of
#: a word: no column gets a point of it.
ROOM = LONG.text_width_pt * 0.88 - 9
FULL = f"<td>{'0' * int(ROOM / get_width('0', 10) / SHARES[-1])}</td>"


def print_cell(cell, width=12):
    """Return the runs of a cell in a column of so many hundredths."""
    widths = "".join(f'<col width="{share}%"/>' for share in (width, 100 - width))
    table = f"<colgroup>{widths}</colgroup><tr>{cell}{FULL}</tr>"
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


#: Asked for, least > what each column gets, by hand.
SPREAD = (
    ((50, 30, 20), (10, 10, 20), (50, 30, 20)),
    # 20 are missing; the others can do without 40 and 20, each gives a third
    ((50, 30, 20), (10, 10, 40), (50 - 40 / 3, 30 - 20 / 3, 40)),
    ((50, 30, 20), (50, 10, 40), (50, 10, 40)),
)


@pytest.mark.parametrize(("widths", "minima", "expected"), SPREAD)
def test_a_column_gives_of_what_it_does_not_need(widths, minima, expected):
    assert spread(widths, minima) == pytest.approx(list(expected))


TEXTS = st.lists(st.text(LETTERS + " 0123", max_size=30), min_size=5, max_size=5)


@given(TEXTS, TEXTS)
def test_columns_keep_the_width_of_the_sheet_and_hold_what_can_be_held(heads, texts):
    needs = [
        get_need(Place(place, is_head), [(w, 8, is_head) for w in text.split()], 6.5)
        for is_head, row in ((True, heads), (False, texts))
        for place, text in enumerate(row)
    ]
    found = widen(WIDE, needs)
    assert sum(found) == pytest.approx(sum(WIDE))
    whole = [max(need.ask_all() for need in needs[i::5]) for i in range(5)]
    if sum(whole) <= sum(WIDE):
        assert all(has >= asked - 0.01 for has, asked in zip(found, whole, strict=True))


#: Heads of a table of the demo and the widths asked for > nothing is divided.
TIGHT = (
    ((4, 40, 8, 40, 8), ("No.", "Uraian", "Capaian (%)", "Barangnya", "Serapan (%)")),
    ((5, 55, 20, 10, 10), ("No.", "Pengukur", "Target Rencana", "2025", "2026")),
    ((3, 61, 12, 12, 12), ("10.", "a", "Perkembangan", "1.380.000.000", "-")),
)


@pytest.mark.parametrize("look", ["ts-grid", "ts-grid ts-dense", "ts-lines"])
@pytest.mark.parametrize("tag", ["th", "td"])
@pytest.mark.parametrize(("widths", "heads"), TIGHT)
def test_no_word_is_divided_where_the_sheet_has_room(widths, heads, tag, look):
    """ "N / o." stood at the head of each table of the LKjIP."""
    columns = "".join(f'<col width="{width}%"/>' for width in widths)
    cells = "".join(f"<{tag}>{head}</{tag}>" for head in heads)
    table = f"<colgroup>{columns}</colgroup><tr>{cells}</tr>"
    runs = read_runs(
        compile_document(convert(f'<table class="{look}">{table}</table>'))
    )
    words = {squeeze(head) for head in heads} | set(" ".join(heads).split())
    assert {text for text, _size in runs} <= words
    assert len({size for _text, size in runs}) == 1, "no figure is set smaller"


@given(TEXTS, TEXTS)
def test_columns_by_need_keep_the_sheet_their_words_and_lines_where_they_can(
    first, second
):
    needs = [
        get_need(Place(place, False), [(w, 8, False) for w in text.split()], 6.5)
        for row in (first, second)
        for place, text in enumerate(row)
    ]
    found = share_by_need(WIDE, needs)
    assert sum(found) == pytest.approx(sum(WIDE))
    least = [max(need.ask() for need in needs[i::5]) for i in range(5)]
    if sum(least) <= sum(WIDE):
        assert all(has > asked - 0.01 for has, asked in zip(found, least, strict=True))
    lines = [
        max(need.ask_line(sum(WIDE) * 0.7) for need in needs[i::5]) for i in range(5)
    ]
    if sum(lines) <= sum(WIDE):
        assert all(has > asked - 0.01 for has, asked in zip(found, lines, strict=True))


@pytest.mark.parametrize("look", ["", "ts-by-need"])
def test_a_sentence_gets_the_room_of_an_empty_column(look):
    """ "Terlambat 139 / hari" stood beside an empty column in each row."""
    body = (
        f'<table class="ts-grid {look}"><colgroup><col width="12%"/><col width="40%"/>'
        "<col/></colgroup><tr><td>Terlambat 139 hari</td><td></td>"
        "<td>Kantor Perhubungan</td></tr></table>"
    )
    runs = [text for text, _size in read_runs(compile_document(convert(body)))]
    assert ("Terlambat139hari" in runs) == bool(look)


def test_examples():
    for module in (fitting, widening):
        result = doctest.testmod(module)
        assert result.attempted and not result.failed


def test_what_reaches_over_columns_is_shared_by_them():
    """A head over two narrow columns, on paper and in the editable copy."""
    body = (
        '<table class="ts-grid"><colgroup><col width="3%"/><col width="3%"/><col/>'
        '</colgroup><tr><th colspan="2">Perkembangan</th><th>b</th></tr>'
        "<tr><td>1</td><td>2</td><td>3</td></tr></table>"
    )
    document = convert(body)
    edges = find_edges(document)
    needed = get_width("Perkembangan", 10, is_bold=True) + 9
    assert edges[2] - edges[0] == pytest.approx(needed, abs=0.5)
    assert edges[1] - edges[0] == pytest.approx(edges[2] - edges[1], abs=0.1)


@given(TEXTS, TEXTS, st.sampled_from((1, 0.8, LEAST_SHARE)), st.integers(5, 60))
def test_needs_of_a_column_are_joined_without_loss(first, second, share, cap):
    """A table of thousands of rows has one need for each column."""
    needs = [
        get_need(Place(place, False), [(w, 8, False) for w in text.split()], 6.5)
        for row in (first, second)
        for place, text in enumerate(row)
    ]
    joined = join_needs(needs)
    assert len(joined) == 5
    for place, one in enumerate(joined):
        both = needs[place::5]
        assert one.ask_all() == max(need.ask_all() for need in both)
        assert one.ask(share) == max(need.ask(share) for need in both)
        assert one.ask(share, cap) == max(need.ask(share, cap) for need in both)
        assert one.ask_line(90) == max(need.ask_line(90) for need in both)
