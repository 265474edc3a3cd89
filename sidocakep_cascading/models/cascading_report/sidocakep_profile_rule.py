from odoo import fields, models

RULE = "cascading_report"


class SidocakepProfileRule(models.Model):
    """Where agencies report their cascading. Paser 23/2016 art. 7."""

    _name = "sidocakep.profile.rule"
    _inherit = "sidocakep.profile.rule"

    code = fields.Selection(
        selection_add=[
            (RULE, "Every agency sends a cascading report of each period"),
        ],
        ondelete={RULE: "cascade"},
    )
