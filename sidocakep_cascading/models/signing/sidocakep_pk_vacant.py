"""Nobody holds the post that signs next: nobody is asked, and the screens say so."""

from odoo import api, models

from ...const import PROPOSED, SIGNED_FIRST
from .sidocakep_pk_todo import ACTIVITY_SIGN

#: Whose post signs next in a state.
NEXT_POSTS = ((PROPOSED, "job_id"), (SIGNED_FIRST, "second_job_id"))


class SidocakepPk(models.Model):
    """Who left is not asked any more; HR fills the post, or records who acts in it.

    The PK names the one who left until somebody else is in office, so that nothing
    signed is voided for a vacancy of a few days.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    def _get_vacant_posts(self):
        """Return ``{pk id: the post that signs next}`` of those that nobody holds."""
        vacant = {}
        for state, field_name in NEXT_POSTS:
            pks = self.filtered(lambda pk, state=state: pk.state == state)
            holders = pks._get_holders_today(field_name)
            vacant |= {pk.id: pk.sudo()[field_name] for pk in pks if not holders[pk]}
        return vacant

    def _filter_wrongly_asked(self):
        """Return those that ask another for a signature than whose turn it is."""
        vacant = self._get_vacant_posts()
        kind = self.env.ref(ACTIVITY_SIGN)
        nobody = self.env["res.users"]
        return self.filtered(
            lambda pk: (
                pk.activity_ids.filtered(
                    lambda activity: activity.activity_type_id == kind
                ).user_id
                != (nobody if pk.id in vacant else pk.waiting_user_id)
            )
        )

    @api.depends("state")
    @api.depends_context("lang", "uid")
    def _compute_turn_text(self):
        """Name the empty post instead of a person who does not sign any more."""
        result = super()._compute_turn_text()
        vacant = self._origin._get_vacant_posts()
        for pk in self:
            job = vacant.get(pk._origin.id)
            if job:
                pk.turn_text = self.env._(
                    "Nobody holds %s. HR records who does, or who acts in it: that "
                    "person signs next.",
                    job.name,
                )
        return result
