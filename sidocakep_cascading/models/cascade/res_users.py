from odoo import api, models

from ...const import DRAFT, REPLACED


class ResUsers(models.Model):
    """What one hands down; holes in the cascade for who draws its agreements up.

    Who looks at all agencies follows them in Monitoring > Coverage, where a figure
    stands for each agency: one for all of them says nothing.
    """

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_waiting_work(self):
        """Add the own agreements of which a line reaches nobody who still drafts."""
        label = self.env._("Targets to Hand Down")
        item = self._make_work(
            label,
            "sidocakep.pk",
            [("id", "in", self._find_to_hand_down().ids)],
            action="sidocakep_cascading.sidocakep_pk_action_my",
        )
        return [*super()._get_waiting_work(), item]

    @api.model
    def _find_to_hand_down(self):
        """Return the own PKs with a line nobody carries and a draft directly below.

        Where all below have signed nothing can be handed down any more.
        """
        pks = self.env["sidocakep.pk"]
        own = pks.search(
            [
                ("user_id", "=", self.env.uid),
                ("state", "!=", REPLACED),
                ("line_ids", "any", [("child_line_ids", "=", False)]),
            ]
        )
        if not own:
            return own
        below = pks.sudo().search(
            [
                ("job_id.superior_id", "in", own.job_id.ids),
                ("year", "in", own.mapped("year")),
                ("state", "=", DRAFT),
            ]
        )
        places = {(pk.job_id.superior_id.id, pk.year) for pk in below}
        return own.filtered(
            lambda pk: (pk.job_id.id, pk.year) in places
        )._filtered_access("write")

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
