from odoo import api, fields, models

from odoo.addons.sidocakep_base.known_fields import KnownFloat

from .sidocakep_profile import EMPTY


class SidocakepMeasurement(models.Model):
    """The achievement of an agency: that of all the lines of its PKs."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    _workflow_fields = set(EMPTY)

    achievement = KnownFloat(
        known_by="printed",
        string="Achievement of the Agency",
        digits=False,
        readonly=True,
        copy=False,
        aggregator=None,
    )
    printed = fields.Char(
        string="Achievement of the Agency, Printed", readonly=True, copy=False
    )
    rating = fields.Char(readonly=True, copy=False)
    color = fields.Integer(readonly=True, copy=False, aggregator=None)
    trace = fields.Text(string="Why This Figure", readonly=True, copy=False)
    is_blank_zero = fields.Boolean(
        string="0 by the Policy",
        readonly=True,
        copy=False,
        help="Nothing is measured; by the policy what counts as 0 is 0 all the same.",
    )

    agencies_printed = fields.Char(
        string="Roll-up of the Agencies",
        compute="_compute_agencies",
        help="What the lines of the agencies come to in the same period. It is not "
        "what the government promised itself.",
    )
    agencies_text = fields.Char(
        string="Roll-up Made of",
        compute="_compute_agencies",
        help="Of how many of the agencies that owe a measurement there is a figure.",
    )
    agencies_trace = fields.Text(
        string="Why This Roll-up of the Agencies", compute="_compute_agencies"
    )

    @api.depends("company_id", "year", "period_kind", "period_no")
    def _compute_agencies(self):
        """Beside the measurement of the government stands that of its agencies."""
        rows = self.env["sidocakep.measured.rollup"].search(
            [
                ("scope", "=", "government"),
                ("company_id", "in", self.company_id.ids),
                ("date_end", "in", self.mapped("date_end")),
            ]
        )
        by_key = {row._get_key()[1:5]: row for row in rows}
        for item in self:
            key = (item.company_id.id, item.year, item.period_kind, item.period_no)
            row = by_key.get(key, rows.browse())
            item.agencies_printed = row.printed
            item.agencies_text = row.agencies_text
            item.agencies_trace = row.trace

    def _get_rollers(self, scope):
        """Return ``{id: what makes one achievement of many results}``."""
        rollers = {}
        for item in self:
            profile = item.company_id._get_profile(item.date_end).sudo()
            key = (profile, item.date_end)
            if key not in rollers:
                rollers[key] = profile._get_roller(scope, item.date_end)
            rollers[item.id] = rollers[key]
        return rollers
