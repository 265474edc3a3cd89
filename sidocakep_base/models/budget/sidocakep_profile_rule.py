from odoo import fields, models


class SidocakepProfileRule(models.Model):
    """What a budget is guided by before it is the DPA."""

    _name = "sidocakep.profile.rule"
    _inherit = "sidocakep.profile.rule"

    code = fields.Selection(
        selection_add=[("budget_guides", "The RKA is guided by KUA/PPAS and RKPD")],
        ondelete={"budget_guides": "cascade"},
    )
