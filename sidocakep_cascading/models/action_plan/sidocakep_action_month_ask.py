"""The bell: whoever answers for an action is asked in its month."""

from odoo import api, models

from odoo.addons.sidocakep_base.models.organisation.official import COORDINATOR, HEAD

ACTIVITY_WORK = "sidocakep_cascading.mail_activity_type_action_month"


class SidocakepActionMonth(models.Model):
    """One activity for the work of a month, from its first day until it is reported."""

    _name = "sidocakep.action.month"
    _inherit = "sidocakep.action.month"

    @api.model
    def _cron_ask(self):
        """Ask for the work of the month that has begun; who has left, no more."""
        today = self.env.user._get_office_day()
        begun = self.search(
            [
                ("plan_id.state", "=", "decided"),
                ("status", "in", ["planned", "doing"]),
                ("date_start", "<=", today),
            ]
        )
        asked = begun.filtered("activity_ids")
        gone = asked._find_gone(today)
        asked.filtered(
            lambda row: (
                row.responsible_id in gone
                and row.activity_ids.user_id & row.responsible_id.user_id
            )
        ).activity_unlink([ACTIVITY_WORK])
        begun.filtered(lambda row: not row.activity_ids)._ask()

    def _ask(self):
        """Ask who is responsible, once, where the month has begun.

        Of one whose contract or last post has ended the Sekretaris is asked, who names
        another; where there is none the head.
        """
        kind = self.env.ref(ACTIVITY_WORK)
        today = self.env.user._get_office_day()
        gone = self._find_gone(today)
        companies = self.sudo().plan_id.company_id
        helped = companies._get_officials(HEAD, today, asked=True)
        helped |= companies._get_officials(COORDINATOR, today, asked=True)
        wanted = []
        for row in self.sudo():
            user = row.responsible_id.user_id
            if row.responsible_id in gone:
                official = helped.get(row.plan_id.company_id.id)
                user = official.user if official else user.browse()
            if user.active and row.date_start <= today and not row.activity_ids:
                summary = row.action_id.display_name
                wanted.append((row, user, row.date_end, {"summary": summary}))
        self.env["sidocakep.deadline"]._open_activities(kind, wanted)

    def _find_gone(self, day):
        """Return the responsible people who had a post and have none any more; sudo."""
        people = self.sudo().responsible_id
        history = self.env["sidocakep.position.history"].sudo()
        rows = history.search_fetch(
            [("employee_id", "in", people.ids)], ["employee_id", "date_end"]
        )
        here = rows.filtered(lambda row: not row.date_end or row.date_end >= day)
        gone = set(rows.employee_id.ids) - set(here.employee_id.ids)
        return people.filtered(lambda person: person.id in gone)

    def _close_asked(self):
        """Close what asked for work that is reported; only what was done says so."""
        reported = self.sudo().filtered(
            lambda row: row.status not in ("planned", "doing")
        )
        done = reported.filtered(lambda row: row.status == "done")
        done.activity_feedback([ACTIVITY_WORK])
        (reported - done).activity_unlink([ACTIVITY_WORK])
