from odoo import fields, models

#: Code of the duty.
RULE = "dialog_held"


class SidocakepProfileRule(models.Model):
    """Whether every superior holds a dialog on the figures of a period."""

    _name = "sidocakep.profile.rule"
    _inherit = "sidocakep.profile.rule"

    code = fields.Selection(
        selection_add=[
            (RULE, "Every superior holds the dialog on the figures of a period"),
        ],
        ondelete={RULE: "cascade"},
    )
