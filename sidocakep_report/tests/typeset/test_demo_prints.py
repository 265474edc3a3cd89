"""Every form of which the demo has a record, as a file to be kept and to be heard."""

import page

from odoo.exceptions import UserError
from odoo.tests import TransactionCase, tagged

#: What a print claims to be: for the archive, and for who cannot see it.
PROFILES = ("2a", "ua1")
#: Of these the demo has no record, or none that prints.
WITHOUT_RECORD = {
    "report_cascading",
    "report_cascading_letter",
    "report_data_recap",
    "report_lkjip_review",
    "report_measurement_result",
    "report_overview",
    "report_pk_difference",
    "report_punctuality",
    "report_use_of_results",
}


@tagged("-standard", "post_install", "-at_install", "demo")
class TestDemoPrints(TransactionCase):
    def _print(self, report):
        """Return the print of the newest record, nothing where there is none."""
        record = self.env[report.model].search([], order="id desc", limit=1)
        if not record:
            return None
        try:
            return report._render_qweb_pdf(report.report_name, record.ids)[0]
        except UserError:
            return None

    def test_each_form_is_pdf_a_2a_and_pdf_ua_1(self):
        reports = self.env["ir.actions.report"].search([("is_typeset", "=", True)])
        left = set()
        for report in reports:
            name = report.report_name.partition(".")[2]
            content = self._print(report)
            if content is None:
                left.add(name)
                continue
            for profile in PROFILES:
                with self.subTest(form=name, profile=profile):
                    found = page.validate_pdf_bytes(content, profile=profile).failures
                    self.assertEqual([failure.message for failure in found], [])
        self.assertLessEqual(left, WITHOUT_RECORD)
        self.assertGreater(len(reports) - len(left), 10)
