from odoo import api, models
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
        wanted = {key: item for key, item in wanted.items() if key not in known}
        vals_list = self.sudo()._prepare_figures(list(wanted.values()))
        return figures._with_workflow_bypass().create(vals_list).with_env(figures.env)

    @api.model
    def _prepare_figures(self, wanted):
        """Return the values of new rows: their last days by the profile of each.

        :param wanted: pairs of card and period
        """
        day = self.env.user._get_office_day()
        governments = self.env["res.company"].union(
            *[card.company_id.root_id for card, _period in wanted]
        )
        # By the calendar of the government, whatever company the night runs in.
        profiles = {
            government: government._get_profile(day).sudo().with_company(government)
            for government in governments
        }
        asked = {}
        for card, period in wanted:
            government = card.company_id.root_id
            days = (card.entry_days, profiles[government].data_verify_days)
            pairs = asked.setdefault(government, set())
            pairs.update((period.end, item) for item in days)
        last = {
            government: profiles[government]._get_last_days(pairs)
            for government, pairs in asked.items()
        }
        vals_list = []
        for card, period in wanted:
            government = card.company_id.root_id
            due = last[government][period.end, card.entry_days]
            verify = last[government][period.end, profiles[government].data_verify_days]
            vals_list.append(card._prepare_figure(period, due, verify))
        return vals_list
