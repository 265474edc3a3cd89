"""The agencies whose deadlines are to be counted again."""

from odoo import api, fields, models

CRON = "sidocakep_cascading.ir_cron_deadline"


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

        :param years: default: this year and the later ones with a budget
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
        """Return this year and the later ones that have rows or a decided budget."""
        year = fields.Date.context_today(self).year
        later = {
            row_year
            for model in ("sidocakep.budget", "sidocakep.budget.year")
            for [row_year] in self.env[model]
            .sudo()
            ._read_group([("year", ">", year)], ["year"])
        }
        return sorted({year} | later)

    @api.model
    def _cron_refresh(self):
        """Count the deadlines of the agencies on the list again."""
        requests = self.search([("year", ">", 0)])
        remaining = len(requests)
        for request in requests:
            if not request.try_lock_for_update():
                continue
            self.env["sidocakep.deadline"]._refresh(request.company_id, request.year)
            request.unlink()
            remaining -= 1
            if not self.env["ir.cron"]._commit_progress(1, remaining=remaining):
                break

    @api.model
    def _refresh_now(self):
        """Count what is on the list at once, in this transaction."""
        self._write_asked()
        requests = self.sudo().search([("year", ">", 0)])
        for request in requests:
            self.env["sidocakep.deadline"]._refresh(request.company_id, request.year)
        requests.unlink()

    @api.model
    def _cron_ask_all(self):
        """Once a day every agency: persons come and go on dates entered long before."""
        governments = self.env["res.company"].search(
            [("parent_id", "=", False), ("profile_id", "!=", False)]
        )
        agencies = self.env["res.company"].search([("id", "child_of", governments.ids)])
        self._ask(agencies)
