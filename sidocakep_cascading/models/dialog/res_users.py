from odoo import api, models

from odoo.addons.sidocakep_base.models.document.follow_up_mixin import ANSWERED

from .sidocakep_dialog import DRAFT
from .sidocakep_dialog_follow_up import ACTIVITY_FOLLOW_UP


class ResUsers(models.Model):
    """Follow-ups of dialogs on the first screen: those that were answered.

    What one has to hold, decide or do is asked by activities, which stand there; what
    is open is counted with other follow-ups (``overview/res_users.py``).
    """

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_waiting_work(self):
        """Add the answers that the user looks at: those of his own dialogs."""
        items = [*super()._get_waiting_work(), *self._get_meeting_work()]
        posts = self.env.user._get_held_jobs()
        if not posts:
            return items
        answered = self.env["sidocakep.dialog.follow_up"].search(
            [
                ("state", "=", ANSWERED),
                ("answered_by_id", "!=", self.env.uid),
                *("|", ("job_id", "in", posts.ids)),
                ("job_id.superior_id", "in", posts.ids),
            ]
        )
        mine = answered.filtered(lambda item: item._get_reviewing_job() in posts)
        label = self.env._("Answers to Follow-ups to Look At")
        return [
            *items,
            self._make_work(
                label,
                "sidocakep.dialog.follow_up",
                [("id", "in", mine.ids)],
                action="sidocakep_cascading.sidocakep_dialog_follow_up_action",
            ),
        ]

    @api.model
    def _get_meeting_work(self):
        """Return the minutes that the user writes, and the meetings he is invited to.

        The superior has his activity; who writes does not find the meeting twice.
        """
        writes = [
            ("state", "=", DRAFT),
            ("note_taker_id.user_id", "=", self.env.uid),
            ("submitted_on", "=", False),
        ]
        invited = [
            ("state", "=", DRAFT),
            ("meeting_date", ">=", "today"),
            ("attendee_ids.employee_id.user_id", "=", self.env.uid),
            ("job_id", "not in", self.env.user._get_held_jobs().ids),
            *("|", ("note_taker_id", "=", False)),
            ("note_taker_id.user_id", "!=", self.env.uid),
        ]
        action = "sidocakep_cascading.sidocakep_dialog_action"
        return [
            self._make_work(
                self.env._("Minutes of Dialogs to Write"),
                "sidocakep.dialog",
                writes,
                action=action,
            ),
            self._make_work(
                self.env._("Meetings You Are Invited to"),
                "sidocakep.dialog",
                invited,
                action=action,
            ),
        ]

    @api.model
    def _get_reminded_kinds(self):
        return [*super()._get_reminded_kinds(), ACTIVITY_FOLLOW_UP]
