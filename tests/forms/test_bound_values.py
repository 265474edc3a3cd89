"""Every kind of value of a PDF comes into the bound copy as it stood in its file."""

import io

import pikepdf
import pytest

from sidocakep_report.engine.issued.bound_file import write_bound
from sidocakep_report.engine.issued.bound_pages import get_front_document
from sidocakep_report.typeset.engine import compile_document

from .test_bound import COVER, make_parts
from .test_bound_odd import CATALOG, ONE, write_pdf


def write_page(properties, *objects):
    """Return a PDF of one page whose resources lead to these properties."""
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] "
        b"/Resources << /Properties << %s >> >> >>" % properties
    )
    return write_pdf(CATALOG, ONE % b"", page, *objects)


def bind(*contents):
    """Return the bound copy of files, read anew."""
    stream = io.BytesIO()
    front = compile_document(get_front_document(COVER, []))
    batch = [(f"Berkas {number}", content) for number, content in enumerate(contents)]
    write_bound(stream, COVER.title, iter(make_parts(batch)), front, [])
    return pikepdf.open(io.BytesIO(stream.getvalue()))


def find(pdf, key):
    """Return what stands under a name in any dictionary of a file, each once."""
    found = []

    def look(value):
        if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            for name, item in value.items():
                if name == key:
                    found.append(item)
                elif not (isinstance(item, pikepdf.Object) and item.is_indirect):
                    look(item)
        elif isinstance(value, pikepdf.Array):
            for item in value:
                if not (isinstance(item, pikepdf.Object) and item.is_indirect):
                    look(item)

    for value in pdf.objects:
        look(value)
    return found


def get_plain(value):
    """Return a value of either library as plain data that can be compared."""
    if isinstance(value, pikepdf.Dictionary):
        return {name: get_plain(item) for name, item in value.items()}
    if isinstance(value, pikepdf.Array):
        return [get_plain(item) for item in value]
    if isinstance(value, pikepdf.Object):
        return value.unparse(resolved=True)
    return value


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(b"true", id="yes"),
        pytest.param(b"false", id="no"),
        pytest.param(b"-12", id="whole number"),
        pytest.param(b"0.0001", id="small number"),
        pytest.param(b"(Rp1.000 \\(a\\))", id="text with brackets"),
        pytest.param(b"<feff00410042>", id="text in hexadecimal"),
        pytest.param(b"(\\122\\160 \\n)", id="text with escapes"),
        pytest.param(b"/Nama#20Lain", id="name with a blank"),
        pytest.param(b"[1 (a) /B [true] << /C 2 >>]", id="nested"),
        pytest.param(b"<< /D << /E [0.5 -0.5] >> >>", id="deep"),
    ],
)
def test_a_value_means_the_same_in_the_copy(value):
    content = write_page(b"/UjiA %s /UjiB 4 0 R /UjiC 4 0 R" % value, value)
    with pikepdf.open(io.BytesIO(content)) as before:
        wanted = get_plain(before.pages[0].Resources.Properties.UjiA)
        with bind(content) as after:
            for key in ("/UjiA", "/UjiB", "/UjiC"):
                assert [get_plain(item) for item in find(after, key)] == [wanted]


def test_what_two_places_lead_to_is_written_once():
    shared = b"<< /UjiD (sama) >>"
    content = write_page(b"/UjiB 4 0 R /UjiC 4 0 R", shared)
    with bind(content, content) as after:
        assert [get_plain(item) for item in find(after, "/UjiD")] == [b"(sama)"]
        leading = find(after, "/UjiB") + find(after, "/UjiC")
        assert len({item.objgen for item in leading}) == 1


def test_what_leads_to_itself_does_so_in_the_copy():
    ring = b"<< /UjiNext 5 0 R /UjiD (satu) >>", b"<< /UjiBack 4 0 R /UjiE (dua) >>"
    with bind(write_page(b"/UjiA 4 0 R", *ring)) as after:
        [start] = find(after, "/UjiA")
        assert start.UjiNext.UjiBack.objgen == start.objgen
        assert str(start.UjiNext.UjiE) == "dua"


def test_a_stream_keeps_its_bytes_and_has_its_length():
    data = b"\x00\xff stream endstream endobj \r\n"
    body = b"<< /Length %d /UjiF (isi) >>\nstream\n%s\nendstream" % (len(data), data)
    with bind(write_page(b"/UjiA 4 0 R", body)) as after:
        [kept] = find(after, "/UjiA")
        assert kept.read_raw_bytes() == data
        assert int(kept.Length) == len(data)
