"""Pihak I signed and left: Pihak II is not asked for a signature that is refused."""

from odoo import api, models

from odoo.addons.sidocakep_base.models.organisation.official import COORDINATOR

from ...const import SIGNED_FIRST
from .sidocakep_pk_todo import ACTIVITY_REVISE, ACTIVITY_SIGN


class SidocakepPk(models.Model):
    """A PK is a person's promise: whoever left does not keep it.

    Who coordinates the agreements of the agency is asked to have it drawn up again for
    who holds the post. While a Plh stands in nobody has left.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    def _filter_left(self):
        """Return those whose Pihak I has signed and holds the post no more."""
        waiting = self.filtered(lambda pk: pk.state == SIGNED_FIRST)
        holders = waiting._get_holders_today("job_id", appointed=True)
        return waiting.filtered(
            lambda pk: (
                pk.sudo().employee_id not in [item.employee for item in holders[pk]]
            )
        )

    def _schedule_next(self):
        """Nobody is asked to sign what is drawn up again."""
        result = super()._schedule_next()
        left = self.sudo()._filter_left()
        day = self.env.user._get_office_day()
        coordinators = left._find_official(COORDINATOR)
        asked = {
            key: (ACTIVITY_REVISE, user, day) for key, user in coordinators.items()
        }
        left._take_back_asked([ACTIVITY_SIGN])
        left._hand_over([ACTIVITY_REVISE], asked)
        return result

    def _filter_wrongly_asked(self):
        """Of what is drawn up again, those on which a signature is still asked for."""
        left = self._filter_left()
        kind = self.env.ref(ACTIVITY_SIGN)
        still = left.filtered(lambda pk: kind in pk.activity_ids.activity_type_id)
        return super(SidocakepPk, self - left)._filter_wrongly_asked() | still

    def action_sign(self):
        """Say before the password is asked for that it cannot be signed."""
        left = self.sudo()._filter_left()
        holders = left._get_holders_today("job_id", appointed=True)
        for pk in left:
            pk._check_first_party(holders[pk])
        return super().action_sign()

    @api.depends("state")
    @api.depends_context("lang", "uid")
    def _compute_turn_text(self):
        """Name who left instead of whose turn it would be."""
        result = super()._compute_turn_text()
        for pk in self._origin._filter_left():
            own = self.filtered(lambda item, pk=pk: item._origin == pk)
            own.turn_text = self.env._(
                "%(person)s, who signed as Party I, does not hold %(job)s any more. "
                "Return it; it is drawn up again for who holds the position.",
                person=pk.first_name,
                job=pk.sudo().job_id.name,
            )
        return result
