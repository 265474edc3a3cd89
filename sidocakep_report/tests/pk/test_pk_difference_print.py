"""The printed comparison of an agreement with the one before it."""

import io

from lxml import html
from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_cascading.tests.revision_case import JULY, RevisionCase

from ..common import PrintCase
from ..sheets import check_workbook

REPORT = "sidocakep_report.action_report_pk_difference"


@tagged("post_install", "-at_install")
class TestPkDifferencePrint(RevisionCase):
    _get_text = PrintCase._get_text
    _read_pages = PrintCase._read_pages

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.report = cls.env.ref(REPORT)
        cls._replace_holder()
        successor = cls.pk.with_user(cls.user_secretary_a)._revise(
            "mutasi", "SK Bupati 15/2026", JULY, document_number="15/2026"
        )
        cls.successor = successor.with_env(cls.env)

    def _print_difference(self, pks, user=None):
        report = self.report.with_user(user or self.env.user)
        return report._render_qweb_pdf(REPORT, pks.ids)[0]

    def test_both_agreements_stand_side_by_side(self):
        page = self._get_text(
            self.report._render_qweb_html(REPORT, self.successor.ids)[0].decode()
        )
        for text in (
            "MATRIKS PERUBAHAN PERJANJIAN KINERJA TAHUN 2026",
            "Terjadi mutasi pejabat",
            "SK Bupati 15/2026",
            "versi 1 , berlaku sampai dengan 30 Juni 2026",
            "versi 2 , berlaku sejak 1 Juli 2026",
            f"Nama {self.pk.first_name} Pejabat Baru, S.KM. Berubah",
            "Layanan sesuai standar 90 persen 90 persen Tetap",
            self.pk.frozen_hash,
            "belum ditandatangani",
        ):
            with self.subTest(text):
                self.assertIn("".join(text.split()), "".join(page.split()), page[:3000])

    def test_pdf(self):
        [page] = self._read_pages(self._print_difference(self.successor))
        self.assertIn("RANCANGAN", page)
        self.assertIn("Semula", page)
        self.assertIn("Rp175.000.000,00", page)
        self._sign_to(self.successor, "in_force")
        [page] = self._read_pages(self._print_difference(self.successor))
        self.assertNotIn("RANCANGAN", page)

    def test_the_sheet_has_the_figures_of_both(self):
        """90 percent; 150 and 25 million, and their sum as a formula."""
        name = f"{self.report.report_name}_xlsx"
        reports = self.env["ir.actions.report"].with_user(self.user_head_a)
        content = reports._render_xlsx(name, self.successor.ids, {})[0]
        sheet = check_workbook(self, content).active
        rows = {row[1].value: row for row in sheet.iter_rows() if row[1].value}
        [target] = [row for label, row in rows.items() if "Layanan sesuai" in label]
        self.assertEqual([cell.value for cell in target[2:4]], [90, 90])
        self.assertEqual(target[2].number_format, '#,##0 "persen"')
        amounts = {
            cell.value for row in rows.values() for cell in row[2:4] if cell.value
        }
        self.assertLessEqual({150_000_000, 25_000_000}, amounts)
        for cell in rows["Jumlah"][2:4]:
            self.assertRegex(cell.value, r"^=SUBTOTAL\(9,[CD]\d+:[CD]\d+\)$")
        self.assertEqual(rows["NIP"][2].value, self.pk.second_nip)
        self.assertTrue(sheet.freeze_panes)

    def test_gunung_mas_c_5_a_changed_agreement_says_what_it_changes(self):
        """By mutasi it is no *Perubahan*; on another ground its title, and what was."""
        agreement = "sidocakep_report.report_pk"
        reports = self.env["ir.actions.report"]
        self.pk.sudo()._with_workflow_bypass().write({"number": "000.8/1/PK/2026"})

        def read(pk):
            content = reports._render_qweb_pdf(agreement, pk.ids)[0]
            return "".join("".join(self._read_pages(content)).split())

        page = read(self.successor)
        self.assertIn("PERJANJIANKINERJATAHUNAN2026", page)
        self.assertIn("MenggantikanPerjanjianKinerja", page)
        self.assertNotIn("semula", page)
        self.successor.revision_id._with_workflow_bypass().write(
            {"ground": "priority", "reason": "DPA berubah"}
        )
        line, row = self.successor.line_ids[0], self.successor.table2_ids[0]
        line.written = "97"
        row.amount += 5_000_000
        self.successor.table2_ids[1].unlink()
        page = read(self.successor)
        for text in (
            "PERJANJIAN KINERJA PERUBAHAN TAHUN 2026",
            "Perubahan atas Perjanjian Kinerja",
            "97 persen semula 90 persen",
            "semula Rp150.000.000,00",
            "Alasan perubahan: Perubahan prioritas: DPA berubah.",
            "Tidak lagi diperjanjikan: Layanan Dasar (semula Rp25.000.000,00).",
        ):
            with self.subTest(text):
                self.assertIn("".join(text.split()), page)
        self.assertNotIn("semula", read(self.pk))

    def test_a_nip_is_not_broken_over_lines(self):
        content = self._print_difference(self.successor)
        text = PdfFileReader(io.BytesIO(content)).pages[0].extract_text()
        lines = ["".join(line.split()) for line in text.splitlines()]
        for nip in (self.pk.first_nip, self.successor.first_nip, self.pk.second_nip):
            self.assertRegex(nip, r"^\d{8} \d{6} \d \d{3}$")
            digits = "".join(nip.split())
            self.assertTrue([line for line in lines if digits in line], (nip, lines))
        action = self.successor.action_view_difference()
        screen = self.env[action["res_model"]].browse(action["res_id"])
        rows = screen.line_ids.filtered(lambda row: row.label == "NIP")
        self.assertEqual(len(rows), 2)
        self.assertFalse([row.after for row in rows if " " in row.after])

    def test_both_agreements_print_with_their_own_figures(self):
        self._sign_to(self.successor, "in_force")
        report = self.env.ref("sidocakep_report.action_report_pk")
        for pk in (self.pk, self.successor):
            content = report._render_qweb_pdf(report.report_name, pk.ids)[0]
            text = "".join(self._read_pages(content))
            self.assertIn("".join(pk.first_name.split()), text)

    def test_a_head_is_moved_in_july_and_a_plt_signs_for_the_vacant_post(self):
        """The old agreement closes, the successor opens, both print."""
        former = self._sign_to(self._create_pk(self.job_head_a), "in_force")
        self._move_away(self.employee_head_a)
        self._create_acting(self.job_head_a, self.employee_head_b, "plt", JULY)
        [proposal] = self._get_proposals(former)
        self.assertEqual(
            proposal.activity_ids.user_id, self.user_secretary_a | self.user_head_b
        )
        successor = self._revise(former, self.user_head_b, revision=proposal)
        self._sign_to(successor, "in_force")
        self.assertEqual(successor.signed_first_by_id, self.user_head_b)
        self.assertEqual(successor.signed_second_by_id, self.user_bupati)
        self.assertEqual(former.state, "replaced")
        report = self.env.ref("sidocakep_report.action_report_pk")
        texts = [
            "".join(
                self._read_pages(report._render_qweb_pdf(report.report_name, pk.ids)[0])
            )
            for pk in (former, successor)
        ]
        title = "KepalaDinasKesehatan"
        self.assertNotIn(f"Plt.{title}", texts[0])
        self.assertIn(f"Plt.{title}", texts[1])
        for text in texts:
            # All of the DPA: 100 + 50 + 25 million for P1, 30 million for P0.
            self.assertIn("Rp175.000.000,00", text)
            self.assertIn("Rp30.000.000,00", text)

    def test_the_button_of_the_screen(self):
        action = self.successor.action_view_difference()
        difference = self.env["sidocakep.pk.difference"].browse(action["res_id"])
        printed = difference.action_print()
        self.assertEqual(
            printed["report_name"], "sidocakep_report.report_pk_difference"
        )
        self.assertEqual(printed["context"]["active_ids"], self.successor.ids)
        sheet = difference.action_open_spreadsheet()
        self.assertEqual(sheet["report_name"], f"{printed['report_name']}_xlsx")

    def test_who_prints(self):
        for user in (self.user_head_a, self.user_inspektorat):
            self.assertTrue(self._print_difference(self.successor, user))
        with self.assertRaises(AccessError):
            self._print_difference(self.successor, self.user_head_b)
        with self.assertRaises(UserError):
            self._print_difference(self.pk)

    def test_gunung_mas_c_5_a_change_is_named_so_and_the_receipt_before_names_it(self):
        """In the register and all that lists it; what was issued keeps its name."""
        former, receipt = map(self.pk._find_issue, ("document", "receipt"))
        known = former.name
        self.assertFalse(receipt._find_issue(receipt.token)["replaced"])
        self.successor.revision_id._with_workflow_bypass().write(
            {"ground": "priority", "reason": "DPA berubah"}
        )
        self._sign_to(self.successor, "in_force")
        issue = self.successor._find_issue()
        whose = f"2026 - {self.pk.first_title}"
        self.assertEqual(known, f"Perjanjian Kinerja {whose}")
        self.assertEqual(former.name, known)
        self.assertEqual(issue.name, f"Perjanjian Kinerja Perubahan {whose}")
        anew = self.successor._find_issue("receipt")
        self.assertEqual(anew.name, f"Tanda Terima {issue.name}")
        brought = anew._get_brought()[0]
        self.assertTrue(brought.startswith("Perjanjian Kinerja Perubahan 2026: "))
        self.assertNotIn("versi", brought, "it is named as it is printed")
        self._check_the_day_from_which_it_counts()
        page = receipt._find_issue(receipt.token)
        self.assertEqual(page["replaced"]["name"], known)
        self.assertEqual(page["replaced"]["following"]["name"], issue.name)
        self.assertEqual(page["state"], "in_force", "it was received")
        self.assertFalse(anew._find_issue(anew.token)["replaced"])
        self.assertFalse(former._find_issue(former.token)["replaced"])
        self._check_only_what_is_sealed_is_followed(receipt, former, issue)

    def _check_the_day_from_which_it_counts(self):
        """Of 1 July, signed before that day: the paper and its receipt say it."""
        day = format_date(self.successor.revision_id.date_effective)
        reports = self.env["ir.actions.report"]
        for report, said in (
            ("action_report_pk", f"Berlaku mulai {day}"),
            ("action_report_pk_receipt", f"Berlaku mulai {day}"),
            ("action_report_pk_receipt", "Perjanjian Kinerja Perubahan Tahun 2026"),
        ):
            page = reports._render_qweb_html(
                f"sidocakep_report.{report}", self.successor.ids
            )[0]
            words = " ".join(" ".join(html.fromstring(page).itertext()).split())
            self.assertIn(said, words)
            self.assertNotIn("versi 2", words)

    def _check_only_what_is_sealed_is_followed(self, receipt, former, issue):
        """A name, or a circle of successors, that somebody wrote by SQL."""
        self.env.cr.flush()
        for document, change in (
            (former, "name = 'x'"),
            (issue, "name = 'x'"),
            (issue, "state = 'replaced', replaced_by_id = id"),
        ):
            with self.subTest(change), self.env.cr.savepoint() as savepoint:
                self.env.cr.execute(
                    f"UPDATE sidocakep_issued_document SET {change} WHERE id = %s",
                    [document.id],
                )
                self.env.invalidate_all()
                self.assertEqual(receipt._find_issue(receipt.token)["replaced"], {})
                savepoint.rollback()
            self.env.invalidate_all()
        self.assertTrue(receipt._find_issue(receipt.token)["replaced"])
