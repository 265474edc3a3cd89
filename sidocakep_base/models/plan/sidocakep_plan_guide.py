"""The RPJMD that guides a Renstra: in force, of the same period, and carried."""

from odoo import api, models

from ...const import OBJECTIVE_LEVELS, PLAN_AMENDED, PLAN_DECIDED, PLAN_ENDED

#: An RPJMD named by the years of taking and leaving office begins a year earlier.
NEAR = 1


class SidocakepPlan(models.Model):
    """A Renstra is guided by the RPJMD. Gunung Mas 24/2024 art. 5(1).

    To name an RPJMD is not to be guided by it: it is of the same period, somebody has
    decided it, and the Renstra carries at least one of its tujuan or sasaran. Which of
    the objectives carry none is a finding each.
    """

    _name = "sidocakep.plan"
    _inherit = "sidocakep.plan"

    @api.onchange("company_id", "kind")
    def _onchange_guide(self):
        """Propose the RPJMD of the government, and its years, to a new Renstra."""
        if self._origin or self.kind != "renstra" or self.parent_plan_id:
            return
        guide = self.search(
            [
                ("kind", "=", "rpjmd"),
                ("company_id", "parent_of", self.company_id.ids),
                ("state", "not in", (PLAN_AMENDED, PLAN_ENDED)),
                ("year_end", ">=", self.env.user._get_office_day().year),
            ],
            limit=2,
        )
        if len(guide) == 1:
            self.parent_plan_id = guide
            self.year_start, self.year_end = guide.year_start, guide.year_end

    def _get_missing_for_review(self):
        missing = super()._get_missing_for_review()
        guide = self.parent_plan_id.sudo()
        rule = self.company_id._get_rule("plan_parent")
        if not rule or self.kind != "renstra" or not guide:
            return missing
        if not self._is_of_period(guide):
            missing.append(
                rule._cite(
                    self.env._(
                        "an RPJMD of the years %(start)s-%(end)s: %(rpjmd)s is of "
                        "another period",
                        start=self.year_start,
                        end=self.year_end,
                        rpjmd=guide.display_name,
                    )
                )
            )
        if not self._carries(guide):
            missing.append(
                rule._cite(
                    self.env._(
                        "a tujuan or sasaran that carries one of %(rpjmd)s: choose it "
                        "at the objective, in Supports RPJMD Node",
                        rpjmd=guide.display_name,
                    )
                )
            )
        return missing

    def _get_missing_for_decision(self):
        missing = super()._get_missing_for_decision()
        guide = self.parent_plan_id.sudo()
        rule = self.company_id._get_rule("plan_parent")
        decided = (PLAN_DECIDED, PLAN_AMENDED, PLAN_ENDED)
        if rule and self.kind == "renstra" and guide and guide.state not in decided:
            missing.append(
                rule._cite(
                    self.env._(
                        "the decision of %(rpjmd)s first", rpjmd=guide.display_name
                    )
                )
            )
        return missing

    def _is_of_period(self, guide):
        """Tell whether the years are those of the RPJMD."""
        return (
            abs(self.year_start - guide.year_start) <= NEAR
            and abs(self.year_end - guide.year_end) <= NEAR
        )

    def _carries(self, guide):
        """Tell whether an objective supports one of the RPJMD, in whichever version."""
        upper = (
            self.node_ids.sudo()
            .filtered(lambda node: node.level in OBJECTIVE_LEVELS)
            .upper_node_id
        )
        known = self.env["sidocakep.plan"].sudo()
        known = guide._get_versions() if guide else known
        return bool(upper.plan_id & known)
