"""The agencies whose deadlines are to be counted again."""

from odoo import api, fields, models
from odoo.tools import split_every

CRON = "sidocakep_base.ir_cron_deadline"
#: Agencies that are counted in one transaction: their reads are shared.
BATCH = 20


class SidocakepDeadlineRequest(models.Model):
    """An agency and year whose rows may no longer be right, until the cron looks.

    Written by what changes positions, holders or clocks, so that a mutasi of a hundred
    people does not wait for the deadlines of a hundred agreements.
    """

    _name = "sidocakep.deadline.request"
    _description = "Deadlines to Be Counted Again"
    _order = "id"

    company_id = fields.Many2one(
        "res.company", string="Agency", required=True, index=True, ondelete="cascade"
    )
    year = fields.Integer(required=True, aggregator=None)

    @api.model
    def _ask(self, companies, years=None):
        """Have the deadlines of agencies counted again soon.

        Collected until the transaction ends: an import of a thousand people asks once.

        :param years: default: those in which something may become owed
        """
        precommit = self.env.cr.precommit
        asked = precommit.data.setdefault(self._name, set())
        if not asked:
            precommit.add(self.sudo()._write_asked)
        asked.update(
            (company_id, year) for company_id in companies.ids for year in years or (0,)
        )

    @api.model
    def _write_asked(self):
        """Put what was asked for in this transaction on the list."""
        asked = self.env.cr.precommit.data.pop(self._name, set())
        companies = self.env["res.company"].browse({item[0] for item in asked}).exists()
        if not companies:
            return
        wanted = {
            (company_id, asked_year)
            for company_id, year in asked
            if company_id in companies.ids
            for asked_year in ([year] if year else self._get_years())
        }
        waiting = {
            (request.company_id.id, request.year)
            for request in self.search([("company_id", "in", companies.ids)])
        }
        self.create(
            [
                {"company_id": company_id, "year": year}
                for company_id, year in sorted(wanted - waiting)
            ]
        )
        self.env.ref(CRON)._trigger()

    @api.model
    def _get_years(self):
        """Return the years in which something may become owed.

        Those before this one for documents that are made after their year.
        """
        year = self.env.user._get_office_day().year
        kinds = self.env["sidocakep.deadline"]._get_kinds()
        back = max((kind.years_back for kind in kinds), default=0)
        return list(range(year - back, year + 1))

    @api.model
    def _cron_refresh(self):
        """Count the deadlines of the agencies on the list again."""
        requests = self.search([("year", ">", 0)])
        remaining = len(requests)
        for batch in requests._get_batches():
            locked = batch.try_lock_for_update()
            if not locked:
                continue
            locked._refresh()
            remaining -= len(locked)
            if not self.env["ir.cron"]._commit_progress(
                len(locked), remaining=remaining
            ):
                break

    @api.model
    def _refresh_now(self):
        """Count at once what is on the list or asked for in this transaction."""
        self.env.cr.flush()
        for batch in self.sudo().search([("year", ">", 0)])._get_batches():
            batch._refresh()

    def _get_batches(self):
        """Return the requests in batches of one government and year."""
        groups = self.grouped(
            lambda request: (request.company_id.root_id, request.year)
        )
        return [
            batch
            for requests in groups.values()
            for batch in split_every(BATCH, requests.ids, self.browse)
        ]

    def _refresh(self):
        """Count the agencies of one batch again and take them off the list."""
        deadlines = self.env["sidocakep.deadline"]
        past = self.env.user._get_office_day().year - self[0].year
        kinds = [kind for kind in deadlines._get_kinds() if kind.years_back >= past]
        deadlines._refresh(self.company_id, self[0].year, kinds)
        self.unlink()

    @api.model
    def _cron_ask_all(self):
        """Once a day every agency: persons come and go on dates entered long before."""
        self.env["res.users"]._follow_all_posts()
        governments = self.env["res.company"].search(
            [("parent_id", "=", False), ("profile_id", "!=", False)]
        )
        agencies = self.env["res.company"].search([("id", "child_of", governments.ids)])
        self._ask(agencies)
        self.env["mail.activity"]._follow_posts()
