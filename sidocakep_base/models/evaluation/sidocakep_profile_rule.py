from odoo import fields, models


class SidocakepProfileRule(models.Model):
    """Whether what an evaluation recommended is to be followed up by its day."""

    _name = "sidocakep.profile.rule"
    _inherit = "sidocakep.profile.rule"

    code = fields.Selection(
        selection_add=[
            ("lhe_follow_up", "What an evaluation recommends is followed up")
        ],
        ondelete={"lhe_follow_up": "cascade"},
    )
