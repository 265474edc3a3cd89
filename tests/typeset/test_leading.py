"""A line that leads to what follows is never the last one of a page."""

import pytest

from .reading import convert, page_texts
from .test_tables import SIGN, table

LEADS = {
    "a list": ("<p>Kepala</p>", "<ul><li>Isi</li><li>x</li></ul>"),
    "set in further": (
        '<p class="ts-space-1">Kepala</p>',
        '<p class="ts-indent-1 ts-space-0">Isi</p>',
    ),
    "a colon": ("<p>Kepala:</p>", "<p>Isi</p>"),
    "bold": ("<p><b>Kepala</b></p>", "<p>Isi</p>"),
    "bold by class": (
        '<p class="ts-bold">Kepala</p>',
        table(2).replace("Baris0", "Isi"),
    ),
    "a chain": ('<p class="ts-bold">Kepala</p><p>Sub:</p>', "<ol><li>Isi</li></ol>"),
    "a heading": ("<h1>Kepala</h1>", table(2).replace("Baris0", "Isi")),
    "a signature": (
        "<p>Kepala</p>",
        f'<p class="ts-indent-1 ts-space-0">Isi</p>{SIGN}',
    ),
}


@pytest.mark.parametrize("kind", LEADS)
def test_what_leads_stays_with_what_follows(kind):
    head, body = LEADS[kind]
    split = False
    for count in range(36, 46):
        lines = "".join(f"<p>b{n}</p>" for n in range(count))
        pages = page_texts(convert(f"{lines}\n {head}\n {body}"))
        page = next(page for page in pages if "Kepala" in page)
        assert "Isi" in page, (kind, count)
        split |= len(pages) > 1
    assert split, "no page ended here"


def test_other_paragraphs_are_left_where_they_stand():
    """A page is not left early for a line that leads to nothing."""
    endings = set()
    for count in range(36, 50):
        lines = "".join(f"<p>b{n}</p>" for n in range(count))
        pages = page_texts(convert(f"{lines}<p>Satu</p><p>Dua</p>"))
        endings.add("Satu" in pages[0] and "Dua" not in pages[0])
    assert True in endings


def test_the_space_above_stays_that_of_the_paragraph():
    code = convert('<p class="ts-space-2">Kepala:</p><p>Isi</p>').source
    assert "ts-p(sticky: true, above: 14pt, " in code
