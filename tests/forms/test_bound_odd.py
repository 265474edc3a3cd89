"""Files with unusual or broken trees of pages: read as they are, or refused."""

from datetime import date

import pytest

from sidocakep_report.engine.issued.binder import Binder
from sidocakep_report.engine.issued.bound_part import (
    BrokenFileError,
    PartWriter,
    get_page_sizes,
)

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
ONE = b"<< /Type /Pages /Count 1 /Kids [3 0 R] %s>>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Resources << >> >>"


def write_pdf(*objects):
    """Return a PDF of these objects, numbered from 1; the first is its catalog."""
    content, table = b"%PDF-1.7\n", b"0000000000 65535 f \n"
    for number, body in enumerate(objects, start=1):
        table += b"%010d 00000 n \n" % len(content)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    count = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    xref = b"xref\n0 %d\n%s" % (count, table)
    return content + xref + end % (count, len(content))


def write_nested(depth):
    """Return a PDF whose only page stands below so many nodes of pages."""
    nodes = [
        b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (number + 3)
        for number in range(depth)
    ]
    return write_pdf(CATALOG, *nodes, PAGE)


def copy(content):
    writer = PartWriter()
    writer.add_file("Berkas", content)
    return writer.get_part()


def test_a_page_below_many_nodes_is_found():
    content = write_nested(50)
    assert get_page_sizes(content) == [(200, 300)]
    [chapter] = copy(content).chapters
    assert chapter.pages == 1


def test_a_page_has_the_box_and_the_turn_of_the_node_above():
    above = ONE % b"/MediaBox [10 20 110 70] /Rotate 90 "
    page = b"<< /Type /Page /Parent 2 0 R /Resources << >> >>"
    content = write_pdf(CATALOG, above, page)
    # 110 - 10 and 70 - 20.
    assert get_page_sizes(content) == [(100, 50)]
    written = copy(content).content
    assert b"/MediaBox [ 10 20 110 70 ]" in written
    assert b"/Rotate 90" in written


def test_a_page_that_draws_nothing_is_a_page():
    part = copy(write_pdf(CATALOG, ONE % b"", PAGE))
    assert b"/Contents []" in part.content
    # The node of pages, and the page.
    assert len(part.offsets) == 2


@pytest.mark.parametrize(
    "objects",
    [
        pytest.param(
            [CATALOG, b"<< /Kids [2 0 R] /Type /Pages >>"], id="leads to itself"
        ),
        pytest.param([b"<< /Type /Catalog >>"], id="no tree"),
        pytest.param([CATALOG, b"<< /Type /Pages /Count 1 >>"], id="no kids"),
        pytest.param(
            [CATALOG, ONE % b"", b"<< /Type /Page /Parent 2 0 R >>"], id="no box"
        ),
        pytest.param(
            [CATALOG, ONE % b"", b"<< /Type /Page /MediaBox [0 0] >>"], id="half a box"
        ),
    ],
)
def test_a_tree_that_cannot_be_read_is_refused(objects):
    with pytest.raises(BrokenFileError):
        get_page_sizes(write_pdf(*objects))


def test_a_tree_without_an_end_is_refused_as_broken():
    """It is no error of the program: the other files are bound all the same."""
    content = write_nested(3000)
    for read in (get_page_sizes, copy):
        with pytest.raises(BrokenFileError):
            read(content)


def test_a_file_without_a_page_is_refused_before_others_are_bound_with_it():
    content = write_pdf(CATALOG, b"<< /Type /Pages /Count 0 /Kids [] >>")
    for read in (get_page_sizes, copy):
        with pytest.raises(BrokenFileError, match="no page"):
            read(content)


def write_page(entries):
    if b"/Resources" not in entries:
        entries += b" /Resources << >>"
    return write_pdf(
        CATALOG,
        ONE % b"",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] %s >>" % entries,
    )


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param(b"/Resources [1 2]", id="resources are a row"),
        pytest.param(b"/Resources 7", id="resources are a number"),
        pytest.param(b"/Resources << /XObject 7 >>", id="shapes are a number"),
    ],
)
def test_what_is_broken_below_a_page_stops_its_file_and_no_other(entries):
    binder = Binder(None, date(2026, 11, 29))
    sound = write_page(b"")
    binder.add(1, "Utuh", sound)
    with pytest.raises(BrokenFileError):
        binder.add(2, "Rusak", write_page(entries))
    binder.add(3, "Utuh juga", sound)
    _content, index = binder.bind()
    assert index["keys"] == [1, 3]
    # Sheets 1 and 2: the broken one took none.
    assert [chapter["pages"] for chapter in index["chapters"]] == [1, 1]


def test_sheets_go_on_from_part_to_part_whatever_was_refused():
    """Sheets 1 to 3 in the first part, 4 and 5 in the second."""
    day = date(2026, 11, 29)
    sound = write_page(b"")
    first = Binder(None, day)
    for number in range(3):
        first.add(number, f"Berkas {number}", sound)
        with pytest.raises(BrokenFileError):
            first.add(number, "Rusak", b"%PDF-1.7 sebagian")
    _content, index = first.bind()
    assert (index["sheet"], index["keys"]) == (1, [0, 1, 2])
    second = Binder(index, day)
    for number in (3, 4):
        second.add(number, f"Berkas {number}", sound)
    _content, following = second.bind()
    assert (following["sheet"], following["keys"]) == (4, [3, 4])
    assert following["first"] == index["first"] + len(index["offsets"])


def test_a_part_in_which_everything_was_refused_holds_nothing():
    binder = Binder(None, date(2026, 11, 29))
    for content in (b"", b"%PDF-1.7", write_pdf(CATALOG), b"PK\x03\x04"):
        with pytest.raises(BrokenFileError):
            binder.add(1, "Rusak", content)
    content, index = binder.bind()
    assert content == b""
    assert (index["keys"], index["chapters"], index["offsets"]) == ([], [], [])


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_keeps_its_turn_and_its_size_in_a_copy(turn):
    content = write_page(b"/Rotate %d" % turn)
    assert get_page_sizes(content) == [(200, 300)]
    assert b"/Rotate %d" % turn in copy(content).content
