from odoo import api, fields, models

from ...models.realisation.sidocakep_realisation import KINDS


class SidocakepRealisationCorrect(models.TransientModel):
    """Asks what a row of the realisation should say, and why; the row checks it."""

    _name = "sidocakep.realisation.correct"
    _description = "Correct a Realisation"

    realisation_id = fields.Many2one(
        "sidocakep.realisation", string="Row", required=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="realisation_id.company_id")
    currency_id = fields.Many2one(related="realisation_id.currency_id")
    kind = fields.Selection(KINDS)
    node_id = fields.Many2one(
        "sidocakep.plan.node",
        string="Programme, Activity or Sub-activity",
        domain="[('company_id', '=', company_id), ('plan_id.kind', '=', 'renstra'),"
        " ('level', 'in', ('program', 'kegiatan', 'sub_kegiatan'))]",
    )
    number = fields.Char(string="Document Number")
    date = fields.Date(string="Document Date")
    amount = fields.Monetary(string="Gross")
    returned = fields.Monetary(string="Returned (Setoran)")
    is_apart = fields.Boolean(
        string="Another Document",
        help="Tick it after you have looked at both: this is not the payment that the "
        "document of the same number stands for.",
    )
    beyond_text = fields.Text(
        string="Spent beyond the DPA", compute="_compute_beyond_text"
    )
    is_doubtful = fields.Boolean(compute="_compute_is_doubtful")
    reason = fields.Char(
        string="Why It Is Corrected", help="Stays with the row that counts from now on."
    )

    @api.model
    def default_get(self, fields):
        """Begin with what the row says."""
        values = super().default_get(fields)
        row = self.env["sidocakep.realisation"].browse(values.get("realisation_id"))
        if row:
            row.check_access("read")
            values |= {
                "kind": row.kind,
                "node_id": row.node_id.id,
                "number": row.number,
                "date": row.date,
                "amount": row.amount,
                "returned": row.returned,
                "is_apart": row.is_apart,
            }
        return values

    @api.depends("realisation_id")
    def _compute_is_doubtful(self):
        for window in self:
            row = window.realisation_id
            window.is_doubtful = row.is_apart or bool(row._find_doubtful())

    @api.depends("node_id", "kind", "amount", "returned")
    @api.depends_context("lang")
    def _compute_beyond_text(self):
        for window in self:
            row = window.realisation_id
            vals = {name: window[name] for name in ("kind", "amount", "returned")}
            net = row.new(vals).net
            entered = {window.node_id: net} if window.node_id else {}
            window.beyond_text = row._say_beyond(
                row.company_id, row.year, entered, ("id", "=", row.id)
            )

    def action_confirm(self):
        """Put the corrected row in the place of the former."""
        self.ensure_one()
        names = ("kind", "number", "date", "amount", "returned", "is_apart")
        vals = {name: self[name] for name in names} | {"node_id": self.node_id.id}
        self.realisation_id._correct(vals, self.reason)
        return {"type": "ir.actions.act_window_close"}
