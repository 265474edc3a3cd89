from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import AccessError

from .team import TEAM_GROUPS

#: What of a group says who has it.
MEMBER_FIELDS = frozenset({"all_user_ids", "implied_by_ids", "implied_ids", "user_ids"})


class ResGroups(models.Model):
    """The rights of a team follow from its decree: nobody gives or takes them by hand.

    Neither on the login nor on the group, nor by another group that implies them.
    """

    _name = "res.groups"
    _inherit = "res.groups"

    @api.model_create_multi
    def create(self, vals_list):
        before = self._get_team_rights()
        groups = super().create(vals_list)
        self._check_team_rights(before)
        return groups

    def write(self, vals):
        if not MEMBER_FIELDS & vals.keys():
            return super().write(vals)
        before = self._get_team_rights()
        result = super().write(vals)
        self._check_team_rights(before)
        return result

    @api.model
    def _get_team_groups(self):
        """Return the groups that a team gives; sudo."""
        found = (
            self.env.ref(xmlid, raise_if_not_found=False)
            for xmlid in TEAM_GROUPS.values()
        )
        return self.sudo().browse([group.id for group in found if group])

    @api.model
    def _get_team_rights(self):
        """Return who has the groups of the teams, by himself and by other groups."""
        groups = self._get_team_groups().with_context(active_test=False)
        return {
            group: (set(group.user_ids.ids), set(group.implied_by_ids.ids))
            for group in groups
        }

    @api.model
    def _check_team_rights(self, before):
        """Refuse a change of who has them that is not the program's own."""
        if self.env.uid == SUPERUSER_ID:
            return
        after = self._get_team_rights()
        changed = [group for group in after if after[group] != before.get(group)]
        if changed:
            raise AccessError(
                self.env._(
                    "%(group)s is given by the decree of the team, from its first day "
                    "to its last. Record the position or the person in the team under "
                    "Organisation > Teams.",
                    group=changed[0].name,
                )
            )
