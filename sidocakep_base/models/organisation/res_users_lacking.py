from odoo import models

from .login import get_role
from .login_road_mixin import LOGIN_GROUP
from .login_state import ELSEWHERE, NO_ROLE, TOO_LOW

#: Names of administrators that a sentence names.
MOST_NAMES = 3


class ResUsers(models.Model):
    """An official who cannot act yet reads why, and who has to do something."""

    _name = "res.users"
    _inherit = "res.users"

    def _explain_lacking(self, groups=()):
        """Say what this login lacks for the posts of today and who gives it, if so.

        :param groups: xml ids: only if what it lacks is one of these groups
        """
        self.ensure_one()
        employees = self.env["hr.employee"]
        for government in self.sudo()._get_own_agencies().root_id:
            for state in employees._read_login_states(government, user=self):
                given = state.needed.all_implied_ids if groups else ()
                if groups and not any(self.env.ref(name) in given for name in groups):
                    continue
                if text := self._say_lacking(state):
                    return text
        return False

    def _get_missing_role(self, job):
        """Return the role (sudo) that a post needs and this login lacks, or none."""
        job = job.sudo()
        heads = job in job._find_unit_heads(job.company_id)
        needed = get_role(job.env, job.position_kind_id, heads=heads)
        cover = self.env["hr.employee"]._get_role_cover()
        held = self.sudo().group_ids.ids
        if any(needed.id in cover.get(role_id, ()) for role_id in held):
            return needed.browse()
        return needed

    def _say_lacking(self, state):
        if state.status not in (NO_ROLE, TOO_LOW, ELSEWHERE):
            return False
        words = {
            "job": state.job.name,
            "roles": ", ".join((state.missing or state.needed).mapped("name")),
            "agencies": ", ".join(
                (state.agencies - self.sudo().company_ids).mapped("name")
            ),
            "names": self._name_administrators(),
        }
        if state.status in (NO_ROLE, TOO_LOW):
            return self.env._(
                "You hold the position %(job)s, but your login does not have the role "
                "%(roles)s yet: what the position needs is still closed to you. The "
                "administrator gives it under Organisation > Logins of Officials. Ask "
                "%(names)s.",
                **words,
            )
        if state.status == ELSEWHERE and words["agencies"]:
            return self.env._(
                "You hold the position %(job)s, but your login is not open for "
                "%(agencies)s. The administrator opens it under Organisation > Logins "
                "of Officials. Ask %(names)s.",
                **words,
            )
        return False

    def _name_administrators(self):
        """Return who gives out logins, as far as he is a person: a name or three."""
        group = self.env.ref(LOGIN_GROUP).sudo()
        people = group.all_user_ids.filtered("active").sorted("id")[:MOST_NAMES]
        return ", ".join(people.mapped("name")) or self.env._("the administrator")
