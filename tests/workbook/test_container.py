"""The container of a workbook, part by part, before anything parses it."""

import io
import zipfile
from dataclasses import replace

import pytest

from sidocakep_base.engine.workbook import Limits, WorkbookRefusedError
from sidocakep_base.engine.workbook.container import inspect

OFFICE = "http://schemas.openxmlformats.org"
MAIN = f"{OFFICE}/spreadsheetml/2006/main"
RELATION = f"{OFFICE}/officeDocument/2006/relationships"
BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
SHEET = "xl/worksheets/sheet1.xml"
LIMITS = Limits()


def parts_of(*cells, target="worksheets/sheet1.xml", state="", before="", behind=""):
    """The smallest workbook that ECMA-376 part 1, 12.3 knows, as its parts."""
    return {
        RELATIONS: f'<Relationships xmlns="{OFFICE}/package/2006/relationships">'
        f'<Relationship Id="rId1" Target="{target}"/></Relationships>',
        BOOK: f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}"><sheets>'
        f'<sheet name="DPA" r:id="rId1"{state}/></sheets></workbook>',
        SHEET: f'<worksheet xmlns="{MAIN}">{before}<sheetData>{"".join(cells)}'
        f"</sheetData>{behind}</worksheet>",
    }


def packed(parts, compression=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def facts_of(**values):
    return inspect(packed(parts_of(**values)), LIMITS)["DPA"]


def refusal(content, **limits):
    with pytest.raises(WorkbookRefusedError) as refused:
        inspect(content, replace(LIMITS, **limits))
    problem = refused.value.problem
    assert problem.is_severe
    return problem.code, problem.sheet, dict(problem.facts)


def row(number, cells=1, more=""):
    return f'<row r="{number}"{more}>{"<c><v>1</v></c>" * cells}</row>'


@pytest.mark.parametrize(
    "target", ["worksheets/sheet1.xml", f"/{SHEET}", f"../{SHEET}"]
)
def test_a_sheet_is_found_however_its_place_is_written(target):
    facts = facts_of(target=target)
    assert facts.path == SHEET
    assert (facts.merged, facts.has_formulas, facts.is_hidden) == ((), False, False)
    assert not facts.hidden_rows | facts.hidden_columns


@pytest.mark.parametrize(
    ("state", "hidden"), [("visible", False), ("hidden", True), ("veryHidden", True)]
)
def test_a_hidden_sheet_is_told(state, hidden):
    assert facts_of(state=f' state="{state}"').is_hidden is hidden


def test_hidden_rows_and_columns_are_told_by_their_number():
    rows = [
        row(3, more=' hidden="1"'),
        row(4, more=' hidden="0"'),
        row(5, more=' ht="15" hidden="true"'),
        row(6),
    ]
    columns = (
        '<cols><col min="2" max="4" width="9" hidden="1"/><col min="6" max="6"/>'
        '<col min="16383" max="99999" hidden="1"/></cols>'
    )
    facts = inspect(packed(parts_of(*rows, before=columns)), LIMITS)["DPA"]
    assert facts.hidden_rows == {3, 5}
    assert facts.hidden_columns == {2, 3, 4, 16_383, 16_384}


def test_formulas_and_merged_ranges_are_told():
    cell = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'
    merges = '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C1:C9"/></mergeCells>'
    facts = inspect(packed(parts_of(cell, behind=merges)), LIMITS)["DPA"]
    assert facts.has_formulas
    assert facts.merged == ("A1:B2", "C1:C9")


def test_what_is_no_container_is_refused_by_its_first_bytes():
    assert refusal(b"") == ("empty_file", "", {})
    assert (
        refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 xls")[0] == "old_or_protected_file"
    )
    assert refusal(b"Kode;Jumlah\n1;2\n")[0] == "not_a_workbook"
    assert refusal(packed({"word/document.xml": "<x/>"}))[0] == "not_a_workbook"
    content = packed(parts_of())
    assert refusal(content[: len(content) // 2])[0] == "broken_file"
    assert refusal(content, packed_bytes=len(content) - 1) == (
        "file_too_large",
        "",
        {"limit_mb": "0"},
    )
    assert inspect(content, replace(LIMITS, packed_bytes=len(content)))


def test_other_editions_are_named():
    binary = {**parts_of(), "xl/workbook.bin": "x"}
    assert refusal(packed(binary))[2] == {"format": "Excel Binary Workbook (.xlsb)"}
    strict = parts_of()
    strict[BOOK] = strict[BOOK].replace(
        MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"
    )
    code, _sheet, facts = refusal(packed(strict))
    assert code == "other_format"
    assert facts == {"format": "Strict Open XML Spreadsheet (.xlsx)"}


def test_a_part_with_a_password_is_refused():
    content = bytearray(packed(parts_of()))
    # bit 0 of the flags of an entry of the directory: encrypted (APPNOTE 4.4.4)
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(content))[0] == "old_or_protected_file"


@pytest.mark.parametrize("name", [BOOK, RELATIONS, SHEET, "docProps/core.xml"])
def test_a_part_that_declares_entities_is_an_attack(name):
    parts = {**parts_of(), "docProps/core.xml": "<x/>"}
    parts[name] = f'<!DOCTYPE x [<!ENTITY a "b">]>{parts[name]}'
    assert refusal(packed(parts))[0] == "broken_file"


@pytest.mark.parametrize(
    "change",
    [{RELATIONS: "<Relationships"}, {BOOK: "<workbook>"}, {BOOK: "not XML"}],
)
def test_a_damaged_part_is_a_broken_file(change):
    assert refusal(packed({**parts_of(), **change}))[0] == "broken_file"


@pytest.mark.parametrize("missing", [RELATIONS, SHEET])
def test_a_missing_part_is_a_broken_file(missing):
    parts = parts_of()
    del parts[missing]
    assert refusal(packed(parts))[0] == "broken_file"


@pytest.mark.parametrize(
    ("limit", "code"),
    [("stored_rows", "too_many_stored_rows"), ("cells", "too_many_cells")],
)
def test_rows_and_cells_up_to_their_limit(limit, code):
    """Three rows of one cell: three of each."""
    content = packed(parts_of(row(1), row(2), row(3)))
    assert inspect(content, replace(LIMITS, **{limit: 3}))
    assert refusal(content, **{limit: 2}) == (code, "DPA", {"limit": "2"})


def test_merged_ranges_and_strings_up_to_their_limit():
    parts = parts_of(behind='<mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/>')
    # the texts that cells share may stand in a part of any name
    parts["xl/texts.xml"] = "<sst><si><t>a</t></si><si/><si><t>b</t></si></sst>"
    content = packed(parts)
    assert inspect(content, replace(LIMITS, merges=2, strings=3))
    assert refusal(content, merges=1)[:2] == ("too_many_merges", "DPA")
    assert refusal(content, strings=2) == ("too_many_strings", "", {"limit": "2"})


def test_parts_up_to_their_number_and_size():
    parts = {**parts_of(), "xl/media/a.bin": "a" * 2000}
    content = packed(parts)
    unpacked = sum(len(text) for text in parts.values())
    assert inspect(content, replace(LIMITS, parts=4, unpacked_bytes=unpacked))
    for limit in ({"parts": 3}, {"unpacked_bytes": unpacked - 1}):
        assert refusal(content, **limit)[0] == "unpacks_too_large"
    assert inspect(content, replace(LIMITS, part_bytes=2000))
    code, _sheet, facts = refusal(content, part_bytes=1999)
    assert (code, facts["part"]) == ("part_too_large", "xl/media/a.bin")
    assert refusal(content, part_bytes=50)[0] == "unpacks_too_large"


def test_a_bomb_is_known_by_its_ratio_from_ten_megabytes():
    """Zeros pack a thousand to one; real sheets reach forty."""
    for size, is_bomb in ((9 * 1024**2, False), (11 * 1024**2, True)):
        content = packed({**parts_of(), "xl/media/a.bin": b"\0" * size})
        if is_bomb:
            assert refusal(content)[0] == "unpacks_too_large"
        else:
            assert inspect(content, LIMITS)
        assert inspect(content, replace(LIMITS, ratio=2000))


@pytest.mark.parametrize("ahead", [0, 1, 2, 5, 12, 20, 511])
def test_what_stands_across_two_blocks_is_counted_once(ahead):
    """A part is read in blocks of a megabyte; a row may begin just before the end."""
    hidden = row(2, more=' hidden="1"')
    start = parts_of(row(1), hidden)[SHEET].index(hidden)
    blank = " " * ((1 << 20) - start - ahead)
    content = packed(parts_of(row(1), blank, hidden, row(3)))
    assert inspect(content, replace(LIMITS, cells=3, stored_rows=3))["DPA"]
    assert refusal(content, cells=2)[0] == "too_many_cells"
    assert inspect(content, LIMITS)["DPA"].hidden_rows == {2}
