"""Files made to keep a reader busy: each is refused, or bound, within seconds."""

import time
import zlib
from datetime import date

import pytest

from sidocakep_report.engine.issued.binder import Binder
from sidocakep_report.engine.issued.bound_part import BrokenFileError

from .test_bound_odd import CATALOG, ONE, PAGE, write_page, write_pdf

SECONDS = 8


def write_stream(data, entries=b""):
    head = b"<< /Length %d %s >>" % (len(data), entries)
    return head + b"\nstream\n" + data + b"\nendstream"


def write_bomb():
    """An object stream that unpacks to a gigabyte."""
    packer = zlib.compressobj(9)
    chunk = b"0 " * 2**20
    data = b"".join(packer.compress(chunk) for _turn in range(512)) + packer.flush()
    stream = write_stream(data, b"/Type /ObjStm /N 2 /First 10 /Filter /FlateDecode")
    # 2 is said to be in the stream 4, as its first object.
    rows = [(0, 0, 255), (1, 9, 0), (2, 4, 0), (1, 9, 0), (1, 0, 0), (1, 0, 0)]
    content = b"%PDF-1.7\n1 0 obj\n" + CATALOG + b"\nendobj\n"
    rows[4] = (1, len(content), 0)
    content += b"4 0 obj\n" + stream + b"\nendobj\n"
    start = len(content)
    rows[5] = (1, start, 0)
    table = b"".join(
        bytes([kind]) + place.to_bytes(4, "big") + bytes([index])
        for kind, place, index in rows
    )
    entries = b"/Type /XRef /Size 6 /W [1 4 1] /Root 1 0 R"
    content += b"5 0 obj\n" + write_stream(table, entries) + b"\nendobj\n"
    return content + b"startxref\n%d\n%%%%EOF\n" % start


HOSTILE = {
    "an array without an end": write_pdf(CATALOG, ONE % b"", PAGE[:-2] + b" /X ["),
    "an array without an end to the end of the file": b"%PDF-1.7\n1 0 obj\n["
    + b"1 " * 10**6,
    "brackets in brackets": write_page(b"/Resources << /X " + b"[" * 100_000),
    "dictionaries in dictionaries": write_page(b"/Resources " + b"<</X " * 100_000),
    "a node of pages that has itself": write_pdf(
        CATALOG, ONE % b"", b"<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 9 >>"
    ),
    "pages that multiply": write_pdf(
        CATALOG,
        *(
            b"<< /Type /Pages /Count 1 /Kids [%s] >>" % (b"%d 0 R " % number * 10)
            for number in range(3, 30)
        ),
        PAGE,
    ),
    "a table that leads to itself": write_page(b"").replace(
        b"/Root 1 0 R", b"/Root 1 0 R /Prev 198"
    ),
    "a table that counts to the end of numbers": write_page(b"").replace(
        b"xref\n0 4", b"xref\n0 99999999999"
    ),
    "a stream that unpacks to a gigabyte": write_bomb(),
    "a length that is not there": write_pdf(
        CATALOG, ONE % b"", PAGE[:-2] + b"/Contents 4 0 R >>", write_stream(b"q")
    ).replace(b"/Length 1", b"/Length 9"),
    "a password": write_page(b"").replace(
        b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 >>"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_within_seconds_and_stops_no_other(name):
    binder = Binder(None, date(2026, 11, 29))
    started = time.perf_counter()
    with pytest.raises(BrokenFileError):
        binder.add(1, "Jahat", HOSTILE[name])
    assert time.perf_counter() - started < SECONDS
    binder.add(2, "Baik", write_page(b""))
    _content, index = binder.bind()
    assert index["keys"] == [2]


def test_resources_that_lead_to_each_other_are_written_once():
    """Ten names for each of ten levels: ten objects, not ten thousand millions."""
    levels = [
        b"<< %s >>" % b" ".join(b"/K%d %d 0 R" % (n, number + 1) for n in range(10))
        for number in range(4, 14)
    ]
    page = PAGE.replace(b"/Resources << >>", b"/Resources << /Properties 4 0 R >>")
    content = write_pdf(CATALOG, ONE % b"", page, *levels, b"<< /Self 4 0 R >>")
    binder = Binder(None, date(2026, 11, 29))
    started = time.perf_counter()
    binder.add(1, "Berkas", content)
    written, index = binder.bind()
    assert time.perf_counter() - started < SECONDS
    assert len(index["offsets"]) < 30
    assert len(written) < 20_000
