"""Pihak I signed and left: Pihak II is not asked for a signature that is refused."""

from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.models.organisation.official import COORDINATOR

from ...const import DRAFT, SIGNED_FIRST
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

    def _find_asked_instead(self):
        """Nobody is asked to sign what is drawn up again."""
        result = super()._find_asked_instead()
        left = self.sudo()._filter_left()
        coordinators = left._find_official(COORDINATOR)
        nobody = self.env["res.users"]
        for pk in left:
            user = coordinators.get(pk.id, nobody)
            result[pk.id] = (ACTIVITY_REVISE, user, pk._get_today())
        return result

    def _filter_wrongly_asked(self):
        """Of what another act comes first on, those on which not that one is asked.

        A draft is asked for of nobody, unless somebody is to mend it: that is he whose
        draft it is.
        """
        instead = self._find_asked_instead()
        kinds = self.env["mail.activity.type"].union(
            *map(self.env.ref, (ACTIVITY_SIGN, ACTIVITY_REVISE))
        )
        revise = self.env.ref(ACTIVITY_REVISE)
        wrong, rest = self.browse(), self.browse()
        for pk in self:
            open_steps = pk.activity_ids.filtered(
                lambda item: item.activity_type_id in kinds
            )
            asked = [(item.activity_type_id, item.user_id) for item in open_steps]
            if pk.id in instead:
                user = instead[pk.id][1]
                if asked != ([(revise, user)] if user else []):
                    wrong |= pk
            elif pk.state != DRAFT:
                rest |= pk
            elif any(user != pk.user_id for _kind, user in asked):
                wrong |= pk
        return super(SidocakepPk, rest)._filter_wrongly_asked() | wrong

    def action_sign(self):
        """Say before the password is asked for that it cannot be signed."""
        left = self.sudo()._filter_left()
        for text in left._say_outdated(left._find_renewable()).values():
            raise UserError(text)
        holders = left._get_holders_today("job_id", appointed=True)
        for pk in left:
            pk._check_first_party(holders[pk])
        return super().action_sign()

    @api.depends("state")
    @api.depends_context("lang", "uid")
    def _compute_turn_text(self):
        """Name who left instead of whose turn it would be."""
        result = super()._compute_turn_text()
        renewable = self._origin._find_renewable()
        for pk in self._origin._filter_left().filtered(lambda pk: pk not in renewable):
            own = self.filtered(lambda item, pk=pk: item._origin == pk)
            own.turn_text = self.env._(
                "%(person)s, who signed as Party I, does not hold %(job)s any more. "
                "Return it; it is drawn up again for who holds the position.",
                person=pk.first_name,
                job=pk.sudo().job_id.name,
            )
        return result
