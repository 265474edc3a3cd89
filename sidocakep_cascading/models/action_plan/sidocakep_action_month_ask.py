"""The bell: whoever answers for an action is asked in its month."""

from odoo import api, models

ACTIVITY_WORK = "sidocakep_cascading.mail_activity_type_action_month"


class SidocakepActionMonth(models.Model):
    """One activity for the work of a month, from its first day until it is reported."""

    _name = "sidocakep.action.month"
    _inherit = "sidocakep.action.month"

    @api.model
    def _cron_ask(self):
        """Ask for the work of the month that has begun."""
        today = self.env.user._get_office_day()
        domain = [
            ("plan_id.state", "=", "decided"),
            ("status", "=", "planned"),
            ("date_start", "<=", today),
            ("activity_ids", "=", False),
        ]
        self.search(domain)._ask()

    def _ask(self):
        """Ask who is responsible, once, where the month has begun."""
        kind = self.env.ref(ACTIVITY_WORK)
        today = self.env.user._get_office_day()
        wanted = []
        for row in self.sudo():
            user = row.responsible_id.user_id
            if user.active and row.date_start <= today and not row.activity_ids:
                summary = row.action_id.display_name
                wanted.append((row, user, row.date_end, {"summary": summary}))
        self.env["sidocakep.deadline"]._open_activities(kind, wanted)

    def _close_asked(self):
        """Close what asked for work that is reported."""
        done = self.sudo().filtered(lambda row: row.status not in ("planned", "doing"))
        done.activity_feedback([ACTIVITY_WORK])
