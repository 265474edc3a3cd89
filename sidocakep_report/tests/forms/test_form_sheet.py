"""A page of the typesetter in the cells of a sheet."""

import io
import random

import openpyxl
import xlsxwriter
from lxml import html

from odoo.tests import BaseCase, tagged

from ...report.form_sheet import COPY, FormSheet, count_lines
from ...report.xlsx_page import XlsxPage
from ..formulas import get_formulas, list_cells, work_out

TABLE = """
<table class="ts-grid">
  <colgroup><col width="10%"/><col width="50%"/><col width="40%"/></colgroup>
  <thead>
    <tr><th rowspan="2">No.</th><th rowspan="2">Kode</th><th>Target</th></tr>
    <tr><th>2026</th></tr>
    <tr class="ts-numbers"><th>(1)</th><th>(2)</th><th>(3)</th></tr>
  </thead>
  <tbody>
    <tr class="ts-continued"><td colspan="3">lanjutan</td></tr>
    <tr><td rowspan="2">1</td><td>1.02.01</td><td>Rp1.500.000,50</td></tr>
    <tr><td>2.05</td><td>81,225 Persen</td></tr>
    <tr><td>2</td><td>2026</td><td>belum dilaporkan</td></tr>
    <tr><td colspan="2">=Jumlah()</td><td>100</td></tr>
  </tbody>
</table>
"""


@tagged("post_install", "-at_install")
class TestFormSheet(BaseCase):
    def _write(self, body, **data):
        """Return the sheet of a page, as an office program reads it."""
        marks = " ".join(f'data-{name}="{value}"' for name, value in data.items())
        article = html.fromstring(f'<div class="article ts-doc" {marks}>{body}</div>')
        stream = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False}
        with xlsxwriter.Workbook(stream, options) as workbook:
            FormSheet(workbook, article, "1 Uji: a/b", 8).compose()
        return openpyxl.load_workbook(stream).active

    def test_the_heads_of_a_table_far_below_do_not_fill_the_screen(self):
        """Of many tables those of the first are not printed above all the others."""
        lines = "<p>Kata pengantar.</p>"
        cases = [
            (TABLE, True, True),
            (TABLE + TABLE, True, False),
            (lines * 5 + TABLE, True, True),
            (lines * 40 + TABLE, False, False),
            (lines * 40 + TABLE + TABLE, False, False),
        ]
        for body, stays, is_printed in cases:
            sheet = self._write(body)
            with self.subTest(len(body)):
                self.assertEqual(bool(sheet.freeze_panes), stays)
                self.assertEqual(bool(sheet.print_title_rows), is_printed)

    def _get_rows(self, sheet):
        rows = [[c.value for c in row if c.value is not None] for row in sheet.rows]
        return [row for row in rows if row]

    def test_a_label_is_as_wide_as_on_paper(self):
        """It stood in the column of the numbers: Kode / keutuh / an / menjadi."""
        labels = """<table class="ts-plain"><colgroup><col width="22%"/>
            <col width="3%"/><col width="75%"/></colgroup><tbody>
            <tr><td>Kode keutuhan menjadi</td><td>:</td><td>9071</td></tr>
            </tbody></table>"""
        columns = "".join(f'<col width="{share}%"/>' for share in (6, 28, 26, 26, 14))
        cells = "".join(f"<td>{number}</td>" for number in range(5))
        ruled = f"""<table class="ts-grid"><colgroup>{columns}</colgroup>
            <tbody><tr>{cells}</tr></tbody></table>"""
        for body in (labels + ruled, labels):
            sheet = self._write(body)
            [wide] = [
                area.size["columns"]
                for area in sheet.merged_cells.ranges
                if sheet.cell(area.min_row, 1).value == "Kode keutuhan menjadi"
                and area.min_col == 1
            ] or [1]
            width = sum(
                sheet.column_dimensions[letter].width for letter in "ABCDE"[:wide]
            )
            with self.subTest(with_table=body != labels):
                self.assertGreater(width, 20)

    def test_rows_hold_their_text(self):
        """By hand: 20 of a column hold 18 letters, or 15 capitals, and no half word."""
        name = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"
        for text, width, lines in (
            (name, 20, 4),
            (name, 40, 2),
            (name.upper(), 40, 3),
            (name.upper(), 22, 4),
            (name, 96, 1),
            ("a\nb", 20, 2),
            ("", 20, 1),
            ("M" * 40, 20, 3),
        ):
            with self.subTest(text=text, width=width):
                self.assertEqual(count_lines(text, width), lines)

    def test_rows_are_numbered_by_numbers(self):
        body = "<tr><td>1</td><td>a</td></tr><tr><td>I.1</td><td>2</td></tr>"
        for head, expected in (("No.", [1, "I.1"]), ("Kode", ["1", "I.1"])):
            heads = f"<thead><tr><th>{head}</th><th>Uraian</th></tr></thead>"
            sheet = self._write(
                f'<table class="ts-grid">{heads}<tbody>{body}</tbody></table>'
            )
            found = [cell.value for cell in sheet["A"] if cell.value is not None]
            self.assertEqual(found[-2:], expected)
            column = [cell.value for cell in sheet["B"] if cell.value is not None]
            self.assertEqual(column[-2:], ["a", "2"], "no figure below such a head")

    def _write_sums(self, *rows, head="Pagu"):
        """Return column C of a table of figures whose last row is named a total."""
        body = "".join(
            f"<tr><td>{number}</td><td>{name}</td><td>{figure}</td></tr>"
            for number, (name, figure) in enumerate(rows, start=1)
        )
        head = f"<thead><tr><th>No.</th><th>Uraian</th><th>{head}</th></tr></thead>"
        sheet = self._write(
            f'<table class="ts-grid">{head}<tbody>{body}</tbody></table>'
        )
        return [cell.value for cell in sheet["C"] if cell.value is not None][1:]

    def test_a_total_is_the_sum_that_the_print_has(self):
        """Copy and head stand in the rows 1 and 3: 1,250.50 and 749.50 are 2,000."""
        figures = [("A", "Rp1.250,50"), ("B", "-"), ("C", "Rp749,50")]
        column = self._write_sums(*figures, ("Jumlah", "Rp2.000,00"))
        self.assertEqual(column, [1250.5, "-", 749.5, "=SUM(C4:C6)"])

    def test_a_total_covers_the_rows_without_a_figure_at_both_ends(self):
        """Filled in later, a figure there counts: rows 4 to 8 stand above the total."""
        figures = [("A", "-"), ("B", "3"), ("C", "-"), ("D", "4"), ("E", "belum")]
        column = self._write_sums(*figures, ("Jumlah", "7"))
        self.assertEqual(column, ["-", 3, "-", 4, "belum", "=SUM(C4:C8)"])
        # A row of figures follows on a total: 7 + 5, and not 7 twice.
        more = [*figures, ("Jumlah", "7"), ("F", "5"), ("Total", "12")]
        self.assertEqual(self._write_sums(*more)[-1], "=SUM(C4:C8,C10)")

    def _make_rows(self, chance):
        """Yield the rows of a table: groups of figures, words and parts, with sums.

        Each is ``(class, name, kind of figure, figure or word)``; the sums are counted
        here.
        """
        whole = 0
        for number in range(chance.randrange(1, 4)):
            yield "ts-group", f"Kelompok {number}", "", ""
            yield "", "Belum ada", "figure", "-"
            group = 0
            for _row in range(chance.randrange(1, 5)):
                figure = chance.randrange(0, 9_999)
                group += figure
                yield "", "Ada", "figure", f"{figure:,}".replace(",", ".")
                if chance.random() < 0.3:
                    yield "", "Bagiannya", "part", str(figure // 2)
            yield "", "Belum ada", "figure", chance.choice(["-", "belum", ""])
            if chance.random() < 0.7:
                yield "sum", "Jumlah", "figure", f"{group:,}".replace(",", ".")
            whole += group
        yield "", "Belum ada", "figure", "-"
        yield "whole", "Total", "figure", f"{whole:,}".replace(",", ".")

    def test_each_formula_comes_to_what_is_printed_and_covers_its_rows(self):
        """Of made tables that begin and end without a figure, with groups and parts."""
        chance, groups = random.Random(8), 0
        for turn in range(60):
            rows = list(self._make_rows(chance))
            of = {"sum": "group"}
            body = "".join(
                f'<tr class="{kind}" data-total="{of.get(kind, "")}">'
                f'<td>{name}</td><td data-figure="{figure}">{text}</td></tr>'
                for kind, name, figure, text in rows
            )
            sheet = self._write(
                f'<table class="ts-grid"><thead><tr><th>Uraian</th><th>Menjadi</th>'
                f"</tr></thead><tbody>{body}</tbody></table>"
            )
            first = 4  # behind the copy mark, a blank row and the heads
            with self.subTest(turn, rows=rows):
                formulas = get_formulas(sheet)
                self.assertTrue(formulas)
                for cell in formulas:
                    kind, _name, _figure, text = rows[cell.row - first]
                    printed = int(text.replace(".", ""))
                    self.assertEqual(work_out(sheet, cell), printed)
                    begin = 0
                    if kind == "sum":
                        groups += 1
                        begin = max(
                            number
                            for number, row in enumerate(rows[: cell.row - first])
                            if row[0] == "ts-group"
                        )
                        begin += 1
                    # nested sums are left out by the program that shows the sheet
                    wanted = {
                        first + number
                        for number in range(begin, cell.row - first)
                        if rows[number][2] != "part" and rows[number][0] != "sum"
                    }
                    ranges = cell.value.partition("(")[2][:-1].removeprefix("9,")
                    covered = {item.row for item in list_cells(sheet, ranges)}
                    self.assertLessEqual(wanted, covered)
        self.assertGreater(groups, 30)

    def test_a_total_that_is_no_sum_stays_as_printed(self):
        """An average of 80 and 90; a name is no total; of one row it is an amount."""
        rows = [("A", "80"), ("B", "90"), ("Jumlah", "85")]
        self.assertEqual(self._write_sums(*rows), [80, 90, 85])
        one = [("A", "80"), ("Total", "80")]
        self.assertEqual(self._write_sums(*one), [80, "=SUM(C4)"])
        for head in ("Serapan (%)", "Capaian", "Rata-rata Pagu"):
            self.assertEqual(self._write_sums(*one, head=head), [80, 80], head)
        rows = [("A", "1"), ("B", "2"), ("Totalitas", "3")]
        self.assertEqual(self._write_sums(*rows), [1, 2, 3])

    def test_the_sum_of_a_group_is_not_added_twice(self):
        """A cell reaches down into the sum of its rows: 2 + 3 = 5, and 1 + 5 = 6."""
        rows = [
            ("x", "<td>A</td>", "1"),
            ("x", '<td rowspan="3">B</td>', "2"),
            ("x", "", "3"),
            ("Jumlah", "", "5"),
            ("Jumlah", "<td/>", "6"),
        ]
        cells = "".join(
            f"<tr><td>{name}</td>{whose}<td>{figure}</td></tr>"
            for name, whose, figure in rows
        )
        head = "<tr><th>No.</th><th>Sasaran</th><th>Pagu</th></tr>"
        sheet = self._write(
            f'<table class="ts-grid"><thead>{head}</thead>'
            f"<tbody>{cells}</tbody></table>"
        )
        column = [cell.value for cell in sheet["C"] if cell.value is not None][1:]
        self.assertEqual(column, [1, 2, 3, "=SUBTOTAL(9,C5:C6)", "=SUBTOTAL(9,C4:C7)"])

    def test_totals_below_the_head_of_a_group(self):
        """Parts are in their wholes: 5 + 7 = 12; the longest of them is no sum.

        "Jumlah kunjungan" is an indicator, though 12 are as many as those above.
        """
        rows = [
            ("ts-group", "Satu", "", ""),
            ("", "Kunjungan", "12", ""),
            ("", "Jumlah kunjungan", "12", ""),
            ("ts-group", "Dua", "", ""),
            ("", "Program A", "5", "figure"),
            ("", "Kegiatan A.1", "5", "part"),
            ("", "Program B", "7", "figure"),
            ("total", "Jumlah", "12", "figure"),
            ("ts-group", "Tiga", "", ""),
            ("", "Program C", "30", "figure"),
            ("total", "Jumlah", "30", "longest"),
            ("ts-group", "Empat", "", ""),
            ("", "Program D", "30", "figure"),
            ("total", "Jumlah (semua)", "40", "figure"),
        ]
        cells = "".join(
            f'<tr class="{kind}" data-total="group"><td>{name}</td>'
            f'<td data-figure="{figure}">{text}</td></tr>'
            for kind, name, text, figure in rows
        )
        for head, counts in (("Menjadi", False), ("Target", True)):
            sheet = self._write(
                f'<table class="ts-grid"><thead><tr><th>Uraian</th><th>{head}</th>'
                f"</tr></thead><tbody>{cells}</tbody></table>"
            )
            column = [cell.value for cell in sheet["B"] if cell.value is not None][1:]
            with self.subTest(head):
                visits = [12, 12] if counts else ["12", "12"]
                expected = [*visits, 5, 5, 7, "=SUBTOTAL(9,B8,B10)"]
                expected += [30, "=MAX(B13)", 30, 40]
                self.assertEqual(list(filter(None, column)), expected)

    def test_a_figure_has_the_room_that_it_needs(self):
        """Ten columns on a sheet of 96 characters: an office program shows no ###."""
        figures = ["Rp1.234.567.890.123,00", "0,45 Angka", "95,00"]
        heads = ["LS (SP2D)", "SPJ UP/GU/TU", "Setoran", *["x"] * 7]
        cells = [
            "".join(f"<{tag}>{text}</{tag}>" for text in row)
            for tag, row in (
                ("th", heads),
                ("td", [*figures, *["y"] * 7]),
            )
        ]
        sheet = self._write(
            f'<table class="ts-grid"><thead><tr>{cells[0]}</tr></thead>'
            f"<tbody><tr>{cells[1]}</tr></tbody></table>"
        )
        written = [cell.value for cell in sheet[4]][:3]
        self.assertEqual(written, [1234567890123, 0.45, 95])
        for letter, text in zip("ABC", figures, strict=True):
            self.assertGreater(sheet.column_dimensions[letter].width, len(text))

    def test_a_table_with_its_figures(self):
        sheet = self._write(TABLE)
        self.assertEqual(
            self._get_rows(sheet),
            [
                [COPY],
                ["No.", "Kode", "Target"],
                ["2026"],
                ["(1)", "(2)", "(3)"],
                [1, "1.02.01", 1500000.5],
                ["2.05", 81.225],
                [2, "2026", "belum dilaporkan"],
                ["=Jumlah()", 100],
            ],
            "codes and years are no figures, nothing of the page overleaf",
        )
        formats = {
            cell.value: cell.number_format
            for row in sheet.rows
            for cell in row
            if isinstance(cell.value, float | int)
        }
        self.assertEqual(
            formats,
            {
                1: "0",
                2: "0",
                1500000.5: '"Rp"#,##0.00',
                81.225: '#,##0.000 "Persen"',
                100: "#,##0",
            },
        )

    def test_a_figure_with_a_footnote_stays_a_figure_that_looks_so(self):
        """Of the renja print and of the page of the agencies; words stay words."""
        cases = {"1.655,48 *)": 1655.48, "53,13 *": 53.13, "230 **": 230}
        rows = "".join(f"<tr><td>a</td><td>{text}</td></tr>" for text in cases)
        head = "<thead><tr><th>Uraian</th><th>Capaian</th></tr></thead>"
        sheet = self._write(
            f'<table class="ts-grid">{head}<tbody>{rows}</tbody></table>'
        )
        cells = [cell for cell in sheet["B"] if isinstance(cell.value, int | float)]
        self.assertEqual([cell.value for cell in cells], list(cases.values()))
        for cell, text in zip(cells, cases, strict=True):
            self.assertTrue(cell.number_format.endswith(f' "{text.split()[-1]}"'))

    def test_cells_stay_joined_and_the_head_in_sight(self):
        sheet = self._write(TABLE)
        joined = {str(area) for area in sheet.merged_cells.ranges}
        self.assertEqual(joined, {"A1:C1", "A3:A4", "B3:B4", "A6:A7", "A9:B9"})
        self.assertEqual(sheet.freeze_panes, "A6")
        self.assertEqual(sheet.print_title_rows, "$3:$5")
        self.assertTrue(sheet.print_area.endswith("$A$1:$C$10"))
        self.assertEqual(sheet.title, "1 Uji a b")
        widths = [round(sheet.column_dimensions[name].width) for name in "ABC"]
        # 96 characters over the sheet: 10, 50 and 40 percent, and Excel's margin
        self.assertEqual(widths, [10, 49, 39])

    def test_a_narrower_table_is_as_wide(self):
        narrow = (
            '<table class="ts-bare"><colgroup><col width="12%"/><col width="88%"/>'
            "</colgroup><tbody><tr><td>Menimbang</td><td>bahwa</td></tr></tbody></table>"
        )
        sheet = self._write(narrow + TABLE)
        self.assertEqual((sheet["A3"].value, sheet["B3"].value), ("Menimbang", "bahwa"))
        self.assertIn("B3:C3", {str(area) for area in sheet.merged_cells.ranges})

    def test_a_figure_that_follows_from_its_row_is_a_formula_where_it_does(self):
        """Hand: 300+250-50 = 500; 500 of 800 = 62,5; 12 is none."""
        cases = [
            ("300|250|50|500|800|62,5", "=A4+B4-C4", "=ROUND(D4/E4*100,2)"),
            ("300|-|50|250|750|33,33", "=A4-C4", "=ROUND(D4/E4*100,2)"),
            ("300|250|50|12|800|62,5", 12, 62.5),
            ("-|-|-|12|0|7", 12, 7),
            ("1|1|1|1|-|nihil", "=A4+B4-C4", "nihil"),
        ]
        marks = {3: 'data-adds="0 1 -2"', 5: 'data-share="3 4"'}
        heads = "".join(f"<th>Target {number}</th>" for number in range(6))
        for row, added, share in cases:
            cells = "".join(
                f"<td {marks.get(number, '')}>{text}</td>"
                for number, text in enumerate(row.split("|"))
            )
            sheet = self._write(
                f'<table class="ts-grid"><thead><tr>{heads}</tr></thead>'
                f"<tbody><tr>{cells}</tr></tbody></table>"
            )
            with self.subTest(row):
                self.assertEqual(sheet.page_setup.paperSize, 8)
                self.assertEqual((sheet["D4"].value, sheet["F4"].value), (added, share))

    def test_the_words_around_the_tables(self):
        sheet = self._write(
            '<div class="ts-footer"><p>Halaman</p></div><h1>Judul</h1><h1>Daftar</h1>'
            '<div class="ts-outline"></div><div><p>Satu<br/>dua</p></div>'
            '<img alt="Batang: 95,00" src="data:,"/><ol><li>a</li><li>b</li></ol>'
            '<table class="ts-sign"><tr><td></td><td>Kepala<br/>Dinas</td></tr>'
            "</table>",
            mark="RANCANGAN",
        )
        self.assertEqual(
            self._get_rows(sheet),
            [
                ["RANCANGAN"],
                [COPY],
                ["Judul"],
                ["Satu\ndua"],
                ["Batang: 95,00"],
                ["1. a"],
                ["2. b"],
                ["Kepala\nDinas"],
            ],
        )
        self.assertEqual(sheet["C8"].value, "Kepala\nDinas")

    def test_a_figure_of_a_known_shape_is_read_as_the_first_of_it_was(self):
        """Each alone, and behind a thousand others: the same number, the same look."""
        chance = random.Random(25)
        texts = [
            "5 m2",
            "5 m3",
            "0.500",
            "0,5",
            "007",
            "1.5",
            "5-7",
            "-3",
            "Rp-3.000",
            "WTP",
            "1,2,3",
        ]
        for _turn in range(1000):
            number = chance.randrange(10 ** chance.randrange(1, 9))
            around = chance.choice(("{}", "Rp{}", "{} Persen", "{},{:02d} %", "{}-{}"))
            whole = f"{number:,}".replace(",", chance.choice((".", "")))
            texts.append(around.format(whole, number % 100))
        options = {"in_memory": True}
        with xlsxwriter.Workbook(io.BytesIO(), options) as book:
            page = XlsxPage(book, "satu", [9])
            for text in texts * 2:
                page._shapes, known = {}, page._shapes
                alone = page._read_figure(text)
                page._shapes = known
                self.assertEqual(page._read_figure(text), alone, text)
            self.assertGreater(len(page._shapes), 20)
