"""Figures that their senders were asked about, for who looks at the measurement."""

from odoo import api, fields, models


class SidocakepMeasurement(models.Model):
    """What was said of a figure far from its target stands at the top."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    doubt_text = fields.Text(
        string="Figures That Were Asked About", compute="_compute_doubt_text"
    )

    @api.depends("line_ids.figure_id", "output_ids.figure_id")
    @api.depends_context("lang")
    def _compute_doubt_text(self):
        for item in self:
            figures = item.sudo().line_ids.figure_id | item.sudo().output_ids.figure_id
            item.doubt_text = "\n".join(
                self.env._(
                    "%(figure)s: %(value)s. “%(reason)s”",
                    figure=figure.display_name,
                    value=figure.printed_value,
                    reason=figure.doubt_reason,
                )
                for figure in figures.filtered("doubt_reason")
            )
