from odoo import models


class HrVersion(models.Model):
    """A version begins a holding and ends the one before it."""

    _name = "hr.version"
    _inherit = ["hr.version", "sidocakep.tenure.mixin"]

    _tenure_fields = frozenset(
        {
            "active",
            "contract_date_end",
            "date_version",
            "departure_date",
            "employee_id",
            "job_id",
        }
    )

    def _note_tenure_of(self):
        versions = self.sudo()
        versions.job_id._note_tenure(versions.employee_id)
