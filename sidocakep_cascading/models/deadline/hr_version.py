from odoo import api, models

#: What decides who holds a position from when to when.
TENURE_FIELDS = frozenset(
    {
        "active",
        "contract_date_end",
        "date_version",
        "departure_date",
        "employee_id",
        "job_id",
    }
)


class HrVersion(models.Model):
    """A mutasi is a new version: who owes an agreement changes, here or there."""

    _name = "hr.version"
    _inherit = "hr.version"

    @api.model_create_multi
    def create(self, vals_list):
        versions = super().create(vals_list)
        versions._ask_deadlines()
        return versions

    def write(self, vals):
        if not TENURE_FIELDS & vals.keys():
            return super().write(vals)
        self._ask_deadlines()
        result = super().write(vals)
        self._ask_deadlines()
        return result

    def _ask_deadlines(self):
        """Have the deadlines of the agencies of these people counted again."""
        versions = self.sudo().employee_id.version_ids | self.sudo()
        self.env["sidocakep.deadline.request"]._ask(versions.job_id.company_id)
