from odoo import api, models

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
        agencies = self._get_agencies_now()
        versions = super().create(vals_list)
        versions._check_not_own(agencies)
        return versions

    def write(self, vals):
        if not self._tenure_fields & vals.keys():
            return super().write(vals)
        agencies = self._get_agencies_now()
        self._check_not_own(agencies, others=True)
        result = super().write(vals)
        self._check_not_own(agencies, others=True)
        return result

    @api.model
    def _get_agencies_now(self):
        """Return the own agencies of who writes, as they are before he does."""
        if self.env.su:
            return self.env["res.company"]
        return self.env.user.sudo()._get_own_agencies()

    def unlink(self):
        # Of whatever post: what came before it would be held again.
        self.sudo().employee_id.with_env(self.env)._check_not_mine()
        return super().unlink()

    def _check_not_own(self, agencies, others=False):
        """Refuse who says of himself from when to when he holds a position.

        :param agencies: his own ones before: a post in another agency, of whatever
            kind, would open that agency to his login
        :param others: also where these say nothing of such a post, but others of the
            same person do, which begin and end with these
        """
        if self.env.su or self.env.user.has_group(LOGIN_GROUP):
            return
        versions = self.sudo()
        if others:
            people = versions.employee_id.with_context(active_test=False)
            versions |= people.version_ids
        versions = versions.filtered(
            lambda version: (
                version.job_id.position_kind_id
                or version.job_id.subordinate_ids
                or version.job_id.company_id - agencies
            )
        )
        versions.employee_id.with_env(self.env)._check_not_mine()

    def _note_tenure_of(self):
        versions = self.sudo()
        versions.job_id._note_tenure(versions.employee_id)
