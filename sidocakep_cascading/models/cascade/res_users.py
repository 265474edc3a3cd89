from odoo import api, models


class ResUsers(models.Model):
    """Holes in the cascade of the own agency, for who draws its agreements up.

    Who looks at all agencies follows them in Monitoring > Coverage, where a figure
    stands for each agency: one for all of them says nothing.
    """

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_watched_work(self):
        scope = self._get_work_scope()
        if not scope:
            return super()._get_watched_work()
        findings = self._make_work(
            self.env._("Serious Holes in the Cascade"),
            "sidocakep.coverage.finding",
            [*scope, ("severity", "=", "severe")],
            action="sidocakep_cascading.sidocakep_coverage_finding_action",
        )
        return [*super()._get_watched_work(), findings]
