from odoo import api, models

TENURE_FIELDS = frozenset(
    {"capacity", "date_end", "date_start", "employee_id", "job_id"}
)


class SidocakepActingOfficial(models.Model):
    """A Plt, Plh or Pj who comes or goes changes who owes an agreement."""

    _name = "sidocakep.acting.official"
    _inherit = "sidocakep.acting.official"

    @api.model_create_multi
    def create(self, vals_list):
        officials = super().create(vals_list)
        officials._ask_deadlines()
        return officials

    def write(self, vals):
        result = super().write(vals)
        if TENURE_FIELDS & vals.keys():
            self._ask_deadlines()
        return result

    def _ask_deadlines(self):
        """Have the deadlines of the agencies counted again."""
        self.env["sidocakep.deadline.request"]._ask(self.sudo().company_id)
