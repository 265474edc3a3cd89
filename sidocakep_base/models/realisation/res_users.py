from odoo import api, models

from ..home.res_users_work import COORDINATOR
from .sidocakep_profile_deadline import DOCUMENT


class ResUsers(models.Model):
    """A month of spending that has ended waits for who closes it in the agency."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_waiting_work(self):
        items = super()._get_waiting_work()
        if not self.env.user.has_group(COORDINATOR):
            return items
        today = self.env.user._get_office_day()
        year, month = today.year, f"{today.month:02}"
        label = self.env._("Realisation of Past Months to Close")
        own = [("company_id", "in", self.env.user._get_own_agencies().ids)]
        domain = [
            *own,
            ("state", "=", "open"),
            *("|", ("year", "<", year)),
            *("&", ("year", "=", year), ("month", "<", month)),
        ]
        name = "sidocakep_base.sidocakep_realisation_month_action"
        model = "sidocakep.realisation.month"
        item = self._make_work(label, model, domain, action=name)
        if item["count"]:
            owed = [("document", "=", DOCUMENT), ("status", "=", "late")]
            late = self.env["sidocakep.deadline"].search_count([*own, *owed])
            item["late"] = min(late, item["count"])
        return [*items, item]
