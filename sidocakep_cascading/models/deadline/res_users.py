from odoo import api, models

from ...const import DOCUMENT_PK, DRAFT
from .pk_deadline_kind import PkDeadlineKind
from .sidocakep_deadline_activity import (
    ACTIVITY_DRAW_UP,
    ACTIVITY_PROPOSE,
    ACTIVITY_REVISE,
)


class ResUsers(models.Model):
    """Agreements to draw up, and the own one not proposed yet or come back."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_waiting_work(self):
        posts = self.env.user._get_held_jobs().ids
        own = [("user_id", "=", self.env.uid), ("job_id", "in", posts)]
        label = self.env._("My Agreements to Propose")
        draft = self._make_work(
            label,
            "sidocakep.pk",
            [*own, ("state", "=", DRAFT)],
            late=[("due_status", "=", "late")],
            activities=(ACTIVITY_REVISE, ACTIVITY_PROPOSE),
            action="sidocakep_cascading.sidocakep_pk_action_my",
        )
        return [
            draft,
            self._get_renewal_work(),
            *self._get_draw_up_work(),
            *super()._get_waiting_work(),
        ]

    @api.model
    def _get_renewal_work(self):
        """Return the agreements that the user is asked to mend, and that are not his.

        Or are his and wait for a signature: those whose post changed hands.
        """
        kind = self.env.ref(ACTIVITY_REVISE)
        asked = [("user_id", "=", self.env.uid), ("activity_type_id", "=", kind.id)]
        label = self.env._("Agreements Whose Parties Changed")
        return self._make_work(
            label,
            "sidocakep.pk",
            [
                ("activity_ids", "any", asked),
                "|",
                ("state", "!=", DRAFT),
                ("user_id", "!=", self.env.uid),
            ],
            action="sidocakep_cascading.sidocakep_pk_action_waiting",
        )

    @api.model
    def _get_own_late_domain(self):
        """An agreement is late by its holder once it is there and asked of him."""
        own = super()._get_own_late_domain()
        documents = list(PkDeadlineKind.documents)
        asked = ("pk_id.activity_ids.user_id", "=", self.env.uid)
        return [*own, "|", ("document", "not in", documents), asked]

    @api.model
    def _get_draw_up_work(self):
        """Return the positions without a draft, where the user is asked for them.

        The one activity of an agency hangs on a row that may be done long since.
        """
        kind = self.env.ref(ACTIVITY_DRAW_UP)
        activities = self.env["mail.activity"].sudo()
        asked = activities.search(
            [("user_id", "=", self.env.uid), ("activity_type_id", "=", kind.id)]
        )
        if not asked:
            return []
        rows = self.env["sidocakep.deadline"].browse(asked.mapped("res_id")).sudo()
        label = self.env._("Agreements to Draw Up")
        item = self._make_work(
            label,
            "sidocakep.deadline",
            [
                ("company_id", "in", rows.company_id.ids),
                ("year", "in", rows.mapped("year")),
                ("document", "=", DOCUMENT_PK),
                ("done_on", "=", False),
                ("pk_id", "=", False),
            ],
            late=[("status", "=", "late")],
            activities=(ACTIVITY_DRAW_UP,),
            action="sidocakep_base.sidocakep_deadline_action",
        )
        return [item]
