"""When a PK counts, and which months and quarters are its own."""

from collections import defaultdict
from datetime import date, timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from odoo.addons.sidocakep_base.engine.figures.indonesian import QUARTERS
from odoo.addons.sidocakep_base.engine.figures.runs import get_runs

from ...const import IN_FORCE, REPLACED
from ...engine.tenure import MONTH, QUARTER, Tenure, get_attribution


class SidocakepPk(models.Model):
    """The tenure of a PK: results are those of the tenure in which they fall.

    The first PK of a position counts from the first day of the year on which its
    person holds the position, a successor from the day its revision takes effect; it
    counts until the day before its successor does, or to the end of the year. Two
    holders of a functional position each have a chain of tenures of their own.
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    date_from = fields.Date(
        string="Counts From",
        readonly=True,
        copy=False,
        index=True,
        help="First day of the tenure to which results are attributed.",
    )
    date_until = fields.Date(
        string="Counts Until",
        readonly=True,
        copy=False,
        help="Last day of the tenure; empty while it is open to the end of the year.",
    )
    period_text = fields.Char(
        string="Counts For",
        compute="_compute_period_text",
        help="A month or quarter belongs to the agreement that counts on its last day.",
    )

    @api.depends("date_from", "date_until", "state", "job_id", "year")
    def _compute_period_text(self):
        counting = self.filtered("date_from")
        months = counting._get_own_periods(MONTH)
        quarters = counting._get_own_periods(QUARTER)
        for pk in self:
            pk.period_text = (
                pk._format_periods(months[pk], quarters[pk]) if pk.date_from else False
            )

    def _format_periods(self, months, quarters):
        """Return e.g. ``January - June (Quarter I - II)`` in the user's language."""
        self.ensure_one()
        if not months:
            return self.env._("No month: it ended in the month in which it began")

        def name(month):
            return format_date(self.env, date(self.year, month, 1), date_format="LLLL")

        text = ", ".join(
            name(first) if first == last else f"{name(first)} - {name(last)}"
            for first, last in get_runs(months)
        )
        if not quarters:
            return text
        runs = ", ".join(
            " - ".join(QUARTERS[number - 1] for number in dict.fromkeys(run))
            for run in get_runs(quarters)
        )
        return self.env._(
            "%(months)s (Quarter %(quarters)s)", months=text, quarters=runs
        )

    # ------------------------------------------------------------------
    # Which PK counts
    # ------------------------------------------------------------------

    @api.model
    def _get_at(self, jobs, day):
        """Return ``{job id: PKs that count on the day}``, in one query.

        One PK where the position has one holder, one per holder otherwise; an empty
        recordset where none counts.
        Only tests ask it yet; a measured figure will belong to the PK of its day.
        """
        domain = Domain("job_id", "in", jobs.ids) & Domain("year", "=", day.year)
        domain &= Domain("state", "in", (IN_FORCE, REPLACED))
        domain &= Domain("date_from", "<=", day)
        domain &= Domain("date_until", "=", False) | Domain("date_until", ">=", day)
        found = self.search(domain, order="version, id").grouped("job_id")
        return {job.id: found.get(job, self.browse()) for job in jobs}

    @api.model
    def _get_tenures(self, jobs, year):
        """Return ``{job id: [Tenure]}`` in order; the key of a tenure is its PK."""
        pks = self.search(
            [
                ("job_id", "in", jobs.ids),
                ("year", "=", year),
                ("state", "in", (IN_FORCE, REPLACED)),
                ("date_from", "!=", False),
            ],
            order="date_from, version, id",
        )
        result = {job.id: [] for job in jobs}
        for pk in pks:
            result[pk.job_id.id].append(
                Tenure(pk, pk.date_from, pk.date_until or date(year, 12, 31))
            )
        return result

    @api.model
    def _get_attribution(self, jobs, year, unit=QUARTER):
        """Return ``{job id: {holder: {number of the period: PK or None}}}``.

        ``holder`` is ``False`` for a position with one holder, whose PKs follow each
        other, and the id of the employee where several hold it side by side.
        """
        result = {}
        for job in jobs:
            result[job.id] = {}
        for job_id, tenures in self._get_tenures(jobs, year).items():
            chains = defaultdict(list)
            for tenure in tenures:
                chains[tenure.key._get_chain()].append(tenure)
            for holder, chain in chains.items():
                result[job_id][holder] = get_attribution(chain, year, unit)
        return result

    def _get_own_periods(self, unit):
        """Return ``{pk: [numbers of the periods whose results are its own]}``."""
        result = {pk: [] for pk in self}
        for year, pks in self.grouped("year").items():
            attribution = pks.sudo()._get_attribution(pks.job_id, year, unit)
            for pk in pks:
                chain = attribution[pk.job_id.id].get(pk.sudo()._get_chain(), {})
                result[pk] = [
                    number
                    for number, owner in chain.items()
                    if owner and owner.id == pk._origin.id
                ]
        return result

    def _get_chain(self):
        """Return what the PKs that follow each other have in common."""
        self.ensure_one()
        return False if self.job_id.sudo().is_single_holder else self.employee_id.id

    # ------------------------------------------------------------------
    # The first day
    # ------------------------------------------------------------------

    def _get_first_days(self):
        """Return ``{pk: first day on which it counts}``, in one query."""
        history = self.env["sidocakep.position.history"].sudo()
        # HR may have changed since it was read in this transaction.
        history.invalidate_model()
        rows = history._fetch_of_jobs(
            self.job_id,
            [("employee_id", "in", self.employee_id.ids)],
            ["job_id", "employee_id", "date_start", "date_end"],
            order="date_start",
        )
        held = defaultdict(list)
        for row in rows:
            held[row.job_id.id, row.employee_id.id].append(
                (row.date_start, row.date_end or date.max)
            )
        result = {}
        for pk in self:
            revision = pk.sudo().revision_id
            if pk.date_from or revision:
                result[pk] = pk.date_from or revision.date_effective
                continue
            begin, end = date(pk.year, 1, 1), date(pk.year, 12, 31)
            day = pk._get_reference_date()
            spells = [
                spell
                for spell in held[pk.job_id.id, pk.employee_id.id]
                if spell[0] <= end and spell[1] >= begin
            ]
            current = [spell for spell in spells if spell[0] <= day <= spell[1]]
            start = (current or spells or [(begin, end)])[0][0]
            result[pk] = max(start, begin)
        return result

    @api.model
    def _get_day_before(self, day):
        return day - timedelta(days=1)
