from odoo import api, models

#: What decides who holds which position from when to when.
HOLDING_FIELDS = frozenset(
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
    """A version begins a holding and ends the one before it."""

    _name = "hr.version"
    _inherit = "hr.version"

    @api.model_create_multi
    def create(self, vals_list):
        versions = super().create(vals_list)
        versions._note_tenure()
        return versions

    def write(self, vals):
        if not HOLDING_FIELDS & vals.keys():
            return super().write(vals)
        self._note_tenure()
        result = super().write(vals)
        self._note_tenure()
        return result

    def unlink(self):
        self._note_tenure()
        return super().unlink()

    def _note_tenure(self):
        versions = self.sudo()
        versions.job_id._note_tenure(versions.employee_id)
