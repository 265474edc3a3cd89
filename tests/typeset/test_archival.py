"""PDF/A-2a and PDF/UA-1, said by a validator that did not make the file.

It is ``page-validation``, young and of one author, so it is itself put to the test
first: what is taken out of a good file it has to miss. It does not judge what only a
person can, such as whether an alternative text says what the picture shows or whether
the order of reading makes sense.
"""

import base64
import io
import warnings

import page
import pytest
import typst

from sidocakep_report.typeset.engine import compile_document

from .reading import PyPDF2, convert
from .test_pdf import BODY

PROFILES = ("2a", "ua1")
PICTURE = base64.b64encode(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20">'
    b'<rect width="60" height="9" fill="#1f4e79"/><text y="18">95,00</text></svg>'
).decode()
WHOLE = (
    '<div class="ts-outline"></div><div class="ts-figures"></div>'
    f'{BODY}<p class="ts-caption">Tabel 1</p>'
    '<img class="ts-fill" alt="Batang: 95,00" '
    f'src="data:image/svg+xml;base64,{PICTURE}"/>'
    '<p class="ts-figcaption">Gambar 1</p><p>https://contoh/' + "7" * 60 + "</p>"
)


def find_failures(content, profile):
    return {
        failure.rule_id
        for failure in page.validate_pdf_bytes(content, profile=profile).failures
    }


@pytest.mark.parametrize("profile", PROFILES)
def test_a_print_is_what_it_claims_to_be(profile):
    content = compile_document(convert(WHOLE, mark="DRAFT"))
    assert find_failures(content, profile) == set()


@pytest.mark.parametrize("profile", PROFILES)
def test_an_ordinary_pdf_is_found_out(profile):
    content = typst.compile(b"= Judul\nTeks", font_paths=[], ignore_system_fonts=True)
    assert find_failures(content, profile)


def _without(entry, content):
    """The file without an entry of its root, for everything else as it was."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        writer = PyPDF2.PdfFileWriter()
        writer.clone_document_from_reader(PyPDF2.PdfFileReader(io.BytesIO(content)))
        del writer._root_object[entry]
        stream = io.BytesIO()
        writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("entry", "profile"),
    [
        ("/Lang", "ua1"),
        ("/MarkInfo", "ua1"),
        ("/StructTreeRoot", "ua1"),
        ("/Metadata", "2a"),
        ("/OutputIntents", "2a"),
    ],
)
def test_what_is_taken_out_is_missed(entry, profile):
    content = compile_document(convert(WHOLE))
    whole, broken = (
        find_failures(c, profile) for c in (content, _without(entry, content))
    )
    assert broken - whole, entry
