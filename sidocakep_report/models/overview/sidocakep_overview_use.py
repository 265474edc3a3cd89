"""The list of Pemanfaatan Hasil: what was decided because of verified figures."""

from datetime import date

from odoo import fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_cascading.wizard.overview.sidocakep_overview import (
    YEAR_PERIOD,
)

#: Drafts are nobody's decision yet.
ON_RECORD = ("recorded", "withdrawn")


class SidocakepOverview(models.TransientModel):
    """Decisions of the period, by agency, with the figures that they rest on."""

    _name = "sidocakep.overview"
    _inherit = "sidocakep.overview"

    def _get_uses(self):
        """Return what is on record of the period; read with the rights of the user."""
        self.ensure_one()
        first, last = self._get_days()
        uses = self.env["sidocakep.utilisation"].with_context(lang="id_ID")
        uses = uses.search(
            [
                ("company_id", "child_of", self.company_id.id),
                ("state", "in", ON_RECORD),
                ("date", ">=", first),
                ("date", "<=", last),
            ],
            order="date, id",
        )
        by_agency = uses.grouped("company_id")
        return {
            **self._get_head(),
            "agencies": [
                {
                    "agency": company.name,
                    "rows": [self._get_use_row(use) for use in by_agency[company]],
                }
                for company in uses.company_id.sorted("name")
            ],
        }

    def _get_days(self):
        """Return the first and the last day on which what is listed was decided."""
        if self.period == YEAR_PERIOD:
            return date(self.year, 1, 1), date(self.year, 12, 31)
        last = 3 * int(self.period)
        return (
            date(self.year, last - 2, 1),
            fields.Date.end_of(date(self.year, last, 1), "month"),
        )

    def _get_use_row(self, use):
        """Return one decision; of one that was withdrawn the reason, too."""
        withdrawn = use.state == "withdrawn"
        return {
            "day": format_date(use.date),
            "decision": use.name,
            "explanation": use.explanation or "",
            "figures": [
                f"{figure.display_name}: {figure.printed_value}"
                for figure in use.figure_ids
            ],
            "document": use._get_printed_document(),
            "proof": use.evidence_name or "",
            "link": use.evidence_link or "",
            "withdrawn": (use.withdrawal_reason or "-") if withdrawn else "",
        }
