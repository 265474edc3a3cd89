"""Why a superior has nothing to evaluate: whose agreement is missing, and why."""

from datetime import date, timedelta

from markupsafe import Markup

from odoo import api, models

from odoo.addons.sidocakep_base.models.home.res_users_work import FULL

from ...const import DOCUMENT_PK

#: Names that an empty list gives; beyond it their number.
NAMED = 15


class SidocakepMeasurementSheet(models.Model):
    """An empty list names who stands below the reader without an agreement in force."""

    _name = "sidocakep.measurement.sheet"
    _inherit = "sidocakep.measurement.sheet"

    @api.model
    def get_empty_list_help(self, help_message):
        return super().get_empty_list_help(help_message) + self._get_missing_help()

    @api.model
    def _get_missing_help(self):
        """Return, as a part of the help of an empty list, who is not evaluated and why.

        Of the last quarter that has ended: an agreement counts that is in force on its
        last day. Whoever answers for a vacant post below him is told of those below it.
        """
        held = self.env.user._get_held_jobs()
        if self.env.context.get(FULL) or not held:
            return Markup()
        below = self._get_evaluated_jobs(held)
        if not below:
            return Markup("<p>%s</p>") % self.env._(
                "No position stands directly below yours: you evaluate nobody."
            )
        end = self._get_last_quarter_end()
        reasons = self._get_missing_reasons(below, end)
        if not reasons:
            return Markup()
        shown = reasons[:NAMED]
        if len(reasons) > NAMED:
            more = self.env._("%(count)s more", count=len(reasons) - NAMED)
            shown = [*shown, more]
        intro = self.env._(
            "No agreement in force on %(day)s, so nothing to evaluate:",
            day=self._format_day(end),
        )
        rows = Markup().join(Markup("<li>%s</li>") % reason for reason in shown)
        return Markup("<p>%s</p><ul class='text-start'>%s</ul>") % (intro, rows)

    @api.model
    def _get_evaluated_jobs(self, held):
        """Return the posts whose agreements the holder of ``held`` evaluates, sudo."""
        jobs = self.env["hr.job"].sudo()
        found, above = jobs, held
        while above:
            below = jobs.search([("superior_id", "in", above.ids)]) - found
            found |= below
            above = below.filtered("is_vacant")
        return found

    @api.model
    def _get_last_quarter_end(self):
        """Return the last day of the quarter that ended last."""
        today = self.env.user._get_office_day()
        return date(today.year, 3 * ((today.month - 1) // 3) + 1, 1) - timedelta(days=1)

    @api.model
    def _get_missing_reasons(self, jobs, day):
        """Return a sentence for each who has no agreement in force on a day.

        Of whom an agreement is owed, and what is told of it, is what the deadlines say.
        """
        rows = self.env["sidocakep.deadline"].sudo()
        rows = rows.search(
            [
                ("document", "=", DOCUMENT_PK),
                ("year", "=", day.year),
                ("job_id", "in", jobs.ids),
            ],
            order="company_id, id",
        )
        reasons = []
        for row in rows:
            begun = row.pk_id.date_from
            if begun and begun <= day:
                continue
            who = ", ".join(filter(None, (row.holder_name, row.job_id.name)))
            if begun:
                why = self.env._("in force since %(day)s", day=self._format_day(begun))
            else:
                why = row._say_state()
            reasons.append(f"{who}: {why}")
        return reasons
