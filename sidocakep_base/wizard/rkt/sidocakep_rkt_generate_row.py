from odoo import fields, models


class SidocakepRktGenerateRow(models.TransientModel):
    """What drawing up will do for one agency."""

    _name = "sidocakep.rkt.generate.row"
    _description = "RKT to Draw Up"

    wizard_id = fields.Many2one(
        "sidocakep.rkt.generate", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one("res.company", string="Agency", readonly=True)
    plan_id = fields.Many2one("sidocakep.plan", string="Guided by", readonly=True)
    rkt_id = fields.Many2one("sidocakep.rkt", string="RKT", readonly=True)
    outcome = fields.Selection(
        [
            ("create", "New Draft"),
            ("update", "Draft Brought up to Date"),
            ("decided", "Decided Already"),
            ("no_plan", "No Plan in Force"),
        ],
        string="Result",
        readonly=True,
    )
    remedy = fields.Char(string="What to Do", readonly=True)
    is_done = fields.Boolean(readonly=True)
    line_count = fields.Integer(string="Lines", readonly=True, aggregator=None)
    answer = fields.Text(
        string="Not Drawn Up", readonly=True, help="Why it could not be drawn up."
    )
