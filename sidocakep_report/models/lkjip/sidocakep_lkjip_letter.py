from datetime import date

from odoo import models

from odoo.addons.sidocakep_base.models.organisation.official import HEAD

from ..form.letter_mixin import NOBODY, ONE_FILE


class SidocakepLkjip(models.Model):
    """The report of an agency goes to the head of region through Bagian Organisasi.

    Bappeda has a copy; that of the government goes upwards. Gunung Mas 24/2024 art.
    11(2); Paser 23/2016 art. 9(1); PermenPANRB 53/2014.
    """

    _name = "sidocakep.lkjip"
    _inherit = "sidocakep.lkjip"

    _letter_subject = "Laporan Kinerja Instansi Pemerintah"
    _letter_reports = (
        "sidocakep_report.action_report_lkjip_letter",
        "sidocakep_report.action_report_lkjip_receipt",
    )
    #: It is signed and sent in one step.
    _letter_steps = ("decide",)
    _receipt_steps = ("receive",)

    def _get_letter_sent(self):
        return self.signed_on

    def _get_letter_sender(self):
        """That of the government is sent by the head of region himself."""
        if not self.is_government:
            return super()._get_letter_sender()
        head = self._get_letter_official(HEAD)
        if not head or not head.employee:
            return NOBODY | {"title": head.title if head else ""}
        identity = head.employee._get_signature_values(self._get_letter_day())
        return {**identity, "title": head.title}

    def _get_letter_route(self):
        if self.is_government:
            recipients = ", ".join(self._get_recipients())
            return {
                "recipient": recipients,
                "through": "",
                "receiving": recipients,
                "copies": [],
            }
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
