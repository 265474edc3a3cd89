from odoo import models
from odoo.tools.misc import clean_context


class SidocakepDataCollection(models.Model):
    """What a collection asks for today."""

    _name = "sidocakep.data.collection"
    _inherit = "sidocakep.data.collection"

    def action_open_figures(self):
        """Ask at once for what is due, without waiting for the night."""
        self.check_access("write")
        worked_by = self.sudo()._get_worked_by(self.company_id)
        opened = (worked_by & self.sudo())._open_figures()
        opened._ask_entry()
        return True

    def _open_figures(self):
        """Create the rows of the periods that have come; return them (sudo)."""
        figures = self.env["sidocakep.data.figure"].sudo()
        # Not what a client put into the context: these rows are the program's.
        figures = figures.with_env(figures.env(context=clean_context(self.env.context)))
        wanted = {}
        for card in self.sudo().card_ids.filtered("responsible_job_id"):
            for period in card._get_due_periods():
                wanted[(card.indicator_id.id, *period[:3])] = (card, period)
        rows = figures.search_fetch(
            [("indicator_id", "in", self.sudo().card_ids.indicator_id.ids)],
            ["indicator_id", "period_kind", "year", "period_no"],
        )
        known = {
            (row.indicator_id.id, row.period_kind, row.year, row.period_no)
            for row in rows
        }
        day = self.env.user._get_office_day()
        days = {
            company: company._get_profile(day).sudo().data_verify_days
            for company in self.sudo().company_id
        }
        vals_list = [
            card._prepare_figure(period, days[card.company_id])
            for key, (card, period) in wanted.items()
            if key not in known
        ]
        return figures._with_workflow_bypass().create(vals_list).with_env(figures.env)
