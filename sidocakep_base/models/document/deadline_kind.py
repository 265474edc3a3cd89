"""What a kind of document tells the deadlines; each room registers its own."""

from typing import NamedTuple

from .deadline_clock import WHOLE_YEAR, Clock


class Owed(NamedTuple):
    """One document that is owed: which, by whom, from which clock.

    :param company: the agency in which it is owed
    :param owner: the record that owes it: a position, an agency, a plan ...
    :param employee: who makes it, as far as that is known
    :param is_personal: every person owes one; else whoever holds the place owes it
    """

    company: object
    owner: object
    year: int
    clock: Clock
    period: tuple = WHOLE_YEAR
    employee: object = None
    is_personal: bool = False

    @property
    def key(self):
        """What makes it the one document: as ``sidocakep.deadline._get_key``."""
        return (
            self.company.id,
            self.clock.rule.document,
            self.owner._name,
            self.owner.id,
            *self.period,
            self.employee.id if self.is_personal else 0,
        )

    def get_values(self):
        """Return the values of the row."""
        period_kind, period_no = self.period
        return {
            "company_id": self.company.id,
            "year": self.year,
            "document": self.clock.rule.document,
            "res_model": self.owner._name,
            "res_id": self.owner.id,
            "period_kind": period_kind,
            "period_no": period_no,
            "is_personal": self.is_personal,
            "employee_id": self.employee.id if self.employee else False,
            "holder_name": self.employee.name if self.employee else False,
            "article": self.clock.rule._get_citation(),
            "tz": self.clock.rule.profile_id.tz,
            "date_start": self.clock.start,
            "counted_by": self.clock.rule._get_counting_key(),
            "date_due": self.clock.due,
            "date_notice": self.clock.notice,
        }


class DeadlineKind:
    """One kind of document: who owes it, when it is done, which step opens.

    Registered by ``sidocakep.deadline._get_kinds``. Every method is asked for many
    rows or agencies at once and runs a number of queries that does not grow with them.
    A kind is asked about rows of its own documents only.

    :cvar documents: keys of the catalogue ``sidocakep.profile.deadline.document``
    :cvar years_back: past years in which something may still become owed, for a
        document that is made after its year has ended
    """

    documents = ()
    years_back = 0

    def __init__(self, env):
        self.env = env

    def get_owed(self, companies, year, clocks):
        """Return the :class:`Owed` of agencies in a year, without its clock nothing.

        :param clocks: the :class:`DeadlineClocks` of the agencies, the year and the
            documents of the kind
        """
        raise NotImplementedError

    def get_done_on(self, rows):
        """Return ``{row: values}``: ``done_on``, and what else the kind keeps there.

        A row that is left out stays as it is.
        """
        raise NotImplementedError

    def filter_can_open(self, rows):
        """Return those of the rows whose next step the user may open."""
        return rows.browse()

    def open_step(self, row):
        """Return the action that opens the next step of a row."""
        return {
            "type": "ir.actions.act_window",
            "res_model": row.res_model,
            "res_id": row.res_id,
            "view_mode": "form",
        }

    def get_bearers(self, rows, day):
        """Return ``{row: Holder, Official or None}``: whose it is on a day; sudo rows.

        Here of what a post owes; a kind that is owed by an agency says who hands it in.
        """
        of_posts = rows.filtered("job_id")
        holders = of_posts.job_id._get_single_holders(day)
        return {row: holders.get(row.job_id.id) for row in of_posts}

    @staticmethod
    def _give_to_agencies(rows, officials):
        """Return ``{row: Official or None}`` of what agencies owe.

        :param officials: ``{company id: Official}``
        """
        return {row: officials.get(row.company_id.id) for row in rows}

    def get_turn_texts(self, rows):
        """Return ``{row: words}``: whose turn it is, where that is not who owes it."""
        return {}

    def get_users(self, rows):
        """Return ``{row: user}``: who is asked to act when a row is due soon."""
        return {}

    def update_activities(self, rows):
        """Open what is to be done, close what is done."""
        rows._update_own_activities(self.get_users(rows))
