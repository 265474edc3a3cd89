"""Memori Kinerja on paper: as it was signed, with what its receiver added."""

import io

from PyPDF2 import PdfFileReader

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_cascading.tests.handover.handover_case import HandoverCase

from ..house import check_house

REPORT = "sidocakep_report.action_report_handover"


@freeze_time("2026-07-03 03:00:00")
@tagged("post_install", "-at_install")
class TestHandoverPrint(HandoverCase):
    def _print(self, user):
        reports = self.env["ir.actions.report"].with_user(user)
        content = reports._render_qweb_pdf(REPORT, self.memo.ids)[0]
        pages = PdfFileReader(io.BytesIO(content)).pages
        return "".join("".join(page.extract_text() for page in pages).split())

    def test_it_says_what_was_handed_over_and_received(self):
        self.assertIn("RANCANGAN", self._print(self.user_head_a))
        check_house(self, "handover", self.memo)
        self._hand_over()
        self.measurement.line_ids._with_workflow_bypass().write(
            {"realisation_text": "12 Persen"}
        )
        self._as(self.user_new).receiver_note = "Diterima lengkap"
        self._as(self.user_new).action_acknowledge()
        words = self._print(self.user_ech3_a)
        self.assertNotIn("RANCANGAN", words)
        self.assertNotIn("12Persen", words)
        for text in (
            "MEMORIKINERJA",
            "KEPALABIDANGPELAYANAN",
            "30Juni2026",
            "85Persen",
            "(106,25%)",
            "Narasumberberhalangan",
            "Lengkapibukti",
            "Akreditasiduapuskesmas",
            "Datarumahsakitterlambat",
            "Diterimalengkap",
            "Mengetahui,KepalaDinasKesehatan",
            "".join(self.newcomer.name.split()),
            "".join(self.employee_ech3_a.name.split()),
            self.memo.document_seal[:16],
        ):
            with self.subTest(text):
                self.assertIn(text, words)
        check_house(self, "handover", self.memo)

    def test_a_stranger_does_not_print_it(self):
        with self.assertRaises(AccessError):
            self._print(self.user_head_b)
