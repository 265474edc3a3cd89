from odoo import fields, models


class SidocakepProfileRule(models.Model):
    """Whether there is a decree of the IKU, and those of an agreement stand in it."""

    _name = "sidocakep.profile.rule"
    _inherit = "sidocakep.profile.rule"

    code = fields.Selection(
        selection_add=[
            ("iku_decree", "The IKU of a PK are those of the decree"),
            ("iku_set", "The government and every agency set their IKU by a decree"),
        ],
        ondelete={"iku_decree": "cascade", "iku_set": "cascade"},
    )
