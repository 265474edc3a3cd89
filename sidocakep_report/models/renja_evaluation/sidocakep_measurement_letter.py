from odoo import models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.organisation.official import (
    HEAD,
    PLANNER,
    RECEIVER,
)
from odoo.addons.sidocakep_cascading.engine.periods import QUARTERS
from odoo.addons.sidocakep_cascading.models.measurement.sidocakep_measurement import (
    FOLLOWING_STATES,
)

ONE_FILE = "1 (satu) berkas"
NOBODY = {"title": "", "name": "", "rank": "", "nip": ""}


class SidocakepMeasurement(models.Model):
    """The letter with which a measurement is handed over, and its receipt.

    To the head of region through Tim Monev, with the evaluation of the Renja; the lower
    half comes back signed by who received it. Gunung Mas 24/2024 art. 9(8), 9(9).
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    def _get_letter_values(self):
        """Return ``{measurement id: values of the printed letter}``."""
        return {
            item.id: {
                **item._get_letter_head(),
                "rows": item._get_letter_rows(),
                "sender": item._get_letter_sender(),
                "receiver": item._get_letter_receiver(),
                "is_draft": item.state in FOLLOWING_STATES,
            }
            for item in self.sudo()
        }

    def _get_letter_head(self):
        """Return from whom, to whom, of which day and number."""
        company, day = self.company_id, self._get_letter_day()
        letterhead = company._get_letterhead()
        logo = letterhead["logo"]
        head = company.root_id._get_officials(HEAD, day).get(company.root_id.id)
        planner = company._get_officials(PLANNER, day).get(company.id)
        part = f"Triwulan {QUARTERS[self.period_no - 1]} " if self.period_no else ""
        date = self.letter_date or self.sent_on
        return {
            "agency": {
                "name": letterhead["agency"],
                "parents": letterhead["parents"],
                "address": letterhead["address"],
                "contact": letterhead["contact"],
                "logo": logo.decode() if isinstance(logo, bytes) else logo,
            },
            "government": {"heading": letterhead["government"]},
            "holder": company.name,
            "period": f"{part}Tahun {self.year}",
            "year": str(self.year),
            "number": self.letter_number or "",
            "place": company._get_signing_place(),
            "date": format_date(date) if date else "",
            "recipient": head.job._get_printed_title() if head else "Kepala Daerah",
            "through": "Tim Monitoring dan Evaluasi",
            "copies": [planner.job.company_id.name]
            if planner and planner.job
            else ["Badan Perencanaan Pembangunan Daerah"],
        }

    def _get_letter_day(self):
        """Return the day whose officials stand on the letter."""
        return self.letter_date or self.sent_on or self.env.user._get_office_day()

    def _get_letter_rows(self):
        """Return what is handed over, how much of it, and what is to be known of it."""
        rows = [
            {
                "name": f"Pengukuran Kinerja atas {len(self.sheet_ids)} Perjanjian "
                "Kinerja (Tabel I dan Tabel II)",
                "count": ONE_FILE,
                "note": "Untuk diterima Tim Monitoring dan Evaluasi",
            }
        ]
        if self.output_ids:
            rows.append(
                {
                    "name": "Evaluasi terhadap Hasil Renja",
                    "count": ONE_FILE,
                    "note": "Tembusan untuk perangkat daerah perencana",
                }
            )
        return rows

    def _get_letter_sender(self):
        """Return who heads the agency; for the government Bagian Organisasi."""
        company, day = self.company_id, self._get_letter_day()
        role = HEAD if company.parent_id else RECEIVER
        return _identify(company._get_officials(role, day).get(company.id), day)

    def _get_letter_receiver(self):
        """Return who accepted it and when; before that it is signed on paper."""
        if not self.accepted_on:
            return {**NOBODY, "date": ""}
        employee = self.accepted_by_id.employee_ids[:1]
        return {
            **NOBODY,
            **(employee._get_signature_values(self.accepted_on) if employee else {}),
            "name": self.accepted_by_id.name,
            "date": format_date(self.accepted_on),
        }


def _identify(official, day):
    """Return what stands under the signature of an official, or room for it."""
    if not official or not official.employee:
        return NOBODY | {"title": official.title if official else ""}
    identity = official.employee._get_signature_values(day)
    return {**identity, "title": official.title}
