"""Whose words were corrected since they were decided: seen by who accepts."""

from odoo import api, fields, models


class SidocakepMeasurement(models.Model):
    """The figures are measured as before: what changed is how they are called."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    wording_text = fields.Text(
        string="Corrections of the Wording", compute="_compute_wording_text"
    )

    @api.depends("line_ids.indicator_id", "output_ids.indicator_id")
    @api.depends_context("lang")
    def _compute_wording_text(self):
        """Name each text that was set right; the figure is measured by none of them."""
        items = self.sudo()
        indicators = items.line_ids.indicator_id | items.output_ids.indicator_id
        corrected = indicators._get_correction_lines()
        for item in self:
            rows = item.sudo()
            own = rows.line_ids.indicator_id | rows.output_ids.indicator_id
            item.wording_text = "\n".join(
                line for found in own for line in corrected.get(found.id, ())
            )
