from odoo import api, models

from .action_plan_kind import ActionPlanKind


class SidocakepDeadline(models.Model):
    """The action plan of every agency, where the profile says by when."""

    _name = "sidocakep.deadline"
    _inherit = "sidocakep.deadline"

    @api.model
    def _get_kinds(self):
        return [*super()._get_kinds(), ActionPlanKind]
