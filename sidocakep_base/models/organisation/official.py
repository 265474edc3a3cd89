"""Who answers for what in an agency: the roles of the regulations, as positions.

Who *may* take a step is a matter of rights, see ``security/``. Who is *asked* to take
it, or named as answering for it, is read here and nowhere else.
"""

from typing import NamedTuple

#: Heads the government or the agency; coordinates the strategy map, the agreements and
#: the action plans and answers for them (Paser 23/2016 art. 3(1), 4(1), 6(2), 9(1)).
HEAD = "head"
#: Helps the head to coordinate: the Sekretaris of the agency, in the Setda the Asisten
#: whose field it is (Paser 23/2016 art. 4(2), 6(3), 7(1)).
ASSISTANT = "assistant"
#: Is asked to have the agreements drawn up, signed and revised: who helps the head, and
#: the head where nobody does (Paser 23/2016 art. 4(1), 4(2)).
COORDINATOR = "coordinator"
#: Answers for the performance data of the agency: its Sekretaris. Where there is none,
#: the head, who decides how data are collected (Paser 23/2016 art. 8(1), 8(3)).
GUARDIAN = "guardian"
#: Receives for Bagian Organisasi what the agencies hand in (Gunung Mas 24/2024
#: art. 7(4); Paser 23/2016 art. 7(3)).
RECEIVER = "receiver"

#: Reviews the plans of the agencies and keeps those of the government: Bappeda (Gunung
#: Mas 24/2024 art. 5(1)).
PLANNER = "planner"

#: Reviews the report of the government before the head of region signs it: Inspektorat
#: (PermenPANRB 53/2014).
REVIEWER = "reviewer"

HEAD_KINDS = ("head_of_region", "sekda", "head")
ASSISTANT_KINDS = ("asisten", "secretary")
#: Role > kinds of position in the order in which they answer. A kind belongs to one
#: sort of company (``sidocakep.position.kind.scope``): the head of a government is the
#: head of region, that of the Setda the Sekda.
ROLES = {
    HEAD: HEAD_KINDS,
    ASSISTANT: ASSISTANT_KINDS,
    COORDINATOR: (*ASSISTANT_KINDS, *HEAD_KINDS),
    GUARDIAN: ("secretary", *HEAD_KINDS),
}
#: An Asisten answers for the positions below his and for no others ("Asisten ... yang
#: membidangi", Paser 23/2016 art. 4(2)): never for the Setda as a whole, whose
#: coordinator is the Sekda (art. 4(1)).
KINDS_OF_A_FIELD = frozenset({"asisten"})
#: No kind of position says which unit is Bagian Organisasi, Bappeda or Inspektorat: its
#: people have the group.
OFFICE_GROUPS = {
    RECEIVER: "sidocakep_base.group_organisasi",
    PLANNER: "sidocakep_base.group_bappeda",
    REVIEWER: "sidocakep_base.group_inspektorat",
}


class Official(NamedTuple):
    """Who answers for something on a day. The records are sudo, see :class:`Holder`.

    :param job: the position, ``hr.job``
    :param employee: who holds it on the day, ``hr.employee``; empty where it is vacant
    :param user: the active login of the employee that is allowed in the agency, else
        empty: an activity would reach nobody
    :param capacity: ``definitif``, ``pj``, ``plt`` or ``plh``; ``False`` where vacant
    """

    job: object
    employee: object
    user: object
    capacity: object

    @property
    def title(self):
        """The title as printed, e.g. ``Plt. Kepala Dinas Kesehatan``.

        Empty for a login of an office that holds no position.
        """
        if not self.job:
            return ""
        if self.capacity:
            return self.job._get_printed_title(self.capacity)
        return self.job._get_printed_title()


def choose(officials, asked):
    """Return the first of ``officials`` who answers, or ``None``.

    :param officials: one for each holder, and one for each vacant position, in order
    :param asked: only whom a login reaches; else a vacant position answers where none
        is held
    """
    if asked:
        return next((official for official in officials if official.user), None)
    held = next((official for official in officials if official.employee), None)
    return held or next(iter(officials), None)
