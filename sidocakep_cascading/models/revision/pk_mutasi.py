"""Reading from HR who took over the positions of PKs, for many PKs at once.

Not a model: the events of HR (a new version, its correction, a departure, a decree) are
not remembered one by one. What HR says now is compared with the person of the PK, so
that a correction in HR is followed like the mutasi itself.

A Plh stands in for some days and is no mutasi; a Plt or Pj fills a vacancy and is one.
"""

from collections import defaultdict
from datetime import date, timedelta
from typing import NamedTuple

from odoo.addons.sidocakep_base.const import DEFINITIF, PLH

from ...const import REPLACED

DAY = timedelta(days=1)


class Mutasi(NamedTuple):
    """The person of a PK leaves the position; ``taker`` follows, or nobody.

    ``taker`` is a row of ``sidocakep.position.history``, sudo.
    """

    date_until: date
    date_effective: date
    taker: object

    @property
    def event(self):
        """What makes it the same mutasi when it is met again."""
        return {
            "date_until": self.date_until,
            "date_effective": self.date_effective,
            "employee_id": self.taker.employee_id.id if self.taker else False,
            "capacity": self.taker.capacity if self.taker else False,
        }


class MutasiReader:
    """Who holds the positions of ``pks``, read in one query."""

    def __init__(self, pks):
        self.pks = pks.sudo()
        history = self.pks.env["sidocakep.position.history"]
        # HR may have changed since it was read in this transaction.
        history.invalidate_model()
        rows = history._fetch_of_jobs(
            self.pks.job_id,
            [],
            ["job_id", "employee_id", "capacity", "date_start", "date_end"],
            order="date_start desc, id desc",
        )
        self._rows = defaultdict(list)
        for row in rows:
            self._rows[row.job_id.id].append(row)
        self._first_days = self.pks._get_first_days()

    def get_mutasi(self, pk):
        """Return the :class:`Mutasi` that ends ``pk`` within its year, or ``None``."""
        first, last = self._first_days[pk], date(pk.year, 12, 31)
        days = self._get_days(pk, first, last)
        if pk.state == REPLACED:
            return self._get_taken_over(pk, pk.date_until + DAY, days)
        ended = next((day for day in days if not self._holds(pk, day)), None)
        # a decree of before is recorded late: what was signed held for its first day
        ended = ended and max(ended, first + DAY)
        if ended is None or ended > last:
            return None
        if not pk.job_id.is_single_holder:
            return Mutasi(ended - DAY, ended, None)
        taken_over = self._get_taken_over(pk, ended, days)
        return taken_over or Mutasi(ended - DAY, ended, None)

    def _get_taken_over(self, pk, ended, days):
        """Return who takes over on ``ended`` or, after a vacancy, later in the year."""
        for day in sorted({ended, *days}):
            taker = self._get_holders(pk, day)[:1] if day >= ended else None
            if taker:
                return Mutasi(ended - DAY, day, taker[0])
        return None

    def _get_days(self, pk, first, last):
        """Return the days within the year on which something begins or has ended."""
        days = {first}
        for row in self._rows[pk.job_id.id]:
            days.add(row.date_start)
            if row.date_end:
                days.add(row.date_end + DAY)
        return sorted(day for day in days if first <= day <= last)

    def _holds(self, pk, day):
        """Tell whether the person of the PK is in charge, or stands in as signed."""
        holders = self._get_holders(pk, day)
        if pk.job_id.is_single_holder:
            holders = holders[:1]
        if pk.employee_id.id in [row.employee_id.id for row in holders]:
            return True
        return pk.first_capacity == PLH and any(
            row.employee_id.id == pk.employee_id.id for row in self._get_live(pk, day)
        )

    def _get_holders(self, pk, day):
        live = self._get_live(pk, day)
        definitive = [row for row in live if row.capacity == DEFINITIF]
        return definitive or [row for row in live if row.capacity != PLH]

    def _get_live(self, pk, day):
        return [
            row
            for row in self._rows[pk.job_id.id]
            if row.date_start <= day and (not row.date_end or row.date_end >= day)
        ]
