from odoo import api, fields, models


class SidocakepMeasurementSheet(models.Model):
    """A new superior evaluates a period of before his time, and reads that it was."""

    _name = "sidocakep.measurement.sheet"
    _inherit = "sidocakep.measurement.sheet"

    former_text = fields.Text(
        string="Superior of That Time", compute="_compute_former_text"
    )

    @api.depends("superior_job_id", "state", "measurement_id.date_end")
    @api.depends_context("lang")
    def _compute_former_text(self):
        self.former_text = False
        waiting = self.filtered(lambda item: item.state == "open")
        ends = waiting.grouped(lambda item: item.sudo().measurement_id.date_end)
        for day, sheets in ends.items():
            said = sheets.superior_job_id._say_former_holders(day) if day else {}
            for sheet in sheets:
                sheet.former_text = said.get(sheet.superior_job_id.id, False)
