"""The money of a measurement and of its evaluation of the Renja, corrected since."""

from odoo import models

from ...engine.printed_names import prints_money
from ..measurement.changed_money import find_changed_money
from ..measurement.sidocakep_measurement import ACCEPTED, SENT


class SidocakepMeasurement(models.Model):
    """What was handed over keeps its sums; who reads it later is told of the others."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    def _find_changed_in(self, content, since):
        """Add what was spent: the evaluation says it, the form where Tabel II does."""
        changed = super()._find_changed_in(content, since)
        said = content or {}
        if "sheets" in said:
            tables = [sheet.get("table2") or () for sheet in said["sheets"]]
            said = [row.get("years") for table in tables for row in table]
            if not prints_money(said):
                return changed
        return changed + self._find_changed_money(since)

    def _find_changed_money(self, since):
        """Return of the agency and its units what they spent and is another sum now."""
        self.ensure_one()
        if not since:
            return []
        company = self.company_id.sudo()
        companies = company._get_with_units() if company._is_agency() else company
        return find_changed_money(companies, self.year, 3 * self.period_no or 12, since)

    def _get_change_missing(self):
        """A correction that takes in the money of now changes what its papers say."""
        missing = super()._get_change_missing()
        former = self.previous_id.sudo()
        return [] if missing and former._find_money_since_step() else missing

    def _find_money_since_step(self):
        """Return the sums that are others since it was handed over or accepted."""
        self.ensure_one()
        steps = self._get_step_times(self, SENT) | self._get_step_times(self, ACCEPTED)
        return self._find_changed_money(steps.get(self.id))

    def _get_gaps(self):
        """Say of what was handed over that its evaluation says other sums."""
        gaps = super()._get_gaps()
        if self.state not in (SENT, ACCEPTED):
            return gaps
        changed = self._find_money_since_step()
        if not changed:
            return gaps
        return [
            *gaps,
            self.env._(
                "Realisation was corrected after it was sent: its evaluation of the "
                "Renja, and Tabel II where it is by budget, say the former sums until "
                "its correction."
            ),
            *(f"{item.name}: {item.said}" for item in changed),
        ]
