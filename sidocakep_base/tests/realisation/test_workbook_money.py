"""Cash plan, documents and the LRA go in by the workbook and come out the same."""

from datetime import date

from odoo.tests import freeze_time, tagged

from ..import_case import ImportSteps, edit
from .realisation_case import RealisationCase

CASH, ROWS, LRA = "Anggaran Kas", "Realisasi", "Rekonsiliasi LRA"


@freeze_time("2026-10-05 03:00:00")
@tagged("post_install", "-at_install")
class TestWorkbookMoney(ImportSteps, RealisationCase):
    def _check(self, rows):
        return self._check_rows(
            rows, self.user_secretary_a, self.agency_a, plan_id=self.plan.id
        )

    def _apply(self, rows):
        record = self._check(rows)
        self._assert_no_errors(record)
        record.action_apply()
        self.assertEqual(record.state, "applied")

    def _assert_untouched(self):
        record = self._open_import(
            self.user_secretary_a, self.agency_a, plan_id=self.plan.id
        )
        self._upload(record, self._download(record))
        self.assertEqual(record.problem_ids.mapped("message"), [])
        self.assertEqual(record.change_ids.mapped("label"), [])

    def _codes(self, rows):
        return self._told(self._check(rows))

    def _told(self, record):
        problems = record.problem_ids
        return [(found.sheet, found.code, found.column or "") for found in problems]

    def _document(self, number="33/04.0/1/LS", amount=900_000, **cells):
        return {
            "Bulan": "Januari",
            "Program/Kegiatan/Sub Kegiatan": self.sub_1.code,
            "Jenis": "LS",
            "Nomor Dokumen": number,
            "Bruto": amount,
            **cells,
        }

    def test_one_broken_cell_is_one_problem_in_its_place(self):
        code = "Program/Kegiatan/Sub Kegiatan"
        for column, cell in (
            ("Bulan", "Januarius"),
            (code, "9.99.99"),
            ("Jenis", "Hibah"),
            ("Tanggal Dokumen", "31 Februari 2026"),
            ("Bruto", "banyak"),
        ):
            told = self._codes({ROWS: [self._document(**{column: cell})]})
            with self.subTest(column=column):
                self.assertEqual([place for *_sheet, place in told], [column])
        plan = {code: self.sub_1.code, "Januari": 2_500_000}
        for column, cell in ((code, "9.99.99"), ("Februari", "banyak")):
            told = self._codes({CASH: [{**plan, column: cell}]})
            with self.subTest(column=column):
                self.assertEqual([place for *_sheet, place in told], [column])

    def test_a_month_of_money(self):
        """By hand: 900.000 LS + 400.000 SPJ - 50.000 + 20.000 ratified = 1.270.000."""
        code = "Program/Kegiatan/Sub Kegiatan"
        months = dict.fromkeys(("Januari", "Februari", "Maret", "April"), 2_500_000)
        self._apply(
            {
                CASH: [{code: self.sub_1.code, **months}],
                ROWS: [
                    self._document(
                        **{
                            "Tanggal Dokumen": "12 Januari 2026",
                            "Kode Rekening": "5.1.02.01",
                            "Kode Unit": "1.02.0.00.0.00.01.0003",
                        }
                    ),
                    self._document("SPJ-1", 400_000, Jenis="SPJ"),
                    {
                        **self._document("STS-1", None, Jenis="Setoran"),
                        "Setoran": 50_000,
                    },
                    self._document(None, 70_000, Jenis="blud_spent"),
                    self._document(None, 20_000, Jenis="blud_ratified"),
                    self._document(None, 5_000, Bulan="Maret", Jenis="blud_ratified"),
                ],
                LRA: [
                    {
                        "Bulan": "Januari",
                        "Realisasi menurut LRA": 1_300_000,
                        "Tanggal Rekonsiliasi": "10 Februari 2026",
                        "Penjelasan Selisih": "SP2D 31 Januari belum dibukukan",
                    }
                ],
            }
        )
        january = self.months.search([("month", "=", "01")])
        self.assertEqual(january.month_amount, 1_270_000)
        self.assertEqual(january.lra_date, date(2026, 2, 10))
        self.assertEqual(january.lra_difference, -30_000)
        line = self._get(1, self.sub_1)
        self.assertEqual(line.realised.net, 1_250_000)
        self.assertEqual(line.realised.blud_spent, 70_000)
        self.assertEqual(line.planned, 2_500_000)
        self._assert_untouched()

    def test_the_months_of_a_unit(self):
        """A line of the UPTD and its cash plan come by one file."""
        unit = {"Kode Unit": "1.02.0.0005"}
        code = {"Program/Kegiatan/Sub Kegiatan": self.sub_2.code}
        self.budget.action_create_pergeseran()
        line = {**code, **unit, "Tahun": 2026, "Jumlah": 600_000}
        self._apply({"DPA": [line], CASH: [{**code, **unit, "Mei": 600_000}]})
        rows = self.env["sidocakep.cash.plan"].search([("month", "=", "05")])
        self.assertEqual(rows.line_id.unit_code, "1.02.0.0005")
        self.assertEqual(rows.line_id.amount, 600_000)
        shift = self.budget.next_ids
        shift.write({"number": "DPPA", "ratified_on": "2026-09-01"})
        shift.action_ratify()
        self._assert_untouched()

    def test_a_correction_says_why(self):
        self._open(1, self._row(self.sub_1, 900_000, number="33/04.0/1/LS"))
        self.assertEqual(
            self._told(self._correct(Bruto=850_000)),
            [(ROWS, "realisation_without_reason", "Alasan Koreksi")],
        )
        self.assertEqual(
            self._told(self._correct(Bulan="Februari")),
            [(ROWS, "realisation_other_month", "Bulan")],
        )
        record = self._correct(**{"Bruto": 850_000, "Alasan Koreksi": "Salah ketik"})
        record.action_apply()
        self.assertEqual(self._get(1, self.sub_1).realised.net, 850_000)
        former = self.rows.search([("is_current", "=", False)])
        self.assertEqual(former.amount, 900_000)

    def _correct(self, **cells):
        """Return an import in which the one row of the sheet was changed in place."""

        def change(workbook):
            sheet = workbook[ROWS]
            headers = {str(cell.value).removesuffix(" *"): cell for cell in sheet[1]}
            number = headers["Nomor Dokumen"].column
            [row] = [
                index
                for index in range(2, sheet.max_row + 1)
                if sheet.cell(index, number).value == "33/04.0/1/LS"
            ]
            for header, value in cells.items():
                sheet.cell(row, headers[header].column).value = value

        record = self._open_import(
            self.user_secretary_a, self.agency_a, plan_id=self.plan.id
        )
        return self._upload(record, edit(self._download(record), change))

    def test_what_the_screens_say_is_said_of_a_file(self):
        """The DPA has 10.000.000 for the line; 11.000.000 are dated in August."""
        self._open(8).action_close()
        august = {"Bulan": "Agustus", "Kode Rekening": "5.1.02"}
        row = {"Bulan": "September", "Tanggal Dokumen": "12 Agustus 2026"}
        record = self._check({ROWS: [self._document(None, 11_000_000, **row)]})
        self.assertEqual(record.error_count, 0)
        found = {item.code: item.message for item in record.problem_ids}
        self.assertEqual(set(found), {"realisation_beyond", "realisation_misdated"})
        self.assertIn("Rp10.000.000", found["realisation_beyond"])
        [change] = record.change_ids.filtered(lambda item: item.action == "created")
        self.assertIn("September", change.details)
        self.assertIn("11", change.details)
        # what two rules refuse are two faults
        later = {"Bulan": "September", "Tanggal Dokumen": "1 Oktober 2026"}
        record = self._check(
            {ROWS: [self._document("1", 5, **august), self._document("2", 5, **later)]}
        )
        self.assertEqual(len(record.problem_kind_ids), 2)

    def test_each_mistake_at_its_cell(self):
        code = "Program/Kegiatan/Sub Kegiatan"
        january = self._open(1)
        january.action_close()
        self.assertEqual(
            self._codes({ROWS: [self._document()]}), [(ROWS, "refused", "")]
        )
        found = self._codes(
            {
                CASH: [
                    {code: self.sub_1.code, "Januari": 9_000_000},
                    {code: self.sub_1.parent_id.code, "Januari": 1},
                ],
                ROWS: [
                    self._document(Bulan="Februari", amount=None),
                    self._document("SPJ-2", Bulan="Maret"),
                    self._document("spj-2", Bulan="Maret"),
                ],
            }
        )
        self.assertEqual(
            found,
            [
                (CASH, "cash_plan_differs", code),
                (CASH, "cash_plan_without_line", code),
                (ROWS, "realisation_without_amount", "Bruto"),
                (ROWS, "duplicate_key", "Nomor Dokumen"),
            ],
        )
