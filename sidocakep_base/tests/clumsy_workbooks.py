"""Makes hostile and clumsy workbooks out of one that the application handed out.

``data/workbooks/answers.tsv`` says what each of them is answered. To have the files::

    python sidocakep_base/tests/clumsy_workbooks.py WORKBOOK.xlsx FOLDER
"""

import io
import sys
import zipfile
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

TRANSITIONAL = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
META = "_daftar"
POSITIONS = "Jabatan & Pegawai"
KIND = "Pengawas (Eselon IV)"
SASARAN = {"Tingkat": "Sasaran", "Kode": "S1", "Uraian": "Daerah tangguh"}
INDICATOR = {"Nama Indikator": "Nilai", "Komponen Rencana": "S1"}
NODE = "Program/Kegiatan/Sub Kegiatan"

RECIPES = {}


def recipe(make):
    """Register a function that makes one file out of the bytes of the workbook."""
    RECIPES[make.__name__] = make
    return make


def edited(content, change):
    """Return the workbook after ``change(openpyxl workbook)``."""
    workbook = load_workbook(io.BytesIO(content))
    change(workbook)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def added(content, sheet, *rows, number_format=None):
    """Return the workbook with rows below those of a sheet, by column header."""

    def add(workbook):
        worksheet = workbook[sheet]
        columns = {str(c.value).removesuffix(" *"): c.column for c in worksheet[1]}
        last = max(c.row for line in worksheet.iter_rows() for c in line if c.value)
        for number, row in enumerate(rows, start=last + 1):
            for header, value in row.items():
                cell = worksheet.cell(number, columns[header])
                cell.value = value
                if number_format and not isinstance(value, str):
                    cell.number_format = number_format

    return edited(content, add)


def rewritten(content, change):
    """Return the file after ``change(name, bytes)`` on each of its parts."""
    buffer = io.BytesIO()
    old = zipfile.ZipFile(io.BytesIO(content))
    with old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return buffer.getvalue()


def with_meta(content, key, value):
    """Return the workbook as if it had been made for something else."""

    def change(workbook):
        for row in workbook[META].iter_rows(max_col=2):
            if row[0].value == key:
                row[1].value = value

    return edited(content, change)


def with_figure(content, value, number_format="General"):
    """Return the workbook with one indicator and its target of 2026."""
    content = added(content, "Rencana", SASARAN)
    row = INDICATOR | {"Target 2026": value}
    return added(content, "Indikator", row, number_format=number_format)


def with_amount(content, amount):
    """Return the workbook with one line of the DPA."""
    node = {"Tingkat": "Program", "Kode": "1.05.03", "Uraian": "PROGRAM BENCANA"}
    content = added(content, "Rencana", node)
    return added(content, "DPA", {"Tahun": 2026, NODE: "1.05.03", "Jumlah": amount})


def with_person(content, **cells):
    """Return the workbook with one position and what stands beside it."""
    row = {"Nama Jabatan": "Kepala Seksi", "Jenis Jabatan": KIND} | cells
    return added(content, POSITIONS, row)


# No workbook ------------------------------------------------------------------------


@recipe
def old_xls(content):
    return OLE + content


@recipe
def html_called_xls(content):
    return b"<html><table><tr><td>Rencana</td></tr></table></html>"


@recipe
def comma_separated(content):
    return b"Tingkat,Kode,Uraian\nSasaran,S1,Daerah tangguh\n"


@recipe
def cut_off_in_the_transfer(content):
    return content[: len(content) // 2]


@recipe
def strict_open_xml(content):
    return rewritten(content, lambda _name, part: part.replace(TRANSITIONAL, STRICT))


@recipe
def binary_xlsb(content):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as new:
        new.writestr("xl/workbook.bin", b"\x83\x01")
    return buffer.getvalue()


@recipe
def entities(content):
    doctype = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    return rewritten(
        content,
        lambda name, part: doctype + part if name == "xl/workbook.xml" else part,
    )


# Another workbook -------------------------------------------------------------------


@recipe
def of_another_agency(content):
    return with_meta(content, "agency", "Dinas Lain")


@recipe
def of_another_plan(content):
    content = with_meta(content, "plan", "Renstra 2019-2023")
    return with_meta(content, "plan_ref", "0")


@recipe
def of_another_year(content):
    return with_meta(content, "year", "2025")


@recipe
def header_renamed(content):
    def rename(workbook):
        for cell in workbook["Indikator"][1]:
            if str(cell.value).startswith("Nama Indikator"):
                cell.value = "Indikator Kinerja"

    rows = [INDICATOR | {"Nama Indikator": name} for name in "ABC"]
    return edited(added(content, "Indikator", *rows), rename)


@recipe
def sheet_deleted(content):
    return edited(content, lambda workbook: workbook.remove(workbook["DPA"]))


@recipe
def headers_deleted(content):
    return edited(content, lambda workbook: workbook["Rencana"].delete_rows(1))


@recipe
def cells_merged(content):
    content = added(content, "Rencana", SASARAN, SASARAN | {"Kode": "S2"})
    return edited(content, lambda workbook: workbook["Rencana"].merge_cells("D4:D5"))


@recipe
def rows_hidden(content):
    def hide(workbook):
        workbook["Rencana"].row_dimensions[4].hidden = True

    return edited(added(content, "Rencana", SASARAN), hide)


@recipe
def sheet_hidden(content):
    def hide(workbook):
        workbook["Rencana"].sheet_state = "hidden"

    return edited(added(content, "Rencana", SASARAN), hide)


# Figures ----------------------------------------------------------------------------


@recipe
def percent_of_a_format(content):
    return with_figure(content, 0.835, "0.0%")


@recipe
def percent_in_letters(content):
    return with_figure(content, 83.5, '0.0"%"')


@recipe
def percent_pasted(content):
    return with_figure(content, 98.5, "0.00%")


@recipe
def residue_of_a_calculation(content):
    return with_figure(content, 434.99999999999994)


@recipe
def formula_never_calculated(content):
    return with_figure(content, "=4.35*100")


@recipe
def more_than_a_figure(content):
    return with_figure(content, "100 dari 110 Organisasi")


@recipe
def two_readings(content):
    return with_figure(content, "5.014")


@recipe
def error_of_the_sheet(content):
    return with_figure(content, "#DIV/0!")


# Money ------------------------------------------------------------------------------


@recipe
def money_in_miliar(content):
    return with_amount(content, "Rp 1,5 M")


@recipe
def money_in_juta(content):
    return with_amount(content, "500 jt")


@recipe
def money_as_printed(content):
    return with_amount(content, "Rp5.294.655.000,00")


@recipe
def money_negative(content):
    return with_amount(content, -5)


@recipe
def sub_kegiatan_twice(content):
    content = with_amount(content, 1_500_000)
    return added(content, "DPA", {"Tahun": 2026, NODE: "1.05.03", "Jumlah": 250_000})


@recipe
def dpa_of_another_year(content):
    content = with_amount(content, 1)
    return added(content, "DPA", {"Tahun": 2027, NODE: "1.05.03", "Jumlah": 1})


# People -----------------------------------------------------------------------------


@recipe
def acting_official(content):
    return with_person(content, **{"Nama Jabatan": "Plt. KEPALA DINAS"})


@recipe
def vacant_in_words(content):
    return with_person(content, **{"Nama Pegawai": "LOWONG", "NIP": "-"})


@recipe
def nip_as_text_with_marks(content):
    nip = "'NIP. 19700617.200501.1.007\u202c"
    return with_person(content, **{"Nama Pegawai": "Budi", "NIP": nip})


@recipe
def nip_as_number(content):
    return with_person(content, **{"Nama Pegawai": "Budi", "NIP": 197006172005011007})


@recipe
def rank_in_the_spelling_of_the_field(content):
    cells = {"Nama Pegawai": "Budi", "NIP": "197006172005011007"}
    return with_person(content, **cells | {"Pangkat/Golongan": "Penata Tk. I, III d"})


def _since(content, day):
    cells = {"Nama Pegawai": "Budi", "NIP": "197006172005011007"}
    return with_person(content, **cells | {"Menjabat Sejak": day})


@recipe
def day_in_an_old_month(content):
    return _since(content, "1 Nopember 2025")


@recipe
def day_with_a_short_year(content):
    return _since(content, "1-3-25")


@recipe
def day_as_a_bare_number(content):
    return _since(content, 45717)


@recipe
def day_of_two_readings(content):
    return _since(content, "02/01/2026")


@recipe
def day_of_a_date_cell(content):
    return _since(content, date(2025, 3, 1))


@recipe
def marks_nobody_sees(content):
    return with_person(content, **{"Nama Jabatan": "Kepala\u200b_x000B_Seksi"})


@recipe
def text_turned_around(content):
    return with_person(content, **{"Nama Jabatan": "Kepala \u202eiskeS"})


# The plan ---------------------------------------------------------------------------


@recipe
def official_numbering(content):
    return added(
        content,
        "Rencana",
        {"Tingkat": "Misi", "Kode": "1", "Uraian": "Pemerintahan baik"},
        {"Tingkat": "Tujuan", "Kode": "1", "Uraian": "Tangguh", "Induk": "Misi 1"},
        {"Tingkat": "Sasaran", "Kode": "1", "Uraian": "Aman", "Induk": "1"},
    )


@recipe
def one_text_under_two_components(content):
    content = added(content, "Rencana", SASARAN, SASARAN | {"Kode": "S2"})
    rows = (INDICATOR, INDICATOR | {"Komponen Rencana": "S2"})
    return added(content, "Indikator", *rows)


@recipe
def text_missing_and_code_unknown(content):
    return added(content, "Rencana", {"Tingkat": "Program", "Kode": "9.99.09"})


@recipe
def above_itself(content):
    return added(content, "Rencana", SASARAN | {"Induk": "S1"})


def write_all(content, folder):
    """Write every file of :data:`RECIPES` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in RECIPES.items():
        (folder / f"{name}.xlsx").write_bytes(make(content))


if __name__ == "__main__":
    write_all(Path(sys.argv[1]).read_bytes(), Path(sys.argv[2]))
