from odoo import fields, models


class SidocakepProfileRule(models.Model):
    """What is asked of a Renstra."""

    _name = "sidocakep.profile.rule"
    _inherit = "sidocakep.profile.rule"

    code = fields.Selection(
        selection_add=[
            ("plan_parent", "A Renstra is guided by the RPJMD"),
        ],
        ondelete={
            "plan_parent": "cascade",
        },
    )
