from odoo import api, models

from .sidocakep_lhe_recommendation import INSPECTORATE


class ResUsers(models.Model):
    """What is still open of the last evaluations stands on the first screen."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_work_ways(self):
        """An LHE comes on paper: Inspektorat records what it recommends."""
        ways = super()._get_work_ways()
        if not self.env.user.has_group(INSPECTORATE):
            return ways
        name = "sidocakep_base.sidocakep_lhe_recommendation_action"
        action = self.env["ir.actions.act_window"]._for_xml_id(name)
        label = self.env._("Recommendations of the LHE")
        return [*ways, {"label": label, "action": action}]

    @api.model
    def _get_watched_work(self):
        return [*super()._get_watched_work(), *self._get_follow_up_work()]

    @api.model
    def _get_follow_up_work(self):
        """Return the open follow-ups of the agency, or of all; nothing where none is.

        What has no recommendation at all is no news.
        """
        scope = self._get_work_scope()
        items = self.env["sidocakep.lhe.recommendation"]
        if scope is None or not items.search_count(scope, limit=1):
            return []
        label = self.env._("Open Follow-ups")
        return [
            self._make_work(
                label,
                "sidocakep.lhe.recommendation",
                [*scope, ("state", "!=", "closed")],
                late=[("date_due", "<", "today")],
                action="sidocakep_base.sidocakep_lhe_recommendation_action",
            )
        ]
