"""When the clock of an agency's agreements started, and when they are due.

Read in a fixed number of queries for any number of agencies:

* "The DPA is ratified" is the ratification of the first version (murni) of the nearest
  DPA at or above the agency: a shift or a revision later in the year starts no new
  clock. An agency without a DPA promises on its tupoksi (Paser 23/2016 art. 4(3),
  which names no day); nothing starts its clock before the government's budget of the
  year is decided, so that day counts for it, as it does for the head of region.
* "The budget of the year is decided" is the day entered in Budget > Budget Years
  (Gunung Mas 24/2024 art. 7(4): "setelah tahun anggaran disahkan").

Where neither day is known no clock runs and nothing is due.
"""

from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from ...const import DOCUMENT_HAND_IN, DOCUMENT_PK

DOCUMENTS_OF_PK = (DOCUMENT_PK, DOCUMENT_HAND_IN)
RATIFIED = "dpa_ratified"
DECIDED = "budget_decided"


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
    """The clocks of ``companies`` in ``years``."""

    def __init__(self, env, companies, years):
        self.env = env
        self._companies = companies.sudo()
        self._years = set(years)
        self._profiles = {}
        self._starts = self._read_starts()
        self._clocks = self._start_clocks(
            {
                (company, year, document): None
                for company in self._companies
                for year in self._years
                for document in DOCUMENTS_OF_PK
            }
        )

    def get(self, company, year, document=DOCUMENT_PK):
        """Return the :class:`Clock` of an agency's document, or ``None``."""
        return self._clocks.get((company.id, year, document))

    def get_profile(self, company, day):
        """Return the profile that governs an agency on a day (sudo)."""
        key = (company.root_id.id, day)
        if key not in self._profiles:
            self._profiles[key] = company._get_profile(day).sudo()
        return self._profiles[key]

    def get_later(self, company, clock, starts):
        """Return ``{start: Clock}`` for persons who took up a position later."""
        late = {start for start in starts if start > clock.start}
        rule = clock.rule.with_company(company.root_id)
        dues = rule._get_due_dates(sorted(late))
        return {
            start: Clock(rule, start, dues[start]) if start in late else clock
            for start in starts
        }

    # ------------------------------------------------------------------
    # Reading
    # ------------------------------------------------------------------

    def _read_starts(self):
        """Return ``{(company id, year): {trigger: day}}``."""
        env, companies = self.env, self._companies
        ratified = {
            (company.id, year): day
            for company, year, day in env["sidocakep.budget"]
            .sudo()
            ._read_group(
                [
                    ("company_id", "in", companies.parent_ids.ids),
                    ("year", "in", list(self._years)),
                    ("state", "in", ["ratified", "superseded"]),
                ],
                ["company_id", "year"],
                ["ratified_on:min"],
            )
        }
        decided = env["sidocakep.budget.year"]._get_decided_on(
            companies.root_id, self._years
        )
        starts = {}
        for company in companies:
            for year in self._years:
                day_decided = decided.get((company.root_id.id, year))
                own = next(
                    (
                        ratified[unit.id, year]
                        for unit in reversed(company.parent_ids)
                        if (unit.id, year) in ratified
                    ),
                    None,
                )
                starts[company.id, year] = {
                    RATIFIED: own or day_decided,
                    DECIDED: day_decided,
                }
        return starts

    def _start_clocks(self, wanted):
        """Return ``{(company id, year, document): Clock}``, rule by rule."""
        by_rule = defaultdict(list)
        for company, year, document in wanted:
            for trigger, day in self._starts[company.id, year].items():
                if not day:
                    continue
                profile = self.get_profile(company, day)
                rule = profile and profile._get_deadline(document, day)
                if rule and rule.trigger == trigger:
                    by_rule[rule, company.root_id].append((company, year, day))
                    break
        clocks = {}
        for (rule, root), places in by_rule.items():
            rule = rule.with_company(root)
            dues = rule._get_due_dates({day for _company, _year, day in places})
            for company, year, day in places:
                clocks[company.id, year, rule.document] = Clock(rule, day, dues[day])
        return clocks
