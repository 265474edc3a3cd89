from odoo import fields, models

from .sidocakep_data_figure import REPLACED, SENT, VERIFIED


class SidocakepIndicator(models.Model):
    """What was sent or verified keeps its unit and its way of being added up."""

    _name = "sidocakep.indicator"
    _inherit = "sidocakep.indicator"

    card_ids = fields.One2many(
        "sidocakep.data.card",
        "indicator_id",
        string="Collection Cards",
        readonly=True,
    )

    def _get_decided_in(self):
        found = super()._get_decided_in()
        figures = self.env["sidocakep.data.figure"].sudo()
        figures = figures.search(
            [
                ("indicator_id", "in", set(self.ids) - found.keys()),
                ("state", "in", (SENT, VERIFIED, REPLACED)),
            ],
            order="date_end, version",
        )
        return {figure.indicator_id.id: figure for figure in figures} | found
