"""A signature block has lines of its paper with it, wherever a page ends."""

import pytest

from sidocakep_report.typeset.engine.closing import ENDING, FEWEST

from .reading import convert, page_texts
from .test_tables import SIGN, table

COPIES = "<p>Tembusan:</p><ol><li>Satu;</li><li>Dua;</li></ol>"
ORDERS = "".join(
    f"<tr><td>KE{number};</td><td>:</td><td>Isi</td></tr>" for number in range(30)
)
CODE = '<table class="ts-plain"><tr><td>Kode;</td><td>Periksa;</td></tr></table>'
#: What stands around a signature block, and what of it is on the page of the block.
CASES = {
    "two lines": (f"<p>Awal;</p><p>Akhir;</p>{SIGN}", "Awal; Akhir;"),
    "a table and a line": (f"{table(3)}<p>Akhir;</p>{SIGN}", "Baris2; Akhir;"),
    "a head and a line": (f"<h1>Kepala;</h1><p>Akhir;</p>{SIGN}", "Kepala; Akhir;"),
    "a list": (f"<p>Isi:</p><ul><li>Akhir;</li></ul>{SIGN}", "Isi: Akhir;"),
    "copies": (f"<p>Awal;</p><p>Akhir;</p>{SIGN}{COPIES}", "Akhir; Satu; Dua;"),
    "a table and copies": (f"{table(3)}{SIGN}{COPIES}", "Baris2; Satu; Dua;"),
    "a code": (
        f"<p>Awal;</p><p>Akhir;</p>{SIGN}{CODE}",
        "Awal; Akhir; Kode; Periksa;",
    ),
    "another block": (f"<p>Awal;</p><p>Akhir;</p>{SIGN}<p>Lalu;</p>{SIGN}", "Akhir;"),
    "orders": (
        f'<table class="ts-plain">{ORDERS}</table>{SIGN}',
        "KE28; KE29;",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_signature_has_two_lines_with_it_and_the_ending(name):
    body, words = CASES[name]
    split = False
    for count in range(10, 46):
        lines = "".join(f"<p>b{number}</p>" for number in range(count))
        pages = page_texts(convert(lines + body))
        last = pages[-1]
        assert last.count("NAMASATU") == body.count("NAMA SATU"), (count, last)
        assert [word for word in words.split() if word not in last] == [], count
        split |= len(pages) > 1
    assert split, "no page ended here"


def test_a_short_table_does_not_leave_half_a_page_for_a_line_below_it():
    """A line and a row are two: the first row stays where it begins."""
    split = False
    for count in range(20, 50):
        lines = "".join(f"<p>b{number}</p>" for number in range(count))
        pages = page_texts(convert(f"{lines}{table(2)}<p>Akhir;</p>{SIGN}"))
        split |= len(pages) > 1 and "Baris0;" in pages[0] and "Baris1;" in pages[-1]
    assert split


@pytest.mark.parametrize(("closing", "alone"), [({}, False), ({"closing": "1"}, True)])
def test_a_document_of_before_keeps_its_pages(closing, alone):
    """One line stood above the signatures where a page ended below a table."""
    lasts = []
    for count in range(10, 50):
        lines = "".join(f"<p>b{number}</p>" for number in range(count))
        document = convert(f"{lines}{table(3)}<p>Akhir;</p>{SIGN}", **closing)
        lasts.append(page_texts(document)[-1])
    assert any("Baris2;" in last for last in lasts)
    assert any("Baris2;" not in last for last in lasts) == alone


def test_the_orders_of_a_decree_go_on_overleaf():
    """Only the last of them stay with the signature: no half of a page is empty."""
    lines = "".join(f"<p>b{number}</p>" for number in range(20))
    first, last = page_texts(convert(lines + CASES["orders"][0]))
    assert "KE10;" in first
    assert "NAMASATU" in last


def test_a_long_ending_goes_on_by_itself():
    """More copies than a short ending has lines do not move a signature overleaf."""
    items = "".join(f"<li>Tembusan{number};</li>" for number in range(ENDING + 30))
    lines = "".join(f"<p>b{number}</p>" for number in range(20))
    pages = page_texts(convert(f"{lines}{SIGN}<ol>{items}</ol>"))
    assert "NAMASATU" in pages[0] and "Tembusan0;" in pages[0]


def test_a_forced_page_break_holds():
    """What begins a page by itself is not drawn to the page before it."""
    breaks = '<div class="ts-pagebreak"></div>'
    for body in (f"<p>A;</p>{breaks}{SIGN}", f"<p>A;</p>{SIGN}{breaks}<p>B;</p>"):
        assert len(page_texts(convert(body))) == FEWEST
