"""What a team is on a day, and who its members are then."""

from odoo import api, models

from .sidocakep_profile import CARRY
from .team import (
    CARRIED,
    IN_FORCE,
    LAPSED,
    MISSING,
    MONEV,
    TEAM_GROUPS,
    Standing,
)


class SidocakepTeam(models.Model):
    """Asked by every step that belongs to a team; nothing of it is stored.

    Answers for callers without rights on the teams: who is in them is no secret, and a
    step must not fail because the one who takes it may not read a decree.
    """

    _name = "sidocakep.team"
    _inherit = "sidocakep.team"

    @api.model
    def _get_standing(self, kind, company, day):
        """Return the :class:`Standing` of a team of the government or an agency."""
        standings = self._find_standings(
            [("kind", "=", kind), ("company_id", "=", company.id)], day
        )
        return standings.get((company.id, kind), Standing(self.browse(), MISSING))

    @api.model
    def _find_standings(self, domain, day):
        """Return ``{(company id, kind): Standing}`` of the teams that ever began."""
        teams = self.sudo().search(
            [
                *domain,
                ("state", "in", ("recorded", "replaced")),
                ("date_start", "<=", day),
            ],
            order="version, id",
        )
        latest = {(team.company_id.id, team.kind): team for team in teams}
        return {key: team._make_standing(day) for key, team in latest.items()}

    def _make_standing(self, day):
        self.ensure_one()
        if not self.date_end or day <= self.date_end:
            return Standing(self, IN_FORCE)
        profile = self.company_id._get_profile(day).sudo()
        return Standing(self, CARRIED if profile.team_lapse == CARRY else LAPSED)

    @api.model
    def _get_users_by_group(self, day):
        """Return ``{xml id of a group: logins that have it by a team on a day}``."""
        users = {group: self.env["res.users"].sudo() for group in TEAM_GROUPS.values()}
        for (_company_id, kind), standing in self._find_standings([], day).items():
            if standing.has_rights:
                members = standing.team.member_ids._get_users(day)
                users[TEAM_GROUPS[kind]] |= standing.team._filter_entitled(members, day)
        return users

    def _filter_entitled(self, users, day):
        """Return those of the members to whom the right is given.

        The right of a compiling team of an agency is to prepare what is of one's own
        agency: whoever holds a post elsewhere too would have it there.
        """
        self.ensure_one()
        if not self.company_id.parent_id:
            return users
        own = (self.company_id.id,)
        return users.filtered(lambda user: user._get_own_agency_ids(day) == own)

    @api.model
    def _get_accepting_users(self, agency, day):
        """Return the logins that may accept what an agency measured, on a day.

        Empty where there is no team, or its decree has lapsed and acceptance waits. A
        member accepts nothing of an agency in which he holds a post that day, nor of a
        unit below it.
        """
        government = agency.sudo().root_id
        return self._get_entitled_users(MONEV, government, day).filtered(
            lambda user: self._is_foreign(user, agency, day)
        )

    @api.model
    def _filter_accepted(self, agencies, day):
        """Return those of the agencies of which the current user accepts, on a day."""
        result = agencies.browse()
        user = self.env.user
        for government, items in agencies.sudo().grouped("root_id").items():
            if user in self._get_entitled_users(MONEV, government, day):
                result |= items.filtered(
                    lambda agency: self._is_foreign(user, agency, day)
                )
        return result.with_env(self.env)

    @api.model
    def _get_entitled_users(self, kind, company, day):
        """Return the logins of the members of a team that has its rights on a day."""
        standing = self._get_standing(kind, company, day)
        if not standing.has_rights:
            return self.env["res.users"].sudo()
        return standing.team.member_ids._get_users(day)

    @api.model
    def _is_foreign(self, user, agency, day):
        """Tell whether a user holds no post in an agency on a day, nor above a unit."""
        agency = agency.sudo()
        own = {agency.id, *(agency.parent_ids - agency.root_id).ids}
        return own.isdisjoint(user._get_own_agency_ids(day))
