"""A measurement is made when its period has ended: sheets and lines of the PKs."""

from datetime import date

from odoo import api, models

from odoo.addons.sidocakep_base.models.organisation.res_company import GOVERNMENTS

from ...engine.periods import ending
from ...engine.tenure import QUARTER
from .measured_tenures import Tenures
from .owing import FILLED, Owing
from .sidocakep_measurement import FOLLOWING_STATES, KEY_FIELDS
from .sidocakep_measurement_steps import ACTIVITIES

#: The promises of PKs, and what the DPA pays for.
ROWS = ("sidocakep.measurement.line", "sidocakep.measurement.output")


class SidocakepMeasurement(models.Model):
    """The PKs that count at the end of the period are measured, each by its lines.

    An agency in which none counts is measured too: it has no lines and says why, and
    its rows of the DPA all the same. Gunung Mas 24/2024 art. 9(1), 9(2), 9(5)c; annex
    C.5 for what was revised in between.
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    @api.model
    def _cron_open(self):
        """Make what has become due, and follow agreements that changed since.

        Who coordinates the agency is asked as soon as there is something to complete.
        """
        day = self.env.user._get_office_day()
        first = date(day.year - 1, 1, 1)
        periods = [
            period
            for kind in ("quarter", "year")
            for period in ending(kind, first, day)
            if period.end < day
        ]
        made = self._make(periods)
        waiting = self.sudo().search([("state", "in", FOLLOWING_STATES)])
        blank = waiting - waiting.filtered_domain(FILLED)
        (waiting - made)._draw()
        filled = (made | blank).filtered_domain(FILLED)
        filled._ask_to_complete()
        untouched = (blank - filled).filtered(
            lambda item: not (item.sent_on or item.submitted_on)
        )
        untouched._hand_over(ACTIVITIES, {})

    @api.model
    def _make(self, periods):
        """Create and draw the measurements of who owes one; sudo.

        :param periods: of ``engine.periods``
        """
        known = {
            (company.id, *key)
            for company, *key in self.sudo()._read_group([], [*KEY_FIELDS])
        }
        companies = self.env["res.company"].sudo()
        governments = companies.search(GOVERNMENTS)
        companies = companies.search([("id", "child_of", governments.ids)], order="id")
        owing = Owing(self.env, {period.year for period in periods})
        vals_list = [
            {
                "company_id": company.id,
                "year": period.year,
                "period_kind": period.kind,
                "period_no": period.number,
                "date_end": period.end,
            }
            for period in periods
            for company in owing.find(companies, period)
            if (company.id, period.year, period.kind, period.number) not in known
        ]
        writer = self.sudo()._with_workflow_bypass()
        made = writer.create(vals_list).with_env(self.sudo().env)
        made._draw()
        return made

    # ------------------------------------------------------------------
    # Sheets and lines
    # ------------------------------------------------------------------

    def _draw(self):
        """Bring sheets and lines in line with the PKs that count; texts stay."""
        items = self.sudo()
        periods = items.grouped(lambda item: (item.year, item.period_no))
        for (year, quarter), period in periods.items():
            period._draw_sheets(period._find_counting(year, quarter))
        items._refresh_rows("sidocakep.measurement.line")
        for period in periods.values():
            period.sheet_ids._draw_lines()

    def _refresh(self):
        """Measure all rows anew."""
        for name in ROWS:
            self._refresh_rows(name)

    def _refresh_rows(self, name):
        rows = self.env[name].sudo()
        rows.search([("measurement_id", "in", self.ids)], order="id")._refresh()

    def _find_counting(self, year, quarter):
        """Return ``{company: PKs whose figures are measured}``.

        For a quarter the PK that holds at its end, see ``engine/tenure.py``; for the
        year the last one of each post.
        """
        pks = self.env["sidocakep.pk"].sudo()
        jobs = pks.search_fetch(
            [
                ("company_id", "in", self.company_id.ids),
                ("year", "=", year),
                ("date_from", "!=", False),
            ],
            ["job_id"],
        ).job_id
        numbers = (quarter,) if quarter else (4, 3, 2, 1)
        owners = []
        for chains in pks._get_attribution(jobs, year, QUARTER).values():
            for chain in chains.values():
                found = filter(None, (chain[number] for number in numbers))
                owners.append(next(found, pks))
        by_company = pks.union(*owners).grouped("company_id")
        return {company: by_company.get(company, pks) for company in self.company_id}

    def _draw_sheets(self, counting):
        """Create the sheets that are missing, and drop those that no longer count."""
        sheets = self.env["sidocakep.measurement.sheet"].sudo()
        pks = self.env["sidocakep.pk"].sudo().union(*counting.values())
        tenures = self._read_tenures(pks)
        kept, kept_vals, vals_list = [], [], []
        for item in self:
            wanted = counting[item.company_id]
            gone = item.sheet_ids.filtered(
                lambda sheet, wanted=wanted: sheet.pk_id not in wanted
            )
            gone._drop()
            known = {sheet.pk_id: sheet for sheet in item.sheet_ids}
            for pk in wanted:
                vals = tenures.prepare_sheet(pk)
                if pk in known:
                    kept.append(known[pk].id)
                    kept_vals.append(vals)
                else:
                    vals_list.append(
                        {"measurement_id": item.id, "pk_id": pk.id, **vals}
                    )
        sheets.browse(kept)._write_each(kept_vals)
        sheets._with_workflow_bypass().create(vals_list)

    @api.model
    def _follow_holders(self, jobs):
        """Name on the sheets that are not sent who holds these positions; sudo."""
        holding = [("sheet_ids.job_id", "in", jobs.ids)]
        items = self.sudo().search([("state", "in", FOLLOWING_STATES), *holding])
        for period in items.grouped(lambda item: (item.year, item.period_no)).values():
            sheets = period.sheet_ids
            tenures = period._read_tenures(sheets.pk_id)
            sheets._write_each([tenures.prepare_sheet(sheet.pk_id) for sheet in sheets])

    def _read_tenures(self, pks):
        """Return who held the posts of PKs in the period of these measurements."""
        period = self[:1]
        return Tenures(pks, period._get_first_day(), period.date_end)

    def _get_first_day(self):
        """Return the first day of the period."""
        self.ensure_one()
        month = 3 * self.period_no - 2 if self.period_no else 1
        return date(self.year, month, 1)

    def _create_next(self, default=None):
        """A correction is made by the program too; who may ask for it is checked."""
        successor = super(SidocakepMeasurement, self.sudo())._create_next(default)
        return successor.with_env(self.env)

    def _copy_parts_to(self, successor):
        """A correction is drawn anew and keeps what people wrote."""
        successor._draw()
        written = {line.pk_line_id: line for line in self.sudo().line_ids}
        for line in successor.sudo().line_ids:
            former = written.get(line.pk_line_id)
            if former:
                names = ("obstacle", "solution", "supporting_factor")
                vals = {name: former[name] for name in names}
                line._with_workflow_bypass().write(vals)
        evaluated = {sheet.pk_id: sheet for sheet in self.sudo().sheet_ids}
        for sheet in successor.sudo().sheet_ids:
            if sheet.pk_id in evaluated:
                sheet._keep_evaluation(evaluated[sheet.pk_id])
        return super()._copy_parts_to(successor)

    def _prepare_next_vals(self, default):
        """Keep which measurement it is."""
        vals = super()._prepare_next_vals(default)
        kept = self._convert_to_write(
            {name: self[name] for name in (*KEY_FIELDS, "date_end")}
        )
        return vals | kept
