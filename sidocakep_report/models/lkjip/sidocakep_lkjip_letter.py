from odoo import models

from odoo.addons.sidocakep_base.models.organisation.official import PLANNER

from ..form.letter_mixin import ONE_FILE


class SidocakepLkjip(models.Model):
    """The report of an agency goes to the head of region through Bagian Organisasi.

    Bappeda has a copy. Gunung Mas 24/2024 art. 11(2); Paser 23/2016 art. 9(1).
    """

    _name = "sidocakep.lkjip"
    _inherit = "sidocakep.lkjip"

    _letter_subject = "Laporan Kinerja Instansi Pemerintah"

    def _get_letter_sent(self):
        return self.signed_on

    def _get_letter_route(self):
        planner = self._get_letter_official(PLANNER)
        return {
            "recipient": self._get_letter_regent(),
            "through": "Bagian Organisasi Sekretariat Daerah",
            "receiving": "Bagian Organisasi Sekretariat Daerah",
            "copies": [planner.job.company_id.name]
            if planner and planner.job
            else ["Badan Perencanaan Pembangunan Daerah"],
        }

    def _get_letter_rows(self):
        number = f"Nomor {self.document_number}" if self.document_number else ""
        corrects = "Menggantikan laporan sebelumnya" if self.previous_id else ""
        return [
            {
                "name": "Laporan Kinerja Instansi Pemerintah (LKjIP)",
                "count": ONE_FILE,
                "note": ". ".join(filter(None, (number, corrects))),
            }
        ]

    def _get_letter_receipt(self):
        return self.received_on, self.received_by_id, self.receipt_number
