from odoo import api, models
from odoo.exceptions import AccessError

from .login_road_mixin import LOGIN_GROUP

#: What an employee has from the resource and what decides who holds or is asked.
TENURE_FIELDS = frozenset({"active", "company_id", "user_id"})


class ResourceResource(models.Model):
    """Guards the link between an official and a login: it is the right to sign.

    HR appoints officials; who they are to the system is said by the administrator, who
    gives out the logins. Otherwise an HR officer could make his own login the head of
    an agency for as long as it takes to sign. A link may always be cut.
    """

    _name = "resource.resource"
    _inherit = "resource.resource"

    @api.model_create_multi
    def create(self, vals_list):
        self._check_login_right({vals.get("user_id") for vals in vals_list})
        return super().create(vals_list)

    def write(self, vals):
        if vals.get("user_id"):
            changed = self.filtered(lambda r: r.user_id.id != vals["user_id"])
            if changed:
                self._check_login_right({vals["user_id"]})
        if "active" in vals:
            changed = self.filtered(lambda r: r.active != vals["active"])
            changed._find_files().with_env(self.env)._check_not_mine()
        result = super().write(vals)
        if TENURE_FIELDS & vals.keys():
            self.env["hr.job"]._note_tenure(self._find_files())
        return result

    def unlink(self):
        self._find_files().with_env(self.env)._check_not_mine()
        return super().unlink()

    def _find_files(self):
        """Return the files of the officials that are these resources; sudo."""
        return self.sudo().with_context(active_test=False).employee_id

    @api.model
    def _check_login_right(self, user_ids):
        """Refuse to link logins by who does not administer them."""
        if self.env.su or not any(user_ids):
            return
        if not self.env.user.has_group(LOGIN_GROUP):
            raise AccessError(
                self.env._(
                    "Which login belongs to an official is set by the administrator: "
                    "whoever has that login signs for the official. Ask the "
                    "administrator."
                )
            )
