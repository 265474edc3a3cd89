"""Tables and signature blocks on pages: heads repeated, nothing orphaned."""

import itertools
import re

import pytest

from sidocakep_report.typeset.engine import A4, StructureError

from .reading import LONG, convert, page_texts

HEAD = (
    '<colgroup><col width="10%"/><col width="60%"/><col width="30%"/></colgroup>'
    "<thead><tr><th>Nomor</th><th>Subject</th><th>Subject again</th></tr>"
    '<tr class="ts-numbers"><th>(1)</th><th>(2)</th><th>(3)</th></tr></thead>'
)
SIGN = (
    '<table class="ts-sign"><tr><td>Party II</td><td>Party I</td></tr>'
    '<tr class="ts-sign-space"><td></td><td></td></tr>'
    "<tr><td>NAMA DUA</td><td>NAMA SATU</td></tr></table>"
)


def table(count, kind="ts-grid", foot=False, group=0, continued=False):
    rows = []
    for number in range(count):
        if continued and number % group == 0:
            said = f"Grup{number} continued"
            rows.append(f'<tr class="ts-continued"><td colspan="3">{said}</td></tr>')
        first = ""
        if not group:
            first = f"<td>{number}</td>"
        elif number % group == 0:
            span = min(group, count - number)
            first = f'<td rowspan="{span}">Grup{number}</td>'
        rows.append(f"<tr>{first}<td>Baris{number};</td><td>x</td></tr>")
    foot = "<tfoot><tr><td></td><td>Jumlah</td><td>y</td></tr></tfoot>" if foot else ""
    body = "".join(rows)
    return f'<table class="{kind}">{HEAD}<tbody>{body}</tbody>{foot}</table>'


def test_head_is_repeated_on_every_page():
    pages = page_texts(convert("<h1>J</h1>" + table(150)))
    assert len(pages) > 2
    assert all("NomorSubjectSubjectagain(1)(2)(3)" in page for page in pages)
    joined = " ".join(pages)
    assert [joined.count(f"Baris{n};") for n in range(150)] == [1] * 150


@pytest.mark.parametrize("kind", ["ts-grid", "ts-lines", "ts-bare"])
@pytest.mark.parametrize("page", [LONG, A4], ids=["long", "a4"])
def test_signature_is_never_alone(kind, page):
    """Whatever the number of rows, the signature has a row above it on its page."""
    step = 1 if (kind, page) == ("ts-grid", LONG) else 4
    for count in range(20, 75, step):
        document = convert("<h1>J</h1>" + table(count, kind) + SIGN, page=page)
        last = page_texts(document)[-1]
        assert "NAMASATU" in last and "NAMADUA" in last and "PartyI" in last
        assert f"Baris{count - 1};" in last, f"{count} rows: {last[:80]}"
        assert "NomorSubject" in last


@pytest.mark.parametrize("group", [3, 4, 11, 60])
def test_signature_below_cells_that_span_rows(group):
    for count in range(28, 60, 5):
        document = convert("<h1>J</h1>" + table(count, group=group) + SIGN)
        pages = page_texts(document)
        assert f"Baris{count - 1};" in pages[-1] and "NAMASATU" in pages[-1]
        joined = " ".join(pages)
        assert [joined.count(f"Baris{n};") for n in range(count)] == [1] * count


@pytest.mark.parametrize("group", [1, 3, 40, 90])
def test_what_goes_on_overleaf_is_said_there_and_nowhere_else(group):
    for count in range(90, 130, 13):
        html = "<h1>J</h1>" + table(count, group=group, continued=True) + SIGN
        pages = page_texts(convert(html))
        assert f"Baris{count - 1};" in pages[-1] and "NAMASATU" in pages[-1]
        for before, page in itertools.pairwise(pages):
            number = int(re.search(r"Baris(\d+);", page)[1])
            assert f"Baris{number - 1};" in before
            said = [f"Grup{number - number % group}continued"] if number % group else []
            assert re.findall(r"Grup\d+continued", page) == said
        assert "continued" not in pages[0]


def test_an_empty_row_ends_what_goes_on_overleaf():
    ended = '<tr class="ts-continued"><td colspan="3"></td></tr>'
    rows = "".join(f"<tr><td>{n}</td><td>Akhir</td><td>x</td></tr>" for n in range(90))
    html = table(3, group=3, continued=True).replace(
        "</tbody>", f"{ended}{rows}</tbody>"
    )
    assert "continued" not in "".join(page_texts(convert("<h1>J</h1>" + html)))


@pytest.mark.parametrize(
    "wrong",
    [
        '<table class="ts-grid"><thead>{row}</thead><tbody>{below}</tbody></table>',
        '<table class="ts-plain"><tbody>{row}{below}</tbody></table>',
        '<table class="ts-grid"><tbody>{two}{below}</tbody></table>',
    ],
)
def test_a_second_head_elsewhere_is_refused(wrong):
    html = wrong.format(
        row='<tr class="ts-continued"><td colspan="2">a</td></tr>',
        two='<tr class="ts-continued"><td>a</td><td>b</td></tr>',
        below="<tr><td>b</td><td>c</td></tr>",
    )
    with pytest.raises(StructureError, match="ts-continued"):
        convert(html)


def test_totals_stay_with_a_row_and_the_signature():
    for count in range(30, 60):
        last = page_texts(convert("<h1>J</h1>" + table(count, foot=True) + SIGN))[-1]
        assert f"Baris{count - 1};" in last and "Jumlah" in last and "NAMASATU" in last


def test_signature_is_kept_with_the_paragraph_above():
    for count in range(20, 60):
        body = "".join(f"<p>Alinea{n};</p>" for n in range(count))
        last = page_texts(convert("<h1>J</h1>" + body + SIGN))[-1]
        assert f"Alinea{count - 1};" in last and "NAMASATU" in last


def test_signature_is_kept_with_the_block_above():
    for count in range(24, 50):
        body = "".join(f"<p>Alinea{n};</p>" for n in range(count))
        body += '<div class="ts-keep"><p>Penutup satu</p><p>Penutup dua</p></div>'
        last = page_texts(convert("<h1>J</h1>" + body + SIGN))[-1]
        assert "Penutupsatu" in last and "Penutupdua" in last and "NAMASATU" in last


def test_a_group_that_is_kept_is_on_one_page():
    for count in range(30, 50):
        body = "".join(f"<p>Alinea{n};</p>" for n in range(count))
        body += '<div class="ts-keep"><p>Awal</p><p>Tengah</p><p>Akhir</p></div>'
        pages = page_texts(convert("<h1>J</h1>" + body))
        assert any("AwalTengahAkhir" in page for page in pages)


def test_a_low_group_is_kept_and_a_high_one_is_divided():
    """A chart stays below its table, and no half of a page stays empty for it."""
    for rows, is_kept in ((6, True), (60, False)):
        cells = "<tr><td>1</td><td>x</td><td>y</td></tr>" * rows
        table = f'<table class="ts-grid">{HEAD}{cells}</table>'
        for count in range(20, 40):
            body = "".join(f"<p>Alinea{n};</p>" for n in range(count))
            body += f'<div class="ts-keep-short"><p>Awal</p>{table}<p>Akhir</p></div>'
            pages = page_texts(convert("<h1>J</h1>" + body))
            whole = [page for page in pages if "Awal" in page and "Akhir" in page]
            assert bool(whole) is is_kept
            assert any(f"Alinea{count - 1};" in page for page in pages)


def test_a_row_longer_than_a_page_is_printed_whole():
    """Rows stay whole only as long as that loses nothing."""
    words = " ".join(f"kata{n};" for n in range(3000))
    body = f'<table class="ts-grid">{HEAD}<tr><td>1</td><td>{words}</td><td>x</td></tr>'
    document = convert("<h1>J</h1>" + body + "</table>" + SIGN)
    joined = " ".join(page_texts(document))
    assert all(f"kata{n};" in joined for n in range(3000))
    assert "NAMASATU" in joined


def test_a_group_longer_than_a_page_is_printed_whole():
    pages = page_texts(convert("<h1>J</h1>" + table(120, group=120) + SIGN))
    joined = " ".join(pages)
    assert [joined.count(f"Baris{n};") for n in range(120)] == [1] * 120


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>", "row 2 has 1 of 2"),
        ('<tr><td rowspan="3">a</td><td>b</td></tr><tr><td>c</td></tr>', "beyond"),
        (
            '<tr><td>a</td><td rowspan="2">b</td></tr><tr><td colspan="2">c</td></tr>',
            "overlap",
        ),
        ("", "no row"),
    ],
)
def test_a_crooked_table_is_refused(rows, message):
    with pytest.raises(StructureError, match=message):
        convert(f'<table class="ts-grid"><tbody>{rows}</tbody></table>')


def test_widths_beyond_the_page_are_refused():
    with pytest.raises(StructureError, match="120%"):
        convert(
            '<table><col width="60%"/><col width="60%"/>'
            "<tr><td>a</td><td>b</td></tr></table>"
        )


def test_two_kinds_at_once_are_refused():
    with pytest.raises(StructureError, match="one kind"):
        convert('<table class="ts-grid ts-plain"><tr><td>a</td></tr></table>')


@pytest.mark.parametrize("continued", [False, True])
def test_the_head_of_a_group_is_not_the_last_row_of_a_page(continued):
    """Wherever the page ends; the tied rows above a signature included."""
    for count in range(34, 46):
        groups = []
        for name, rows in (("A", count), ("B", 3), ("C", 1)):
            lines = "".join(
                f"<tr><td>1</td><td>{name}{n};</td><td>x</td></tr>" for n in range(rows)
            )
            overleaf = (
                f'<tr class="ts-continued"><td colspan="3">{name} lanjut</td></tr>'
            )
            head = (
                f'<tr class="ts-group"><td></td><td colspan="2">Kepala{name}</td></tr>'
            )
            groups.append((overleaf if continued else "") + head + lines)
        html = f'<table class="ts-grid">{HEAD}<tbody>{"".join(groups)}</tbody></table>'
        for page in page_texts(convert("<h1>J</h1>" + html + SIGN)):
            for name in "ABC":
                if f"Kepala{name}" in page:
                    assert f"{name}0;" in page
                    assert f"{name}lanjut" not in page


KINDS = {
    "r": "<tr><td>1</td><td>Isi</td><td>x</td></tr>",
    "g": '<tr class="ts-group"><td></td><td colspan="2">Kepala</td></tr>',
    "c": '<tr class="ts-continued"><td colspan="3">lanjut</td></tr>',
    "e": '<tr class="ts-continued"><td colspan="3"></td></tr>',
}


@pytest.mark.parametrize("sign", ["", SIGN], ids=["alone", "signed"])
@pytest.mark.parametrize(
    "rows", ["cgr", "gcr", "ecr", "ccgr", "ggr", "gggrgr", "rgcerr", "rgggr", "rcg"]
)
def test_heads_in_any_order(rows, sign):
    """Typst 0.15 panics on a second head after another of its level or below it."""
    body = "".join(KINDS[kind] for kind in rows)
    html = f'<table class="ts-grid">{HEAD}<tbody>{body}</tbody></table>'
    pages = "".join(page_texts(convert("<h1>J</h1>" + html + sign)))
    assert pages.count("Isi") == rows.count("r")
    assert pages.count("Kepala") == rows.count("g")
