from odoo import api, models

from .sidocakep_action_month_ask import ACTIVITY_WORK

MY_MONTH = "sidocakep_cascading.sidocakep_action_month_action_my"


class ResUsers(models.Model):
    """The work of the month waits; that of the subordinates is watched."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_waiting_work(self):
        own = ("responsible_id.user_id", "=", self.env.uid)
        joined = ("action_id.participant_ids.user_id", "=", self.env.uid)
        model, due = "sidocakep.action.month", self._get_month_domain()
        mine = self._make_work(
            self.env._("My Actions: This Month and Late"),
            model,
            [*due, own],
            late=[("is_late", "=", True)],
            activities=(ACTIVITY_WORK,),
            action=MY_MONTH,
        )
        # What others answer for is not late by who takes part in it.
        others = self._make_work(
            self.env._("Actions of Others That I Take Part In"),
            model,
            [*due, joined, "!", own],
            action=MY_MONTH,
        )
        return [*super()._get_waiting_work(), mine, others]

    @api.model
    def _get_month_domain(self):
        """Return what is to be done now: this month's work, and what is late."""
        return [
            ("plan_id.state", "=", "decided"),
            ("status", "in", ["planned", "doing"]),
            ("date_start", "<=", "today"),
        ]

    @api.model
    def _get_watched_work(self):
        """Late work of the agency, or of those whose superior the user is."""
        items = super()._get_watched_work()
        scope = self._get_work_scope()
        if scope is None:
            people = self._get_subordinates()
            if not people:
                return items
            scope = [("responsible_id", "in", people.ids)]
        label = self.env._("Late Work of the Action Plan")
        late = [*scope, ("plan_id.state", "=", "decided"), ("is_late", "=", True)]
        item = self._make_work(label, "sidocakep.action.month", late)
        # Whoever watches asks first whose work it is.
        item["action"]["context"] |= {"group_by": ["responsible_id"]}
        return [*items, item]

    @api.model
    def _get_subordinates(self):
        """Return the officials in the posts directly below the user's own."""
        jobs = self.env.user._get_held_jobs()
        domain = [("job_id.superior_id", "in", jobs.ids)]
        people = self.env["hr.employee"].sudo()
        return people.search(domain) if jobs else people
