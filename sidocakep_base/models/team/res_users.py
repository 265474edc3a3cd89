from odoo import SUPERUSER_ID, Command, api, models

#: What a login keeps that had no right but that of its team.
LEFT_GROUP = "sidocakep_base.group_employee"


class ResUsers(models.Model):
    """A login has the group of a team on the days on which its official is a member."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model_create_multi
    def create(self, vals_list):
        groups = self.env["res.groups"]
        before = groups._get_team_rights()
        users = super().create(vals_list)
        groups._check_team_rights(before)
        return users

    def write(self, vals):
        if "group_ids" not in vals:
            return super().write(vals)
        groups = self.env["res.groups"]
        before = groups._get_team_rights()
        result = super().write(vals)
        groups._check_team_rights(before)
        return result

    def copy(self, default=None):
        """A copy of a login is in no team."""
        if "group_ids" in (default or {}):
            return super().copy(default)
        given = self.env["res.groups"]._get_team_groups()
        copies = self.browse()
        for user in self:
            left = [Command.set((user.group_ids - given).ids)]
            copies |= super(ResUsers, user).copy({**(default or {}), "group_ids": left})
        return copies

    @api.model
    def _cron_follow_teams(self):
        """Give and take what begins and ends today, though nobody wrote anything."""
        self._follow_teams()

    @api.model
    def _follow_teams(self):
        """Let exactly the members of today have the groups of the teams."""
        day = self._get_office_day()
        wanted = self.env["sidocakep.team"].sudo()._get_users_by_group(day)
        for xmlid, users in wanted.items():
            # As the superuser, for whom alone the groups are open.
            group = self.env.ref(xmlid).with_user(SUPERUSER_ID)
            have = group.with_context(active_test=False).user_ids
            users = users.with_env(group.env)
            (users - have).write({"group_ids": [Command.link(group.id)]})
            (have - users)._leave_team(group)

    def _leave_team(self, group):
        """Take the group of a team; a login that had no other stays one of ours."""
        internal = self.env.ref("base.group_user")
        for user in self:
            left = user.group_ids - group
            commands = [Command.unlink(group.id)]
            if internal not in left | left.all_implied_ids:
                commands.append(Command.link(self.env.ref(LEFT_GROUP).id))
            user.write({"group_ids": commands})
