from odoo import fields, models


class SidocakepPkDrawUpLine(models.TransientModel):
    """What became of one agency of many: its agreements, and what stopped others."""

    _name = "sidocakep.pk.draw.up.line"
    _description = "Agreements of an Agency Drawn Up"
    _order = "id"

    wizard_id = fields.Many2one(
        "sidocakep.pk.draw.up", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one("res.company", string="Agency", readonly=True)
    made_count = fields.Integer(
        string="Drawn Up", readonly=True, aggregator=None, help="Agreements made."
    )
    answer = fields.Text(string="Not Drawn Up", readonly=True)
