"""A code in the footer has room of its own, above what printers leave white."""

import io

import pytest
from PyPDF2 import PdfReader

from sidocakep_report.typeset.engine import compile_document, read_documents

SVG = (
    "data:image/svg+xml;base64,"
    "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI4IiBoZWlnaHQ9IjgiPjxw"
    "YXRoIGQ9Ik0wIDBoOHY4aC04eiIvPjwvc3ZnPg=="
)
PAGE = """<html lang="en"><body><div class="article ts-doc" data-title="Uji">
<div class="ts-footer"><p>%s kaki</p></div>%s</div></body></html>"""
FOOTER = """<html lang="en"><body><div class="article ts-doc" data-title="Uji">
<div class="ts-footer"><img class="ts-mark" alt="Kode" src="%s"/></div>%s
</div></body></html>"""


def count_pages(html):
    [document] = read_documents(html)
    content = compile_document(document)
    return document, len(PdfReader(io.BytesIO(content)).pages)


@pytest.mark.parametrize("lines", [1, 60])
def test_a_footer_with_a_code_takes_room_from_the_text(lines):
    text = "".join(f"<p>Baris {number}</p>" for number in range(lines))
    plain, pages = count_pages(PAGE % ("", text))
    coded, more = count_pages(FOOTER % (SVG, text))
    assert "coded: false" in plain.source
    assert "coded: true" in coded.source
    assert pages <= more


def test_a_code_in_the_text_takes_none():
    html = PAGE % ("", f'<img class="ts-mark" alt="Kode" src="{SVG}"/>')
    document, pages = count_pages(html)
    assert "coded: false" in document.source
    assert pages == 1
