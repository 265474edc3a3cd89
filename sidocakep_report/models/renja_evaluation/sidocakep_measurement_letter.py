from odoo import models

from odoo.addons.sidocakep_base.models.organisation.official import HEAD
from odoo.addons.sidocakep_cascading.models.measurement.sidocakep_measurement import (
    FOLLOWING_STATES,
)

from ..form.letter_mixin import ONE_FILE


class SidocakepMeasurement(models.Model):
    """A measurement goes to the head of region through Tim Monev.

    With the evaluation of the Renja, of which the planners have a copy. Gunung Mas
    24/2024 art. 9(8), 9(9).
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    _letter_subject = "Pengukuran Kinerja"
    _letter_reports = (
        "sidocakep_report.action_report_measurement_letter",
        "sidocakep_report.action_report_measurement_receipt",
    )
    _letter_steps = ("send",)
    #: A unit that is a company of its own is received by its agency.
    _receipt_steps = ("take", "accept")
    _letter_undone_by = ("withdraw", "return")

    def _get_letter_period(self):
        return self._get_printed_period()

    def _get_letter_sent(self):
        return self.state not in FOLLOWING_STATES and self.sent_on

    def _get_letter_route(self):
        if self.closes_to_id:
            return self._get_letter_route_of_unit()
        return self._get_letter_way(f"measurement_{self.period_kind}", self.date_end)

    def _get_letter_route_of_unit(self):
        """A unit that is a company of its own hands it to who heads its agency."""
        agency = self.closes_to_id
        head = agency._get_officials(HEAD, self._get_letter_day()).get(agency.id)
        return {
            "recipient": head.job._get_printed_title() if head else agency.name,
            "through": "",
            "receiving": agency.name,
            "copies": [],
        }

    def _get_letter_rows(self):
        receiving = self.closes_to_id.name or "Tim Monitoring dan Evaluasi"
        rows = [
            {
                "name": f"Pengukuran Kinerja atas {len(self.sheet_ids)} Perjanjian "
                "Kinerja (Tabel I dan Tabel II)",
                "count": ONE_FILE,
                "note": f"Untuk diterima {receiving}",
            }
        ]
        if self.output_ids:
            rows.append(
                {
                    "name": "Evaluasi terhadap Hasil Renja",
                    "count": ONE_FILE,
                    "note": rows[0]["note"]
                    if self.closes_to_id
                    else "Tembusan untuk perangkat daerah perencana",
                }
            )
        return rows

    def _get_letter_receipt(self):
        if self.closes_to_id:
            return self.taken_on, self.taken_by_id, False
        return self.accepted_on, self.accepted_by_id, False
