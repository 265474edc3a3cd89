"""How an action plan is decided, and what that sets going."""

from odoo import models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.models.organisation.official import COORDINATOR, HEAD

from .sidocakep_profile_deadline import DOCUMENT_ACTION_PLAN

ACTIVITY_DECIDE = "sidocakep_cascading.mail_activity_type_action_plan_decide"


class SidocakepActionPlan(models.Model):
    """The plan is submitted to the head of the agency, who decides it.

    Paser 23/2016 art. 6(2), 6(3) and the second letter f of 6(4).
    """

    _name = "sidocakep.action.plan"
    _inherit = "sidocakep.action.plan"

    _step_activities = (ACTIVITY_DECIDE,)
    _asked_of = {ACTIVITY_DECIDE: HEAD}
    _drafter_roles = (COORDINATOR, COORDINATOR)
    _due_documents = (DOCUMENT_ACTION_PLAN,)

    def action_submit(self):
        """Put the draft before the head of the agency."""
        self._submit()
        self._hand_over([ACTIVITY_DECIDE], self._prepare_asked(ACTIVITY_DECIDE))
        return True

    def action_decide(self):
        """Put the plan in force; the version before becomes history."""
        heads = self._get_heads()
        day = self.env.user._get_office_day()
        for plan in self:
            head = heads.get(plan.company_id.id)
            plan._transition(
                "decide",
                {
                    "decided_on": day,
                    "decider_name": head and head.employee.name,
                    "decider_title": head and head.title,
                },
            )
        self._hand_over([ACTIVITY_DECIDE], {})
        self._schedule()
        deadlines = self.env["sidocakep.deadline"]
        deadlines._sync(self.company_id, self.mapped("year"))._update_activities()
        return True

    def _get_heads(self):
        """Return ``{company id: Official}``: who holds the post of the head today."""
        day = self.env.user._get_office_day()
        return self.company_id.sudo()._get_officials(HEAD, day)

    def _filter_headed(self):
        """Return the plans of the agencies that the user heads today."""
        heads = self._get_heads()
        return self.filtered(
            lambda plan: (
                plan.company_id.id in heads
                and heads[plan.company_id.id].employee.user_id == self.env.user
            )
        )

    def _check_submit(self):
        """Refuse a plan that its head could not decide, and say all that it lacks."""
        for plan in self:
            missing = plan._get_missing_for_decision()
            if missing:
                raise UserError(
                    self.env._(
                        "%(plan)s cannot be decided as it stands, so it is not "
                        "submitted yet. Complete first:\n%(missing)s",
                        plan=plan.display_name,
                        missing="\n".join(f"- {item}" for item in missing),
                    )
                )

    def _check_decide(self):
        """Refuse to decide a plan that is not complete, and say all of it."""
        for plan in self:
            missing = plan._get_missing_for_decision()
            if missing:
                raise UserError(
                    self.env._(
                        "%(plan)s cannot be decided yet. Complete first:\n%(missing)s",
                        plan=plan.display_name,
                        missing="\n".join(f"- {item}" for item in missing),
                    )
                )

    def _get_missing_for_decision(self):
        """Return in words what the plan lacks to be decided.

        Paser 23/2016 art. 6(4)a, 6(4)c, 6(4)d.
        """
        self.ensure_one()
        missing = []
        if not self.action_ids:
            missing.append(self.env._("at least one action"))
        for action in self.action_ids:
            missing += action._get_missing_for_decision()
        return missing + self._get_amendment_missing()

    def _get_next_text(self):
        if self.state != "draft" or not self.submitted_on:
            return ""
        return self.env._("The head of the agency decides it next.")

    # ------------------------------------------------------------------
    # The work of the months
    # ------------------------------------------------------------------

    def _schedule(self):
        """Bring the work of the months in line with a plan that was just decided.

        An action that an amendment goes on with takes its months along, with what was
        reported. What the amendment drops and nobody has done is cancelled with its
        reason; nothing is deleted.
        """
        months = self.env["sidocakep.action.month"].sudo()._with_workflow_bypass()
        # Not what a client put into the context: these rows are the program's.
        months = months.with_context(default_action_id=False, default_month=False)
        vals_list = []
        for plan in self.sudo():
            wanted = plan.action_ids._take_over_months()
            vals_list += [
                {"action_id": action.id, "month": month}
                for action, missing in wanted.items()
                for month in missing
            ]
            former = plan.previous_id.action_ids.month_ids
            former._drop(plan.amendment_reason)
        months.create(vals_list)._ask()
