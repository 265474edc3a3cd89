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
            entered = {}
            for row in month.realisation_ids.filtered("is_current"):
                if node := row.node_id:
                    entered[node] = entered.get(node, 0) + row.net
            replaced = ("month_id", "=", month._origin.id or False)
            month.beyond_text = month.realisation_ids._say_beyond(
                month.company_id, month.year, entered, replaced
            )
