from odoo import api, fields, models


class SidocakepRealisationMonth(models.Model):
    """Who enters a document sees at once that it is beyond the DPA."""

    _name = "sidocakep.realisation.month"
    _inherit = "sidocakep.realisation.month"

    beyond_text = fields.Text(
        string="Spent beyond the DPA",
        compute="_compute_beyond_text",
        help="Of the year, with the rows of this month as they stand on the screen.",
    )

    @api.depends(
        "company_id",
        "year",
        *(f"realisation_ids.{name}" for name in ("node_id", "net", "is_current")),
    )
    @api.depends_context("lang")
    def _compute_beyond_text(self):
        for month in self:
            month.beyond_text = month._say_beyond()

    def _say_beyond(self, severity=None):
        """Return what of the year is beyond the DPA, of the lines of this month."""
        self.ensure_one()
        entered = {}
        for row in self.realisation_ids.filtered("is_current"):
            if node := row.node_id:
                entered[node] = entered.get(node, 0) + row.net
        replaced = ("month_id", "=", self._origin.id or False)
        return self.realisation_ids._say_beyond(
            self.company_id, self.year, entered, replaced, severity
        )
