"""What the login of an official lacks for the posts that he holds today."""

from typing import NamedTuple

#: States of a login, by the first that holds.
NONE, ARCHIVED, NO_ROLE, TOO_LOW = "none", "archived", "no_role", "too_low"
ELSEWHERE, BEYOND, OPEN = "elsewhere", "beyond", "open"
#: Its official cannot do the work of his post.
LACKING = frozenset({NONE, ARCHIVED, NO_ROLE, TOO_LOW, ELSEWHERE})
#: What of it is mended on the login itself.
MENDED = frozenset({NO_ROLE, TOO_LOW, ELSEWHERE, BEYOND})


class LoginState(NamedTuple):
    """An official with a post today, and his login; the records are sudo.

    :param employee: the official
    :param job: his post, the definitive one before one that he acts in
    :param agencies: of all his posts
    :param user: his login, or none
    :param needed: the roles that the posts need: one, as a rule
    :param missing: those of them that no role of the login covers
    :param surplus: the roles of the login that no post explains
    :param status: one of the states above
    """

    employee: object
    job: object
    agencies: object
    user: object
    needed: object
    missing: object
    surplus: object
    status: str

    def _find_status(self, active, has_role, home_id, allowed):
        if not self.user:
            return NONE
        if not active:
            return ARCHIVED
        if not has_role:
            return NO_ROLE
        if self.missing:
            return TOO_LOW
        if not set(self.agencies.ids) <= set(allowed):
            return ELSEWHERE
        # A login of an office may be at home in the government.
        home = self.agencies.browse(home_id)
        if home.parent_id and home not in self.agencies:
            return ELSEWHERE
        return BEYOND if self.surplus else OPEN

    def waits(self):
        """Tell whether who gives out logins is waited for.

        Not everybody has a login: who has a structural position, or heads a unit.
        """
        if self.status in (NONE, ARCHIVED):
            return self.job.position_kind_id.is_structural or self.job.heads_agency
        return self.status in MENDED
