from datetime import date

from odoo import models
from odoo.exceptions import UserError

from ..form.letter_mixin import ONE_FILE
from ..issued.paper import LETTER, RECEIPT

SUBJECT = "Laporan Kinerja Instansi Pemerintah"


class SidocakepLkjip(models.Model):
    """The report of an agency goes to the head of region through Bagian Organisasi.

    Bappeda has a copy; that of the government goes upwards, with a letter to each
    recipient (``sidocakep.lkjip.dispatch``). Gunung Mas 24/2024 art. 11(2); Paser
    23/2016 art. 9(1).
    """

    _name = "sidocakep.lkjip"
    _inherit = "sidocakep.lkjip"

    _letter_subject = SUBJECT
    _letter_reports = (
        "sidocakep_report.action_report_lkjip_letter",
        "sidocakep_report.action_report_lkjip_receipt",
    )
    #: It is signed and sent in one step.
    _letter_steps = ("decide",)
    _receipt_steps = ("receive",)

    def _get_letter_period(self):
        """An interim report is handed over as that."""
        return self._get_period().name(self.year)

    def _get_letter_sent(self):
        return self.signed_on

    def _filter_paper(self, paper):
        found = super()._filter_paper(paper)
        if paper in (LETTER, RECEIPT):
            return found.filtered(lambda report: not report.is_government)
        return found

    def _get_letter(self):
        """One letter that names all recipients was issued by 19.0.1.12.0 at most."""
        if self.is_government:
            raise UserError(
                self.env._(
                    "%(report)s has a covering letter to each recipient. Print them "
                    "from its tab “Sent Upwards”.",
                    report=self.display_name,
                )
            )
        return super()._get_letter()

    def _get_letter_route(self):
        return self._get_letter_way("lkjip", date(self.year, 12, 31))

    def _get_letter_rows(self):
        number = f"Nomor {self.document_number}" if self.document_number else ""
        corrects = "Menggantikan laporan sebelumnya" if self.previous_id else ""
        return [
            {
                "name": self._get_letter_name(),
                "count": ONE_FILE,
                "note": ". ".join(filter(None, (number, corrects))),
            }
        ]

    def _get_letter_name(self):
        """Return the name of what is handed over; the year stands in the letter."""
        words = self._get_period().words
        interim = f"Interim {words}" if words else ""
        return f"Laporan Kinerja Instansi Pemerintah (LKjIP) {interim}".strip()

    def _get_letter_receipt(self):
        return self.received_on, self.received_by_id, self.receipt_number

    def _find_kin(self):
        """That of the government stands beside the letters with which it went."""
        return {report.id: report.dispatch_ids for report in self}

    def action_print_letters(self):
        """Print the letter to each recipient of the government's report."""
        self.ensure_one()
        self.check_access("read")
        letter, _receipt = self.dispatch_ids._letter_reports
        return self.env.ref(letter).report_action(self.dispatch_ids)
