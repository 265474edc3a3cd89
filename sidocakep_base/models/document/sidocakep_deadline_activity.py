"""Activities for who must act before a deadline: opened and closed by themselves."""

from odoo import models

ACTIVITY_DO = "sidocakep_base.mail_activity_type_deadline"


class SidocakepDeadline(models.Model):
    """One activity a row, from the day on which it is shown as due until it is done.

    A kind that asks in another way replaces ``DeadlineKind.update_activities``.
    """

    _name = "sidocakep.deadline"
    _inherit = "sidocakep.deadline"

    def _update_activities(self):
        """Open what is to be done, close what is done, as the kinds say."""
        for kind, rows in self._group_by_kind():
            kind.update_activities(rows)

    def _update_own_activities(self, users):
        """Ask who must act, and nobody where nothing is to be done.

        :param users: ``{row: user}``
        """
        activity_type = self.env.ref(ACTIVITY_DO)
        todays = self._get_todays()
        wanted = {
            row: users[row]
            for row in self
            if users.get(row)
            and row.active
            and not row.done_on
            and row.date_notice <= todays[row.tz]
        }
        activities = (
            self.env["mail.activity"]
            .sudo()
            .search(
                [
                    ("res_model", "=", self._name),
                    ("res_id", "in", self.ids),
                    ("activity_type_id", "=", activity_type.id),
                ]
            )
        )
        kept, done = {}, activities.browse()
        for activity in activities:
            row = self.browse(activity.res_id)
            if row in kept or wanted.get(row) != activity.user_id:
                done |= activity
                continue
            kept[row] = activity
            if activity.date_deadline != row.date_due:
                activity.date_deadline = row.date_due
        done._action_done()
        self._open_activities(
            activity_type,
            [
                (row, user, row.date_due, row._get_activity_values(user))
                for row, user in wanted.items()
                if row not in kept
            ],
        )

    def _get_activity_values(self, user):
        """Return the words of an activity in the language of who reads it."""
        return {"summary": self.with_context(lang=user.lang).display_name}

    def _open_activities(self, activity_type, wanted):
        """Create activities in one go, without a mail for each.

        :param wanted: list of ``(record, user, date, further values)``
        """
        if not wanted:
            return
        models_by_name = {
            name: self.env["ir.model"]._get_id(name)
            for name in {record._name for record, _user, _due, _vals in wanted}
        }
        self.env["mail.activity"].sudo().with_context(
            mail_activity_quick_update=True
        ).create(
            [
                {
                    "activity_type_id": activity_type.id,
                    "automated": True,
                    "date_deadline": due,
                    "res_id": record.id,
                    "res_model_id": models_by_name[record._name],
                    "summary": activity_type.with_context(
                        lang=user.lang or self.env.lang
                    ).summary,
                    "user_id": user.id,
                    **vals,
                }
                for record, user, due, vals in wanted
            ]
        )
