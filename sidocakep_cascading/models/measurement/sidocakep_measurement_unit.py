from odoo import api, fields, models

from odoo.addons.sidocakep_base.engine.finding import SEVERE

from .sidocakep_measurement import FOLLOWING_STATES

RULE = "measurement_unit"


class SidocakepMeasurement(models.Model):
    """Names the units below the agency that have not closed their figures."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    has_units = fields.Boolean(compute="_compute_has_units")

    @api.depends("sheet_ids.leads_unit")
    def _compute_has_units(self):
        """Tell whether positions of units below the agency are measured here."""
        for item in self:
            item.has_units = any(item.sheet_ids.mapped("leads_unit"))

    def _copy_parts_to(self, successor):
        """A correction opens no unit: the agency gives back to the one it concerns."""
        result = super()._copy_parts_to(successor)
        closed = self.sudo().sheet_ids.filtered("unit_closed_on")
        former = {(sheet.job_id, sheet.unit_code): sheet for sheet in closed}
        for sheet in successor.sudo().sheet_ids.filtered("leads_unit"):
            if before := former.get((sheet.job_id, sheet.unit_code)):
                vals = {
                    "unit_closed_on": before.unit_closed_on,
                    "unit_closed_by_id": before.unit_closed_by_id.id,
                }
                sheet._with_workflow_bypass().write(vals)
        return result

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
        if self.state in FOLLOWING_STATES:
            text = self.env._(
                "%(title)s, unit %(code)s: not closed to the agency; %(person)s "
                "closes it"
            )
        else:
            text = self.env._(
                "%(title)s, unit %(code)s: was not closed to the agency when it was "
                "sent"
            )
        return [
            text
            % {
                "title": sheet.holder_title,
                "code": sheet.unit_code,
                "person": sheet.holder_name or sheet.superior_job_id.name or "-",
            }
            for sheet in self.sudo().sheet_ids
            if sheet.leads_unit and not sheet.unit_closed_on
        ]
