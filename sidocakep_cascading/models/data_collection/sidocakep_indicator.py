from odoo import fields, models

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_base.models.indicator.sidocakep_indicator_meaning import (
    MEANING_FIELDS,
)

from .sidocakep_data_figure import OPEN_STATES, REPLACED, SENT, VERIFIED


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

    def _check_meaning_free(self, vals):
        """What was entered was entered in a unit, for a period or up to its end."""
        result = super()._check_meaning_free(vals)
        changed = self.filtered(
            lambda item: not MEANING_FIELDS.isdisjoint(item._get_changed_meaning(vals))
        )
        figures = self.env["sidocakep.data.figure"].sudo()
        domain = [("indicator_id", "in", changed.ids), ("state", "in", OPEN_STATES)]
        figure = figures.search([*domain, ("figure_status", "=", "figure")], limit=1)
        if not figure:
            return result
        raise FrozenRecordError(
            self.env._(
                "%(figure)s was entered as %(value)s by %(person)s: what the indicator "
                "means does not change under it. Ask for the figure to be emptied, and "
                "entered anew after the change.",
                figure=figure.display_name,
                value=figure.printed_value,
                person=figure.entered_by_id.name or figure.asked_job_id.name or "-",
            )
        )
