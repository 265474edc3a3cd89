"""One letter a day about all that waits."""

from datetime import timedelta

from odoo import api, fields, models

#: Days before the last one on which somebody is reminded of what has a day of its own.
REMINDERS = (7, 3, 1)
#: Days after the last one on which the superior reads of it first, and then how often.
TOLD_AFTER = 3
TOLD_EVERY = 7


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
        below = self._get_late_below()
        people = by_user.keys() | below.keys()
        remaining = len(people)
        cron._commit_progress(remaining=remaining)
        nothing = self.env["mail.activity"].sudo()
        for user in self.union(*people).sorted("id"):
            user._write_letter(by_user.get(user, nothing), below.get(user, nothing))
            remaining -= 1
            if not cron._commit_progress(1, remaining=remaining):
                break

    @api.model
    def _get_letter_activities(self):
        """Return ``{user: activities}`` of those who are to be written to today."""
        today = self.env.user._get_office_day()
        told = self._get_told_users(today)
        return {
            user: items
            for user, items in self._find_asked().grouped("user_id").items()
            if user not in told
            and user.work_letter_on != today
            and any(self._is_letter_day(item, today) for item in items)
        }

    @api.model
    def _find_asked(self, *domain):
        """Return what the program asks of people with a login, the oldest first."""
        return (
            self.env["mail.activity"]
            .sudo()
            .search(
                [
                    ("res_model", "=like", "sidocakep.%"),
                    ("user_id.active", "=", True),
                    ("user_id.share", "=", False),
                    *domain,
                ],
                order="date_deadline, id",
            )
        )

    @api.model
    def _get_late_below(self):
        """Return ``{user: activities}``: what is late of those below a superior today.

        He reads of something from three days after its last one on, and again where he
        was not told of it for a week: who is to do it was written to before, and a
        superior who reads of it daily reads it no more. His letter has all that is
        late, so that what follows comes in one letter too. A night on which no letter
        went out costs a day.
        """
        today = self.env.user._get_office_day()
        result = {}
        late = self._find_asked(
            ("date_deadline", "<=", today - timedelta(days=TOLD_AFTER))
        )
        told = self._get_told_users(today)
        for user, items in late.grouped("user_id").items():
            for superior in user._get_superior_users(today) - told:
                if superior.work_letter_on != today:
                    result[superior] = result.get(superior, items) | items
        last = today - timedelta(days=TOLD_EVERY)
        return {
            superior: items
            for superior, items in result.items()
            if any(
                not item.superior_told_on or item.superior_told_on <= last
                for item in items
            )
        }

    def _get_superior_users(self, day):
        """Return the logins of the direct superiors of the posts of the user.

        Of a vacant post above him, those of the next one that is held.
        """
        self.ensure_one()
        above = self._get_held_jobs().sudo().superior_id
        held = above.union(*above._get_nearest_held(day).values())
        holders = held._get_holders(day)
        users = self.union(
            *(holder.employee.user_id for job in held for holder in holders[job.id])
        )
        return users.filtered("active") - self

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

    def _write_letter(self, activities, below):
        """List in one letter what is asked of the user, and what is late below him."""
        self.ensure_one()
        self.work_letter_on = self.env.user._get_office_day()
        user = self.with_context(lang=self.lang)
        subject = user.env._("These documents wait for you")
        rows = user._get_letter_rows(activities)
        if not rows:
            subject = user.env._("These documents of your officials are late")
        # A superior reads of no document that he may not open.
        rows += user._get_letter_rows(below, readable=True)
        below.superior_told_on = self.env.user._get_office_day()
        if rows:
            self._send_letter(subject, rows, "/odoo/my-work")

    def _get_letter_rows(self, activities, readable=False):
        """Return ``[(document, what is asked, last day)]`` of activities.

        :param readable: of others: only what the user may read, with who is asked
        """
        self.ensure_one()
        there = {}
        for model, items in activities.grouped("res_model").items():
            documents = self.env[model].sudo().browse(items.mapped("res_id")).exists()
            if readable:
                own = documents.with_user(self)._filtered_access("read")
                documents = own.sudo()
            there[model] = documents
        rows = []
        for activity in activities.with_context(lang=self.lang):
            documents = there[activity.res_model]
            document = documents.browse(activity.res_id)
            if document in documents:
                what = activity.activity_type_id.name or activity.summary
                if readable:
                    what = f"{what}, {activity.user_id.name}"
                rows.append((document.display_name, what, activity.date_deadline))
        return rows
