"""What a hand-over memo says of money spent, of reopenings and of open corrections."""

from decimal import Decimal

from odoo import models

from odoo.addons.sidocakep_base.engine.absorption import absorb
from odoo.addons.sidocakep_base.engine.figures.indonesian import (
    MONTHS,
    format_date,
    format_number,
)

from ..measurement.sidocakep_measurement import FOLLOWING_STATES, SENT

NOT_REPORTED = "belum dilaporkan"
#: Of a correction of a measurement, by its state.
CORRECTIONS = {
    **dict.fromkeys(FOLLOWING_STATES, "Koreksi sedang disusun, belum dikirim"),
    SENT: "Koreksi dikirim, belum diterima Tim Monev",
}
ASKED = "Diminta, menunggu jawaban Bagian Organisasi"
GRANTED = "Dibuka, koreksinya belum dimulai"


class SidocakepHandover(models.Model):
    """Who follows finds the promised budget spent, and a quarter that stands open."""

    _name = "sidocakep.handover"
    _inherit = "sidocakep.handover"

    def _get_live_document(self):
        result = super()._get_live_document()
        for memo in self.sudo():
            result[memo.id] |= {
                "realisation": memo._get_realisation_rows(),
                "reopenings": memo._get_reopening_rows(),
            }
        return result

    # ------------------------------------------------------------------
    # What was spent
    # ------------------------------------------------------------------

    def _get_realisation_rows(self):
        """Return what was spent of each row of Tabel II by the last day in the post.

        Of who heads an agency these are the programmes of the agency. Months without a
        report are named in a row of their own.
        """
        rows = self.pk_id.table2_ids
        if not rows:
            return []
        month = self.date_until.month if self.date_until.year == self.year else 12
        realisations = self.env["sidocakep.realisation"]
        spent = realisations._get_realised_up(self.company_id, self.year, month)
        printed = [self._print_realisation(row, spent) for row in rows]
        reported = realisations._get_reported_months(self.company_id, self.year)
        known = reported.get(self.company_id.id, set())
        missing = [number for number in range(1, month + 1) if number not in known]
        if missing and known:
            names = ", ".join(MONTHS[number - 1] for number in missing)
            note = f"Realisasi {NOT_REPORTED}: {names} {self.year}"
            printed.append({**dict.fromkeys(printed[0], ""), "name": note})
        return printed

    def _print_realisation(self, row, spent):
        realised = spent.get((row.company_id.id, row.node_id.identity))
        share = absorb(realised, Decimal(str(row.amount))).value
        return {
            "code": row.code or "",
            "name": row.name,
            "ceiling": row.pk_id._format_amount(row.amount),
            "spent": (
                NOT_REPORTED
                if realised is None
                else row.pk_id._format_amount(realised.total)
            ),
            "printed": "" if share is None else format_number(share, 2),
        }

    # ------------------------------------------------------------------
    # What stands open of periods that were accepted
    # ------------------------------------------------------------------

    def _get_reopening_rows(self):
        """Return the reopenings and corrections of what measures the post.

        A figure that is corrected stands among the requests for data.
        """
        measured = self.env["sidocakep.measurement.sheet"].sudo()
        measured = measured.search(
            [
                ("job_id", "=", self.job_id.id),
                ("measurement_id.year", "in", (self.year - 1, self.year)),
            ]
        )
        items = measured.measurement_id
        corrections = items.filtered(
            lambda item: item.previous_id and item.state in CORRECTIONS
        )
        requests = items.reopening_ids.filtered(
            lambda request: request.state == "asked" or request.is_open
        )
        # A correction that is under way says it for its reopening.
        requests = requests.filtered(
            lambda request: request.measurement_id not in corrections.previous_id
        )
        rows = [
            self._print_open(
                request.measurement_id,
                request.reason,
                request.date_until,
                ASKED if request.state == "asked" else GRANTED,
            )
            for request in requests.sorted("id")
        ]
        return rows + [
            self._print_open(
                item,
                item.amendment_reason,
                item._get_reopened_until(),
                CORRECTIONS[item.state],
            )
            for item in corrections.sorted("date_end")
        ]

    def _print_open(self, item, reason, until, state):
        period = self._get_printed_period(item.period_kind, item.period_no, item.year)
        return {
            "document": f"Pengukuran Kinerja {period}",
            "reason": reason or "",
            "due": format_date(until) if until else "",
            "state": state,
        }
