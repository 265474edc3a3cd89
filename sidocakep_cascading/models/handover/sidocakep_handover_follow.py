"""A change of who holds a post proposes the memo; a correction in HR is followed."""

import logging
from datetime import date, timedelta

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.sidocakep_base.models.document.seal_rows import sealing_anew

from ...const import IN_FORCE, REPLACED
from .handovers import HandoverReader
from .sidocakep_handover import DRAFT, OPEN_STATES, WITHDRAWN

_logger = logging.getLogger(__name__)
#: How long before the last day in the post the memo is asked for, e.g. the end of a
#: decree or contract that is known for a year.
AHEAD = timedelta(days=14)
#: How far the night looks back for what could not be proposed when it was recorded.
BACK = timedelta(days=30)


class SidocakepHandover(models.Model):
    """For posts with a PK that counts on the last day; never in the way of HR."""

    _name = "sidocakep.handover"
    _inherit = "sidocakep.handover"

    @api.model
    def _follow_holders(self, jobs):
        """Bring the memos of ``jobs`` in line with HR.

        What fails leaves the records of HR as they are, and is tried every night.
        """
        if not jobs:
            return
        # What the clerk wrote must fail by itself, not inside the block below.
        self.env.flush_all()
        today = self.env.user._get_office_day()
        try:
            with self.env.cr.savepoint():
                self.sudo()._propose(jobs.sudo(), date(today.year - 1, 12, 31))
        except Exception:
            _logger.exception("No hand-over memo proposed for positions %s", jobs.ids)

    @api.model
    def _cron_follow(self):
        """Propose what comes near or was missed; ask again whose login changed."""
        today = self.env.user._get_office_day()
        rows = self.env["sidocakep.position.history"].sudo()
        rows = rows.search(
            [("date_end", ">=", today - BACK), ("date_end", "<=", today + AHEAD)]
        )
        waiting = self.sudo().search([("state", "in", OPEN_STATES)])
        self.sudo()._propose(rows.job_id | waiting.job_id, today - BACK)
        waiting._follow_superiors()
        waiting._ask()

    @api.model
    def _propose(self, jobs, first):
        """Make, change and withdraw memos of what was handed over since ``first``."""
        last = self.env.user._get_office_day() + AHEAD
        found = HandoverReader(jobs).find(first, last)
        pks = self._find_agreements(found)
        found = [item for item in found if item.key in pks]
        known = self.search(
            Domain("job_id", "in", jobs.ids)
            & Domain("date_until", ">=", first)
            & Domain("state", "!=", WITHDRAWN)
        )
        pairs = self._match(found, known)
        for item, memo in pairs:
            memo._follow_event(item, pks[item.key])
        gone = known.filtered(lambda memo: memo.state == DRAFT)
        gone -= self.union(*(memo for _item, memo in pairs))
        gone._withdraw()
        matched = {item.key for item, _memo in pairs}
        made = self._with_workflow_bypass().create(
            [
                self._prepare_event(item, pks[item.key])
                for item in found
                if item.key not in matched
            ]
        )
        made = made.with_env(self.env)
        (made | known)._follow_superiors()
        (made | known.filtered(lambda memo: memo.state in OPEN_STATES))._ask()

    @api.model
    def _match(self, found, known):
        """Return ``[(hand-over, memo)]``: of the same day, else of the same two.

        A day that HR corrects is no second hand-over.
        """
        by_key = {
            (memo.job_id.id, memo.leaver_id.id, memo.date_until): memo for memo in known
        }
        pairs = [(item, by_key.pop(item.key)) for item in found if item.key in by_key]
        matched = {item.key for item, _memo in pairs}
        for item in found:
            if item.key in matched:
                continue
            moved = [key for key in by_key if key[:2] == item.key[:2]]
            if moved:
                pairs.append((item, by_key.pop(moved[0])))
        return pairs

    @api.model
    def _find_agreements(self, found):
        """Return ``{key: the PK that counts on the last day}``, in one query."""
        if not found:
            return {}
        jobs = self.env["hr.job"].union(*(item.job for item in found))
        pks = self.env["sidocakep.pk"].search(
            [
                ("job_id", "in", jobs.ids),
                ("state", "in", (IN_FORCE, REPLACED)),
                ("date_from", "!=", False),
                ("year", "in", [item.date_until.year for item in found]),
            ],
            order="version, id",
        )
        by_job = pks.grouped("job_id")
        result = {}
        for item in found:
            for pk in by_job.get(item.job, pks.browse()):
                end = pk.date_until or date(pk.year, 12, 31)
                is_own = pk.has_one_holder or (
                    pk.employee_id.id == item.leaver.employee_id.id
                )
                if is_own and pk.date_from <= item.date_until <= end:
                    result[item.key] = pk
        return result

    # ------------------------------------------------------------------
    # One memo
    # ------------------------------------------------------------------

    @api.model
    def _prepare_event(self, item, pk):
        """Return what HR says of a hand-over, as the fields of its memo."""
        leaver, taker = item.leaver, item.taker
        title = item.job._get_printed_title
        return {
            "job_id": item.job.id,
            "company_id": item.job.company_id.id,
            "pk_id": pk.id,
            "leaver_id": leaver.employee_id.id,
            "leaver_name": leaver.employee_id.name,
            "leaver_title": title(leaver.capacity),
            "leaver_from": leaver.date_start,
            "date_until": item.date_until,
            "receiver_id": taker.employee_id.id if taker else False,
            "receiver_name": taker.employee_id.name if taker else False,
            "receiver_title": title(taker.capacity) if taker else False,
            "date_effective": (
                max(taker.date_start, item.date_until + timedelta(days=1))
                if taker
                else False
            ),
        }

    def _follow_event(self, item, pk):
        """Write what HR says now; into what was signed, only who follows."""
        vals = self._prepare_event(item, pk)
        if self.state not in OPEN_STATES:
            return
        if self.state != DRAFT:
            names = ("receiver_id", "receiver_name", "receiver_title", "date_effective")
            vals = {name: vals[name] for name in names}
        now = self._convert_to_write({name: self[name] for name in vals})
        changed = {name: vals[name] for name in vals if vals[name] != now[name]}
        if changed:
            with sealing_anew(self):
                self._with_workflow_bypass().write(changed)

    def _follow_superiors(self):
        """Name the nearest post above that a login reaches, else the one above."""
        waiting = self.filtered(lambda memo: memo.state in OPEN_STATES)
        above = waiting.job_id.superior_id
        reached = above._get_reached(self.env.user._get_office_day())
        for memo in waiting:
            job = memo.job_id.superior_id
            place = reached[job.id][0] if job.id in reached else job
            if memo.superior_job_id != place:
                with sealing_anew(memo):
                    memo._with_workflow_bypass().write({"superior_job_id": place.id})

    def _withdraw(self):
        """Take back what did not happen, as HR says now; it stays in the list."""
        if self:
            reason = self.env._("The personnel record was corrected.")
            self._transition("withdraw", reason=reason)
            self._ask()
