from odoo import fields, models


class SidocakepProfileRule(models.Model):
    """Whether the IKU of an agreement stand in the decree of the IKU."""

    _name = "sidocakep.profile.rule"
    _inherit = "sidocakep.profile.rule"

    code = fields.Selection(
        selection_add=[("iku_decree", "The IKU of a PK are those of the decree")],
        ondelete={"iku_decree": "cascade"},
    )
