"""What who looks at a measurement should see first: of its figures, and of its targets."""

from odoo import api, fields, models


class SidocakepMeasurement(models.Model):
    """What was said of a figure far from its target stands at the top."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    doubt_text = fields.Text(
        string="Figures That Were Asked About", compute="_compute_doubt_text"
    )

    year_end_count = fields.Integer(
        string="Due in Quarter IV Only",
        compute="_compute_year_end_count",
        help="Indicators of which no earlier quarter of the year has a target: they are "
        "measured when the year ends.",
    )
    year_end_text = fields.Char(
        string="Measured at the Year's End", compute="_compute_year_end_count"
    )

    @api.depends("line_ids.is_year_end")
    @api.depends_context("lang")
    def _compute_year_end_count(self):
        """Say how much of an agency waits for the end of the year."""
        counts = self._count_year_end()
        for item in self:
            item.year_end_count = counts.get(item._origin.id, 0)
            item.year_end_text = item.year_end_count and self.env._(
                "Of %(count)s indicators %(late)s become due in quarter IV only",
                count=len(item.line_ids),
                late=item.year_end_count,
            )

    def _count_year_end(self):
        """Return ``{measurement id: lines that are due at the year's end only}``."""
        found = self.env["sidocakep.measurement.line"]._read_group(
            [("measurement_id", "in", self.ids), ("is_year_end", "=", True)],
            ["measurement_id"],
            ["__count"],
        )
        return {measurement.id: number for measurement, number in found}

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
