from odoo import api, models

from odoo.addons.sidocakep_base.engine.finding import SEVERE

RULE = "measurement_unit"


class SidocakepMeasurement(models.Model):
    """Names the units below the agency that have not closed their figures."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    @api.depends("sheet_ids.leads_unit", "sheet_ids.unit_closed_on")
    def _compute_notice(self):
        """Follow the units too."""
        return super()._compute_notice()

    def _get_missing_for_sending(self):
        missing = super()._get_missing_for_sending()
        rule = self.company_id._get_rule(RULE, self.date_end)
        if rule.severity == SEVERE:
            missing += [rule._cite(text) for text in self._get_open_units()]
        return missing

    def _get_gaps(self):
        rule = self.company_id._get_rule(RULE, self.date_end)
        units = [rule._cite(text) for text in self._get_open_units()]
        return [*super()._get_gaps(), *units]

    def _get_open_units(self):
        """Return in words which units have not closed, and who closes."""
        self.ensure_one()
        return [
            self.env._(
                "unit %(code)s: not closed to the agency; %(person)s closes it",
                code=sheet.unit_code,
                person=sheet.display_name,
            )
            for sheet in self.sudo().sheet_ids
            if sheet.leads_unit and not sheet.unit_closed_on
        ]
