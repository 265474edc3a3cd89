"""One letter a day about all that waits."""

from datetime import timedelta

from odoo import api, fields, models

#: Days before the last one on which somebody is reminded of what has a day of its own.
REMINDERS = (7, 3, 1)


class ResUsers(models.Model):
    """Who is asked for something is written to once a day at most.

    A letter goes out when something was asked since the day before, or when something
    is due or late: who knows of all of it already is left in peace.
    """

    _name = "res.users"
    _inherit = "res.users"

    work_letter_on = fields.Date(string="Last Letter About Work", copy=False)

    @api.model
    def _cron_write_letters(self):
        """Write to everybody from whom something is asked; one letter a person."""
        cron = self.env["ir.cron"]
        by_user = self._get_letter_activities()
        remaining = len(by_user)
        cron._commit_progress(remaining=remaining)
        for user, activities in by_user.items():
            user._write_letter(activities)
            remaining -= 1
            if not cron._commit_progress(1, remaining=remaining):
                break

    @api.model
    def _get_letter_activities(self):
        """Return ``{user: activities}`` of those who are to be written to today."""
        today = self.env.user._get_office_day()
        activities = self.env["mail.activity"].sudo()
        activities = activities.search(
            [
                ("res_model", "=like", "sidocakep.%"),
                ("user_id.active", "=", True),
                ("user_id.share", "=", False),
            ],
            order="date_deadline, id",
        )
        told = self._get_told_users(today)
        return {
            user: items
            for user, items in activities.grouped("user_id").items()
            if user not in told
            and user.work_letter_on != today
            and any(self._is_letter_day(item, today) for item in items)
        }

    @api.model
    def _is_letter_day(self, activity, today):
        """Tell whether a letter goes out today because of this activity.

        It is due or late, was asked since the day before, or is one of those whose
        person is reminded, a week, three days and a day before the last day.
        """
        yesterday = fields.Datetime.now() - timedelta(days=1)
        if activity.date_deadline <= today or activity.create_date >= yesterday:
            return True
        kinds = [self.env.ref(name) for name in self._get_reminded_kinds()]
        days = {today + timedelta(days=days) for days in REMINDERS}
        return activity.activity_type_id in kinds and activity.date_deadline in days

    @api.model
    def _get_reminded_kinds(self):
        """Return the xml ids of the activity types of which is reminded beforehand."""
        return []

    @api.model
    def _get_told_users(self, today):
        """Return the users who got another letter about their work today."""
        return self.browse()

    def _write_letter(self, activities):
        """List in one letter what these activities ask of the user."""
        self.ensure_one()
        self.work_letter_on = self.env.user._get_office_day()
        user = self.with_context(lang=self.lang)
        there = {
            model: user.env[model].sudo().browse(items.mapped("res_id")).exists()
            for model, items in activities.grouped("res_model").items()
        }
        rows = []
        for activity in activities.with_context(lang=self.lang):
            documents = there[activity.res_model]
            document = documents.browse(activity.res_id)
            if document in documents:
                what = activity.activity_type_id.name or activity.summary
                rows.append((document.display_name, what, activity.date_deadline))
        if rows:
            subject = user.env._("These documents wait for you")
            self._send_letter(subject, rows, "/odoo/my-work")
