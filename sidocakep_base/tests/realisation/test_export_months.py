"""A file of the finance system that is summed by month, and codes that are others."""

from odoo.tests import freeze_time, tagged

from ..import_case import DATA, read_table
from .test_export_file import AGENCY, ReadHereCase, document

HEAD = (
    "kode_skpd,kode_sub_kegiatan,nama_sub_kegiatan,kode_rekening,jenis_transaksi,"
    "bulan,status_tahap_apbd,nilai_realisasi,nilai_setoran"
)


@freeze_time("2026-10-05 03:00:00")
@tagged("post_install", "-at_install")
class TestExportMonths(ReadHereCase):
    def _summed(self, *rows):
        """Return the file of (node code, kind, month, amount, returned)."""
        lines = [
            f'{AGENCY},{code},Ibu,5.1.02,{kind},{month},Murni,"{amount}",{returned}'
            for code, kind, month, amount, returned in rows
        ]
        return "\n".join((HEAD, *lines, ",JUMLAH,,,,,,1,0")).encode()

    def _apply(self, content, **kw):
        record = self._upload(content, **{"file_name": "rekap.csv", **kw})
        self.assertFalse(record.error_count, record.problem_ids.mapped("message"))
        record.action_apply()
        return record

    def test_months_are_counted_as_far_as_somebody_says_they_are_paid(self):
        """January 70 + 20 - 5; February 10 of LS, of which nobody says it is paid."""
        code = self.sub_1.code
        january = [(code, "LS", "2026-01", "70", 0), (code, "UP", "2026-01", 20, -5)]
        february = (code, "LS", "2026-02", "1.010", 0)
        record = self._upload(self._summed(*january))
        self.assertEqual(
            self._problems(record),
            [("export_not_told_paid", 0), ("export_not_ratified", 0)],
        )
        until = {"ls_until": "2026-01-31", "spj_until": "2026-01-31"}
        self._apply(self._summed(*january), **until)
        self.assertEqual(self._net(), 85)
        again = self._upload(self._summed(*january), **until)
        self.assertEqual((again.change_count, again.error_count), (0, 0))
        # a later month: the file holds both
        later = self._upload(self._summed(*january, february), **until)
        self.assertEqual(self._problems(later), [("export_not_told_paid", 0)])
        until = {"ls_until": "2026-02-28", "spj_until": "2026-02-28"}
        self._apply(self._summed(*january, february), **until)
        self.assertEqual((self._net(1), self._net(2)), (85, 1095))
        # a corrected file: 60 instead of 70
        amended = (code, "LS", "Januari", 60, 0)
        self._apply(self._summed(amended, january[1], february), **until)
        self.assertEqual((self._net(1), self._net(2)), (75, 1085))
        row = self.rows.search([("previous_id", "!=", False)])
        self.assertEqual(
            (row.previous_id.amount, row.amount, row.month), (70, 60, "01")
        )

    def test_the_same_payments_by_document_are_not_added(self):
        code = self.sub_1.code
        self._apply(self._summed((code, "LS", "2026-01", 70, 0)), ls_until="2026-01-31")
        record = self._upload([document(code, 70)])
        self.assertEqual(self._problems(record), [("refused", 2)])
        self.assertIn(code, record.problem_ids.message)

    def test_a_row_without_document_and_month_is_told(self):
        record = self._upload(self._summed((self.sub_1.code, "LS", "", 70, 0)))
        self.assertEqual(self._problems(record), [("export_without_day", 2)])

    def test_which_code_belongs_where_is_said_once(self):
        """The finance system has another code: told, answered, and known next time."""
        other = "1.02.99.2.99.0099"
        rows = [document(other, 70)]
        record = self._upload(rows)
        self.assertEqual(self._problems(record), [("export_code_unknown", 2)])
        self.assertIn("Ibu hamil", record.problem_ids.message)
        self.assertIn("Codes in the Finance System", record.problem_ids.remedy)
        self.plan._with_workflow_bypass().write({"state": "decided"})
        self.sub_2.with_user(self.user_secretary_a).finance_codes = f"9.9, {other}"
        record.action_check()
        self.assertEqual((record.error_count, record.change_count), (0, 1))
        record.action_apply()
        self.assertEqual(self._get(1, self.sub_2).realised.ls, 70)
        rows.append(document(other, 5, number="2"))
        self.assertEqual(self._upload(rows).change_count, 1)
        table = (
            "kode_skpd;kode_sub_kegiatan;nama_sub_kegiatan;pagu\n"
            f"{AGENCY};{other};Ibu bersalin;5000000\n"
        ).encode()
        self._upload(table, "dpa", year=2025).action_apply()
        draft = self.budget.search([("year", "=", 2025)])
        self.assertEqual(draft.line_ids.node_id.identity, self.sub_2.identity)

    def test_january_of_bapperida_kota_tegal_as_it_is(self):
        """Rp658.277.528; LS 560.292.344, UP 97.985.184: the file itself, as it lies."""
        table = read_table("tegal_sipd_realisasi_2025_01.csv")
        for code in sorted({row["kode_sub_kegiatan"] for row in table}):
            self._create_node(
                self.plan, "sub_kegiatan", code, self.objective, code=code
            )
        # an office writes its code without the zeros of the unit
        self.agency_a.skpd_code = table[0]["kode_skpd"].removesuffix(".0000")
        content = (DATA / "tegal_sipd_realisasi_2025_01.csv").read_bytes()
        record = self._apply(
            content, year=2025, ls_until="2025-01-31", spj_until="2025-01-31"
        )
        self.assertEqual(self._problems(record), [("export_without_line", 0)])
        lines = self.rows._get_realised(self.agency_a, 2025, 1).values()
        self.assertEqual(sum(line.realised.ls for line in lines), 560_292_344)
        self.assertEqual(sum(line.realised.spj for line in lines), 97_985_184)
        month = self.months.search([("year", "=", 2025)])
        self.assertEqual((month.month, month.month_amount), ("01", 658_277_528))
