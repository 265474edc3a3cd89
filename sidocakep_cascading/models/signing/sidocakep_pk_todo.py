"""Who is to act on a PK next, and is told so."""

from odoo import models
from odoo.tools.translate import LazyTranslate

from odoo.addons.sidocakep_base.models.document.workflow_office import OfficeStep
from odoo.addons.sidocakep_base.models.organisation.official import ASSISTANT, RECEIVER

from ...const import (
    DRAFT,
    HANDED_IN,
    PROPOSED,
    RECEIVED,
    SIGNED,
    SIGNED_FIRST,
)

_lt = LazyTranslate(__name__)

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

    # Who signs is followed as a party, see ``sidocakep_pk_follow.py``.
    _asked_of = {ACTIVITY_HAND_IN: "_get_bearers", ACTIVITY_RECEIVE: "_get_receivers"}
    _office_steps = {
        "receive": OfficeStep(
            _lt("Agreements to Receive"),
            "sidocakep_cascading.sidocakep_pk_action_to_receive",
            activities=(ACTIVITY_RECEIVE,),
        ),
    }

    def _schedule_next(self):
        """Close what was to be done and ask the person who acts next."""
        result = super()._schedule_next()
        pks = self.sudo()
        bearers = pks.filtered(lambda pk: pk.state == SIGNED)._get_bearers()
        receivers = pks.filtered(lambda pk: pk.state == HANDED_IN)._get_receivers()
        vacant = pks._get_vacant_posts()
        signers = {pk.id: pk.waiting_user_id for pk in pks if pk.id not in vacant}
        today = self.env.user._get_office_day()
        asked = {}
        for pk in pks:
            activity, user = {
                DRAFT: (ACTIVITY_REVISE, pk.user_id),
                PROPOSED: (ACTIVITY_SIGN, signers.get(pk.id)),
                SIGNED_FIRST: (ACTIVITY_SIGN, signers.get(pk.id)),
                SIGNED: (ACTIVITY_HAND_IN, bearers.get(pk.id)),
                HANDED_IN: (ACTIVITY_RECEIVE, receivers.get(pk.id)),
                RECEIVED: (ACTIVITY_PUT_IN_FORCE, pk.received_by_id),
            }.get(pk.state, (None, None))
            asked[pk.id] = (activity, user, max(pk.date_due or today, today))
        self._hand_over(STEP_ACTIVITIES, asked | self._find_asked_instead())
        return result

    def _find_asked_instead(self):
        """Return ``{pk id: (type, user, day)}`` where another act comes first.

        Extended by what finds that the next step of the way could not be taken.
        """
        return {}

    def _get_next_text(self):
        """Say who acts next on the way to being in force."""
        pk = self.sudo()
        name = pk.waiting_name
        if pk.state == SIGNED:
            bearer = pk._get_bearers().get(pk.id)
            name = bearer and bearer.name
        return {
            PROPOSED: pk.env._("%s signs next, as Party I.", name),
            SIGNED_FIRST: pk.env._("%s signs next, as Party II.", name),
            SIGNED: pk.env._("%s hands it in next.", name or pk.company_id.name),
            HANDED_IN: pk.env._("Bagian Organisasi receives it next."),
            RECEIVED: pk.env._("Bagian Organisasi puts it in force next."),
        }.get(pk.state, "")

    def _get_bearers(self):
        """Return ``{pk id: user who hands it in}``.

        Who helps the head to coordinate, else Pihak I.
        """
        day = self.env.user._get_office_day()
        officials = self.job_id._get_officials(ASSISTANT, day, asked=True)
        return {
            pk.id: officials[pk.job_id.id].user
            if pk.job_id.id in officials
            else pk.employee_id.user_id
            for pk in self
        }

    def _get_receivers(self):
        """Return ``{pk id: user of Bagian Organisasi who is asked to receive it}``."""
        day = self.env.user._get_office_day()
        officials = self.company_id._get_officials(RECEIVER, day)
        return {
            pk.id: officials[pk.company_id.id].user
            for pk in self
            if pk.company_id.id in officials
        }
