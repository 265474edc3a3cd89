"""Reading from HR who hands posts over, for many posts at once.

Not a model: what HR says now is read each time, so that a correction in HR is followed
like the change itself. A Plh stands in for some days, to whom nothing is handed over; a
Plt or Pj fills a vacancy and takes over and hands over.
"""

from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from odoo.addons.sidocakep_base.const import DEFINITIF, PLH

DAY = timedelta(days=1)


class Handover(NamedTuple):
    """Somebody leaves a post; ``taker`` follows, or nobody yet.

    ``leaver`` and ``taker`` are rows of ``sidocakep.position.history``, sudo.
    """

    job: object
    leaver: object
    date_until: date
    taker: object

    @property
    def key(self):
        """What makes it the same hand-over when it is met again."""
        return self.job.id, self.leaver.employee_id.id, self.date_until


class HandoverReader:
    """Who came to and left ``jobs``, read in one query."""

    def __init__(self, jobs):
        history = jobs.env["sidocakep.position.history"].sudo()
        # HR may have changed since it was read in this transaction.
        history.invalidate_model()
        rows = history._fetch_of_jobs(
            jobs,
            [("capacity", "!=", PLH)],
            ["job_id", "employee_id", "capacity", "date_start", "date_end"],
            order="date_start desc, id desc",
        )
        self._jobs = jobs
        self._rows = defaultdict(list)
        for row in rows:
            self._rows[row.job_id.id].append(row)

    def find(self, first, last):
        """Return the hand-overs whose last day lies from ``first`` to ``last``."""
        result = []
        for job in self._jobs:
            find = self._of_one if job.is_single_holder else self._of_several
            result += [item for item in find(job) if first <= item.date_until <= last]
        return result

    def _of_one(self, job):
        """One holder at a time: whose day is followed by that of another, or nobody."""
        days = self._get_days(job)
        for day in days:
            leaver, taker = self._get_holder(job, day - DAY), self._get_holder(job, day)
            if not leaver or (taker and taker.employee_id == leaver.employee_id):
                continue
            later = (self._get_holder(job, item) for item in days if item >= day)
            taker = next(filter(None, later), None)
            if not taker or taker.employee_id != leaver.employee_id:
                yield Handover(job, leaver, day - DAY, taker)

    def _of_several(self, job):
        """Several hold it side by side: each who leaves, and nobody in his place."""
        for row in self._rows[job.id]:
            end = row.date_end
            goes_on = end and any(
                other != row
                and other.employee_id == row.employee_id
                and other.date_start <= end + DAY
                and (not other.date_end or other.date_end > end)
                for other in self._rows[job.id]
            )
            if end and not goes_on:
                yield Handover(job, row, end, None)

    def _get_days(self, job):
        """Return the days on which somebody begins, or has ended the day before."""
        days = set()
        for row in self._rows[job.id]:
            days.add(row.date_start)
            if row.date_end:
                days.add(row.date_end + DAY)
        return sorted(days)

    def _get_holder(self, job, day):
        live = [
            row
            for row in self._rows[job.id]
            if row.date_start <= day and (not row.date_end or row.date_end >= day)
        ]
        definitive = [row for row in live if row.capacity == DEFINITIF]
        return next(iter(definitive or live), None)
