from odoo import api, models


class ResUsers(models.Model):
    """What is wrong in the chain of the plans, for who keeps them."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_watched_work(self):
        scope = self._get_work_scope()
        if scope is None:
            return super()._get_watched_work()
        findings = self._make_work(
            self.env._("Serious Findings in the Plans"),
            "sidocakep.plan.finding",
            [*scope, ("severity", "=", "severe")],
            action="sidocakep_base.sidocakep_plan_finding_action",
        )
        return [*super()._get_watched_work(), findings]
