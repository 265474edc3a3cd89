"""The teams that the regulations know, and what a team is on a day."""

from typing import NamedTuple

#: Compiles the documents of the government (Gunung Mas 24/2024 art. 4(2)).
COMPILER_GOVERNMENT = "compiler_government"
#: Compiles the documents of an agency (art. 4(2)).
COMPILER_AGENCY = "compiler_agency"
#: Measures and accepts what the agencies measured; of the government alone (art. 9(6)).
MONEV = "monev"

#: Kind > the group that its members have for as long as they are members.
TEAM_GROUPS = {
    COMPILER_GOVERNMENT: "sidocakep_base.group_compiler_government",
    COMPILER_AGENCY: "sidocakep_base.group_compiler_agency",
    MONEV: "sidocakep_base.group_monev",
}

#: The decree of the team holds on the day.
IN_FORCE = "in_force"
#: It has lapsed, and by the profile its members go on until the next one.
CARRIED = "carried"
#: It has lapsed: what comes in is received, and waits for a team.
LAPSED = "lapsed"
#: There never was one.
MISSING = "missing"


class Standing(NamedTuple):
    """What a team is on a day.

    :param team: the ``sidocakep.team`` whose decree holds or held last; empty where
        there was none
    :param state: one of the words above
    """

    team: object
    state: str

    @property
    def has_rights(self):
        """Whether its members act on the day."""
        return self.state in (IN_FORCE, CARRIED)
