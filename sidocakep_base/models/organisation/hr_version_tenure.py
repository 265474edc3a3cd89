from odoo import api, models
from odoo.exceptions import AccessError

from .resource_resource import LOGIN_GROUP


class HrVersion(models.Model):
    """A version begins a holding and ends the one before it.

    Nobody appoints himself: whoever holds a post signs for it. Who gives out the logins
    may, since he says anyway which official each of them is.
    """

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

    @api.model_create_multi
    def create(self, vals_list):
        versions = super().create(vals_list)
        versions._check_not_own()
        return versions

    def write(self, vals):
        if not self._tenure_fields & vals.keys():
            return super().write(vals)
        self._check_not_own()
        result = super().write(vals)
        self._check_not_own()
        return result

    def _check_not_own(self):
        """Refuse who says of himself from when to when he holds a position."""
        if self.env.su or self.env.user.has_group(LOGIN_GROUP):
            return
        # A post in another agency opens that agency to the login, of whatever kind.
        agencies = self.env.user.sudo()._get_own_agencies()
        versions = self.sudo().filtered(
            lambda version: (
                version.job_id.position_kind_id
                or version.job_id.subordinate_ids
                or version.job_id.company_id - agencies
            )
        )
        if self.env.user in versions.employee_id.user_id:
            raise AccessError(
                self.env._(
                    "Your own position is recorded by a colleague of HR: whoever "
                    "holds a position signs for it. Ask a colleague to record it."
                )
            )

    def _note_tenure_of(self):
        versions = self.sudo()
        versions.job_id._note_tenure(versions.employee_id)
