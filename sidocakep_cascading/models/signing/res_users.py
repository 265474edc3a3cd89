from odoo import api, models

from .sidocakep_pk_reminder import WAITING_STATES
from .sidocakep_pk_todo import ACTIVITY_SIGN

LATE = [("my_activity_date_deadline", "<", "today")]


class ResUsers(models.Model):
    """Agreements that wait for a signature, and those that others have not signed."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_waiting_work(self):
        to_sign = self.env._("Agreements Waiting for My Signature")
        items = [
            self._make_work(
                to_sign,
                "sidocakep.pk",
                [("can_sign", "=", True)],
                late=LATE,
                activities=(ACTIVITY_SIGN,),
                action="sidocakep_cascading.sidocakep_pk_action_to_sign",
            )
        ]
        return [*super()._get_waiting_work(), *items]

    @api.model
    def _get_watched_work(self):
        items = super()._get_watched_work()
        scope = self._get_work_scope()
        unsigned = self.env._("Agreements Others Have Not Signed Yet")
        broken = self.env._("Signed Agreements That Are Not Intact")
        if scope is not None:
            items.append(
                self._make_work(
                    unsigned,
                    "sidocakep.pk",
                    [
                        *scope,
                        ("state", "in", list(WAITING_STATES)),
                        ("can_sign", "=", False),
                        # what one is asked for oneself does not wait for others
                        "!",
                        ("activity_ids.user_id", "=", self.env.uid),
                    ],
                    action="sidocakep_cascading.sidocakep_pk_action_waiting",
                )
            )
        if self.env["sidocakep.pk.verification"].has_access("read"):
            items.append(
                self._make_work(
                    broken,
                    "sidocakep.pk.verification",
                    [("state", "=", "broken")],
                    action="sidocakep_cascading.sidocakep_pk_verification_action",
                )
            )
        return items

    @api.model
    def _get_told_users(self, today):
        """Leave out who was reminded today of what is to be signed."""
        reminded = self.env["sidocakep.pk"].sudo()
        reminded = reminded.search([("reminded_on", "=", today)])
        return super()._get_told_users(today) | reminded.waiting_user_id
