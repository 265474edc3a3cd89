"""Whose lateness it is: who held the post on the due day, and on each day after."""

from collections import defaultdict
from datetime import timedelta
from typing import NamedTuple

from odoo import fields, models
from odoo.fields import Domain


class LateShare(NamedTuple):
    """The part of the days late that one holder has of a document.

    :param name: the holder; of a vacant post its title
    :param since: the day on which he took over; of who held it on the due day ``None``
    :param days: days after the due day on which he held it and it was not handed in
    """

    name: str
    since: object
    days: int


class SidocakepDeadline(models.Model):
    """A successor is not charged with what was late before he came (decision 0043)."""

    _name = "sidocakep.deadline"
    _inherit = "sidocakep.deadline"

    due_holder_name = fields.Char(
        string="Held by on the Due Day",
        help="What was late is charged to who held the post on the due day, whoever "
        "hands it in.",
    )

    def _say_standing(self):
        """Name who held the post on the due day, beside the days of a successor."""
        said, former = super()._say_standing(), self.due_holder_name
        if self.days >= 0 or not former or former == self.holder_name:
            return said
        return self.env._(
            "%(standing)s (the post on the due day: %(holder)s)",
            standing=said,
            holder=former,
        )

    def _refresh(self, companies, year, kinds=None):
        """Keep who held the posts on the day that was missed, too."""
        rows = super()._refresh(companies, year, kinds)
        rows._keep_due_holders()
        return rows

    def _keep_due_holders(self):
        """Write down who held the posts on the due days; once it is done, it stays."""
        late = self._filter_late()
        late = late.filtered(lambda row: not (row.done_on and row.due_holder_name))
        by_day = late.grouped("date_due")
        bearers = {}
        for day, rows in by_day.items():
            bearers |= rows._get_bearers(day)
        self._write_changes(
            {
                row: {"due_holder_name": _name_bearer(bearer)}
                for row, bearer in bearers.items()
                if bearer
            }
        )

    def _filter_late(self):
        """Return what was late and is owed by a post: a person's own stays his."""
        todays = self._get_todays()
        return self.filtered(
            lambda row: not row.is_personal and row.date_due < row._get_late_end(todays)
        )

    def _get_late_end(self, todays):
        """Return the last day that counts: of what is not done, today."""
        return self.done_on or todays[self.tz]

    def _get_bearers(self, day):
        """Return ``{row: holder or official}``: who would hand it in on a day; sudo."""
        bearers = {}
        for kind, rows in self.sudo()._group_by_kind():
            bearers |= kind.get_bearers(rows, day)
        return {row.with_env(self.env): bearer for row, bearer in bearers.items()}

    def _get_late_shares(self):
        """Return ``{row: [LateShare]}`` of what is late; together they are its days.

        The first is who held the post on the due day. Of rows whose kind names nobody,
        and of a person's own, there is one share.
        """
        todays = self._get_todays()
        changes = self._filter_late()._list_changes(todays)
        by_day = defaultdict(list)
        for row, days in changes.items():
            for day in days:
                by_day[day].append(row)
        bearers = {
            day: self.browse().union(*rows)._get_bearers(day)
            for day, rows in by_day.items()
        }
        shares = {}
        for row in self:
            end = row._get_late_end(todays)
            stretches = []
            for day in sorted(changes.get(row, ())):
                name = _name_bearer(bearers[day].get(row))
                if name and (not stretches or stretches[-1][0] != name):
                    stretches.append((name, day))
            days = max((end - row.date_due).days, 0)
            whole = [LateShare(row.holder_name or "", None, days)]
            shares[row] = _share_out(stretches, row.date_due, end) or whole
        return shares

    def _list_changes(self, todays):
        """Return ``{row: days}``: its due day, and those on which its post moved on."""
        posts = {row: self.env["hr.job"].sudo() for row in self}
        for get_day in (
            lambda row: row.date_due,
            lambda row: row._get_late_end(todays),
        ):
            for day, rows in self.grouped(get_day).items():
                for row, bearer in rows._get_bearers(day).items():
                    posts[row] |= bearer.job.sudo() if bearer else posts[row]
        moves = self._read_moves(self.env["hr.job"].sudo().union(*posts.values()))
        return {
            row: {row.date_due}
            | {
                day
                for job in jobs
                for day in moves.get(job.id, ())
                if row.date_due < day <= row._get_late_end(todays)
            }
            for row, jobs in posts.items()
        }

    def _read_moves(self, jobs):
        """Return ``{job id: days on which somebody came, or was gone}``."""
        history = self.env["sidocakep.position.history"].sudo()
        rows = history._fetch_of_jobs(
            jobs, Domain.TRUE, ["job_id", "date_start", "date_end"]
        )
        moves = defaultdict(set)
        for row in rows:
            moves[row.job_id.id].add(row.date_start)
            if row.date_end:
                moves[row.job_id.id].add(row.date_end + timedelta(days=1))
        return moves


def _name_bearer(bearer):
    """Return the name of a holder or official; of a vacant post its title."""
    if not bearer:
        return False
    if bearer.employee:
        return bearer.employee.name
    if bearer.job:
        return bearer.job.sudo()._get_printed_title()
    return bearer.user.name  # a login of an office that holds no position


def _share_out(stretches, due, end):
    """Return the shares of stretches ``(name, first day)``; they begin on the due day.

    A holder has the days from his first, of those after the due day.
    """
    shares = []
    for number, (name, start) in enumerate(stretches):
        follows = number + 1 < len(stretches)
        until = stretches[number + 1][1] - timedelta(days=1) if follows else end
        first = max(start, due + timedelta(days=1))
        days = max((until - first).days + 1, 0)
        shares.append(LateShare(name, start if number else None, days))
    return shares
