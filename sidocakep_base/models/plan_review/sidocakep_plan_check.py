"""What is found wrong with a plan, and what of it stops the plan."""

from odoo import api, fields, models

from ...engine.finding import SEVERE, WARNING

#: Findings that a regulation leaves no room for. Gunung Mas 24/2024 annex A: the
#: Renstra contains tujuan, sasaran, program and kegiatan.
BLOCKING_KINDS = ("level_missing",)


class SidocakepPlan(models.Model):
    """Counts and shows the findings of a plan; stops it where the law does.

    What a regulation demands of the document itself blocks the review and the
    decision. All other findings are shown to whoever takes the step, and stay his to
    weigh: a chain has to be entered from one of its ends.
    """

    _name = "sidocakep.plan"
    _inherit = "sidocakep.plan"

    finding_count = fields.Integer(
        string="Findings", compute="_compute_finding_counts", compute_sudo=False
    )
    severe_finding_count = fields.Integer(
        string="Serious Findings", compute="_compute_finding_counts", compute_sudo=False
    )
    sees_findings = fields.Boolean(compute="_compute_sees_findings")

    @api.depends("state", "node_ids", "target_ids")
    @api.depends_context("uid")
    def _compute_finding_counts(self):
        counts = {
            (plan.id, severity): count
            for plan, severity, count in self.env["sidocakep.plan.finding"]._read_group(
                [("plan_id", "in", self._origin.ids)],
                ["plan_id", "severity"],
                ["__count"],
            )
        }
        for plan in self:
            severe = counts.get((plan._origin.id, SEVERE), 0)
            plan.severe_finding_count = severe
            plan.finding_count = severe + counts.get((plan._origin.id, WARNING), 0)

    @api.depends("company_id")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_sees_findings(self):
        """Tell whether the user is shown findings of the plan: of his agency, or all.

        A member of an agency reads the plan of the government, not what is wrong in it.
        """
        sees_all = self.env.user.has_group("sidocakep_base.group_read_all")
        for plan in self:
            plan.sees_findings = sees_all or plan.company_id in self.env.companies

    def action_view_findings(self):
        """Show what is found in the chain of this plan."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "sidocakep_base.sidocakep_plan_finding_action"
        )
        return action | {
            "display_name": self.env._("Findings: %(plan)s", plan=self.display_name),
            "domain": [("plan_id", "=", self.id)],
            "context": {"search_default_group_kind": 1},
        }

    def _get_missing_for_review(self):
        """Add what a regulation demands and the finding tells."""
        missing = super()._get_missing_for_review()
        findings = self.env["sidocakep.plan.finding"].sudo()
        blocking = findings.search(
            [
                ("plan_id", "=", self.id),
                ("kind", "in", BLOCKING_KINDS),
                ("severity", "=", SEVERE),
            ]
        )
        return missing + [finding.message for finding in blocking.with_env(self.env)]
