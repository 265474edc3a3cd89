from odoo import fields, models

RULE = "handover_memo"


class SidocakepProfileRule(models.Model):
    """Where who leaves a post hands it over in writing: a practice, of no article."""

    _name = "sidocakep.profile.rule"
    _inherit = "sidocakep.profile.rule"

    code = fields.Selection(
        selection_add=[
            (RULE, "Who leaves a post with a PK hands it over by a memo"),
        ],
        ondelete={RULE: "cascade"},
    )
