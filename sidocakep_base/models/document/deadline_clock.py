"""When the clock of a document started, and when the document is due.

Read in a fixed number of queries for any number of agencies. The days that start a
clock are answered by ``sidocakep.deadline._get_clock_starts``, each by the room that
knows it; which rule counts from there is the regulation profile's. Where no day is
known no clock runs and nothing is due.
"""

from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from ..regulation.sidocakep_profile_deadline import WITHOUT_DPA

#: The period of a document that is made once a year: its kind and its number.
WHOLE_YEAR = ("year", 0)


class Clock(NamedTuple):
    """One document of one agency: the rule, when its clock started, when it is due."""

    rule: object
    start: date
    due: date

    @property
    def notice(self):
        """First day on which the document is shown as due."""
        return self.due - timedelta(days=self.rule.profile_id.notice_days)


class DeadlineClocks:
    """The clocks of ``documents`` of ``companies`` in ``years``."""

    def __init__(self, env, companies, years, documents):
        self.env = env
        self._companies = companies.sudo()
        self._years = set(years)
        self._documents = set(documents)
        self._profiles = {}
        self._beginnings = {}
        self._dues = defaultdict(dict)
        self._clocks = self._start_clocks()

    def get(self, company, year, document, period=WHOLE_YEAR):
        """Return the :class:`Clock` of an agency's document, or ``None``."""
        return self._clocks.get((company.id, year, document, period))

    def get_profile(self, company, day):
        """Return the profile by which a clock that starts on a day runs (sudo)."""
        key = (company.root_id.id, day)
        if key not in self._profiles:
            self._profiles[key] = company._get_profile(day, of_deadlines=True).sudo()
        return self._profiles[key]

    def get_later(self, company, clock, starts):
        """Return ``{start: Clock}`` for persons who took up a position later."""
        late = {start for start in starts if start > clock.start}
        rule = clock.rule.with_company(company.root_id)
        dues = self._count(rule, late)
        return {
            start: Clock(rule, start, dues[start]) if start in late else clock
            for start in starts
        }

    # ------------------------------------------------------------------
    # Reading
    # ------------------------------------------------------------------

    def _count(self, rule, starts):
        """Return ``{start: due date}``; a day is counted once for a government."""
        dues = self._dues[rule, rule.env.company]
        missing = sorted(starts - dues.keys())
        if missing:
            dues |= rule._get_due_dates(missing)
        return dues

    def _start_clocks(self):
        """Return ``{(company id, year, document, period): Clock}``, rule by rule.

        A document whose rule names two triggers takes the one that is told first.
        """
        found = {}
        starts = self.env["sidocakep.deadline"]._get_clock_starts(
            self._companies, self._years
        )
        for trigger in self._get_triggers():
            for (company_id, year, period), day in starts.get(trigger, {}).items():
                company = self._companies.browse(company_id)
                day = self._get_start(company, year, period, day)
                if not day:
                    continue
                for rule in self._get_rules(company, day, trigger):
                    key = (company_id, year, rule.document, period)
                    found.setdefault(key, (rule.with_company(company.root_id), day))
        days = defaultdict(set)
        for rule, day in found.values():
            days[rule, rule.env.company].add(day)
        for (rule, _government), own in days.items():
            self._count(rule, own)
        return {
            key: Clock(rule, day, self._dues[rule, rule.env.company][day])
            for key, (rule, day) in found.items()
        }

    def _get_start(self, company, year, period, day):
        """Return the day on which a clock starts that an event started on ``day``.

        A government that begins in November has a DPA of January: what it is owed for
        is asked from the day on which deadlines are counted here. Nothing is asked of
        earlier years, nor of months and quarters that are over.
        """
        government = company.root_id
        if government.id not in self._beginnings:
            beginning = government.adoption_ids._get_beginning()
            self._beginnings[government.id] = beginning
        beginning = self._beginnings[government.id]
        if not beginning or day >= beginning:
            return day
        return beginning if period == WHOLE_YEAR and year >= beginning.year else None

    def _get_triggers(self):
        """Return the events that can start a clock of the documents, in order."""
        fitting = self.env["sidocakep.profile.deadline"]._get_triggers_of_documents()
        return [
            *dict.fromkeys(
                trigger
                for document in sorted(self._documents)
                for trigger in fitting.get(document, ())
            ),
            WITHOUT_DPA,
        ]

    def _get_rules(self, company, day, trigger):
        """Return the rules that count from an event of an agency on a day."""
        profile = self.get_profile(company, day)
        return profile.deadline_ids._filter_in_force(day).filtered(
            lambda rule: (
                trigger in rule._get_clock_keys() and rule.document in self._documents
            )
        )
