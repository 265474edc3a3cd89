from odoo import api, fields, models

from odoo.addons.sidocakep_base.models.regulation.sidocakep_profile_deadline import (
    AT_BUDGET,
)

DOCUMENT_ACTION_PLAN = "action_plan"


class SidocakepProfileDeadline(models.Model):
    """A regency that sets a day for the action plan says it in its profile.

    Paser 23/2016 art. 6 names none.
    """

    _name = "sidocakep.profile.deadline"
    _inherit = "sidocakep.profile.deadline"

    document = fields.Selection(
        selection_add=[(DOCUMENT_ACTION_PLAN, "Action plan")],
        ondelete={DOCUMENT_ACTION_PLAN: "cascade"},
    )

    @api.model
    def _get_triggers_of_documents(self):
        triggers = super()._get_triggers_of_documents()
        return triggers | {DOCUMENT_ACTION_PLAN: AT_BUDGET}
