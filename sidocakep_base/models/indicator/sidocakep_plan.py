from odoo import api, fields, models

from ...const import PLAN_OPEN_STATES
from ...engine.achievement.counting import Version, rank


class SidocakepPlan(models.Model):
    """The indicators and targets of a plan."""

    _name = "sidocakep.plan"
    _inherit = "sidocakep.plan"

    target_ids = fields.One2many("sidocakep.target", "plan_id", string="Targets")
    indicator_count = fields.Integer(
        string="Indicators", compute="_compute_indicator_count"
    )

    @api.depends("node_ids.indicator_ids")
    def _compute_indicator_count(self):
        for plan in self:
            plan.indicator_count = len(plan.node_ids.indicator_ids)

    def action_view_trend(self):
        """Show the targets by year, of this version and of those before and after."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_target_trend_action"
        )
        return action | {
            "display_name": self.env._("Targets: %(plan)s", plan=self.name),
            "domain": [("plan_id", "in", self._get_versions().ids)],
        }

    def action_view_indicators(self):
        """Show the indicators of the plan."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_indicator_action"
        )
        return action | {"domain": [("node_ids.plan_id", "=", self.id)], "context": {}}

    def _copy_parts_to(self, amendment):
        """Copy the targets after the nodes that they stand at."""
        result = super()._copy_parts_to(amendment)
        self.target_ids._copy_to_plan(amendment)
        return result

    def _rank_targets(self, year, day=None):
        """Return ``{plan id: what its targets of a year are sorted by}``.

        ``None`` stands for a version whose targets count for nothing: it is drafted
        while another one is decided for the year. At most three queries.

        :param day: as it was on that day by the dates of the documents
        """
        decided = self.browse()
        if drafts := self.filtered(lambda plan: not plan._is_decided_on(day)):
            decided = self.sudo().search(
                [
                    ("company_id", "in", drafts.company_id.ids),
                    ("state", "not in", PLAN_OPEN_STATES),
                ]
            )
        known = [plan._to_counted(day) for plan in decided]
        return {plan.id: rank(plan._to_counted(day), year, known) for plan in self}

    def _to_counted(self, day=None):
        """Return the version as the engine asks whether its targets count."""
        self.ensure_one()
        return Version(
            (self.company_id.id, self.kind),
            self.year_start,
            self.year_end,
            self.version,
            is_decided=self._is_decided_on(day),
            is_replaced=self._is_replaced_on(day),
            is_amending=bool(self.previous_id),
            ended_in=self.ended_on.year if self.ended_on else None,
        )
