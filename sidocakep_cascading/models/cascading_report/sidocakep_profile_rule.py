from odoo import fields, models

RULE = "cascading_report"
MEASURED_RULE = "cascading_measured"


class SidocakepProfileRule(models.Model):
    """Where agencies report their cascading, and what of. Paser 23/2016 art. 7."""

    _name = "sidocakep.profile.rule"
    _inherit = "sidocakep.profile.rule"

    code = fields.Selection(
        selection_add=[
            (RULE, "Every agency sends a cascading report of each period"),
            (
                MEASURED_RULE,
                "A cascading report is sent after the measurement of its period",
            ),
        ],
        ondelete={RULE: "cascade", MEASURED_RULE: "cascade"},
    )
