"""Who is to act on a PK next, and is told so."""

from collections import defaultdict

from odoo import fields, models

from ...const import (
    DRAFT,
    HANDED_IN,
    ORGANISASI_GROUP,
    PROPOSED,
    RECEIVED,
    SIGNED,
    SIGNED_FIRST,
)

ACTIVITY_SIGN = "sidocakep_cascading.mail_activity_type_pk_sign"
ACTIVITY_HAND_IN = "sidocakep_cascading.mail_activity_type_pk_hand_in"
ACTIVITY_RECEIVE = "sidocakep_cascading.mail_activity_type_pk_receive"
ACTIVITY_PUT_IN_FORCE = "sidocakep_cascading.mail_activity_type_pk_put_in_force"
ACTIVITY_REVISE = "sidocakep_cascading.mail_activity_type_pk_revise"
STEP_ACTIVITIES = (
    ACTIVITY_SIGN,
    ACTIVITY_HAND_IN,
    ACTIVITY_RECEIVE,
    ACTIVITY_PUT_IN_FORCE,
    ACTIVITY_REVISE,
)


class SidocakepPk(models.Model):
    """Activities of a PK: one is open, for the person whose step it is."""

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    def _schedule_next(self):
        """Close what was to be done and ask the person who acts next."""
        result = super()._schedule_next()
        pks = self.sudo()
        pks.activity_feedback(list(STEP_ACTIVITIES))
        bearers = pks.filtered(lambda pk: pk.state == SIGNED)._get_bearers()
        receivers = pks.filtered(lambda pk: pk.state == HANDED_IN)._get_receivers()
        today = fields.Date.context_today(self)
        batches = defaultdict(pks.browse)
        for pk in pks:
            activity, user = {
                DRAFT: (ACTIVITY_REVISE, pk.user_id),
                PROPOSED: (ACTIVITY_SIGN, pk.user_id),
                SIGNED_FIRST: (ACTIVITY_SIGN, pk.second_user_id),
                SIGNED: (ACTIVITY_HAND_IN, bearers.get(pk.id)),
                HANDED_IN: (ACTIVITY_RECEIVE, receivers.get(pk.id)),
                RECEIVED: (ACTIVITY_PUT_IN_FORCE, pk.received_by_id),
            }.get(pk.state, (None, None))
            if user:
                batches[activity, user, max(pk.date_due or today, today)] |= pk
        for (activity, user, deadline), batch in batches.items():
            # One mail each for a whole pile would only be deleted.
            batch = batch.with_context(mail_activity_quick_update=len(batch) > 1)
            batch.activity_schedule(activity, date_deadline=deadline, user_id=user.id)
        return result

    def _get_bearers(self):
        """Return ``{pk id: user who hands it in}``: the secretary, else Pihak I."""
        jobs = self.env["hr.job"].search(
            [
                ("company_id", "in", self.company_id.ids),
                ("position_kind_id.code", "=", "secretary"),
            ]
        )
        holders = jobs._get_holders(fields.Date.context_today(self))
        users = {
            job.company_id.id: holder.employee.user_id
            for job in jobs
            for holder in holders.get(job.id, ())[:1]
        }
        return {
            pk.id: users.get(pk.company_id.id) or pk.employee_id.user_id for pk in self
        }

    def _get_receivers(self):
        """Return ``{pk id: user who answers for receiving it}``.

        Everybody of Bagian Organisasi sees what came in and may receive it; one of
        them is asked to, so that it is somebody's task: the one in the highest post.
        """
        if not self:
            return {}
        group = self.env.ref(ORGANISASI_GROUP)
        members = (group.user_ids or group.all_user_ids).filtered(
            lambda user: user.active and not user.share
        )
        employees = self.env["hr.employee"].sudo()
        employees = employees.search([("user_id", "in", members.ids)])
        rank = {
            employee.user_id: employee.job_id.position_kind_id.sequence
            for employee in employees
            if employee.job_id.position_kind_id
        }
        by_root = {}
        for user in members.sorted(
            lambda user: (rank.get(user, float("inf")), user.id)
        ):
            by_root.setdefault(user.company_id.root_id.id, user)
        return {pk.id: by_root.get(pk.company_id.root_id.id) for pk in self}
