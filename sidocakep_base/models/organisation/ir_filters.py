from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import AccessError


class IrFilters(models.Model):
    """A filter that others begin with decides what they see, so it is not everybody's.

    An employee made a default filter without users and the list of agreements was empty
    for the whole regency. One's own default, and a filter that others may choose, stay.
    """

    _name = "ir.filters"
    _inherit = "ir.filters"

    @api.constrains("is_default", "user_ids")
    def _check_default_for_others(self):
        user = self.env.user
        if self.env.uid == SUPERUSER_ID or user.has_group("base.group_system"):
            return
        for favourite in self.sudo().filtered("is_default"):
            if favourite.user_ids != user:
                raise AccessError(
                    self.env._(
                        "%(name)s would be the first thing others see of this list. "
                        "A default filter for others is set by the administrator. Make "
                        "it your own default, or share it without making it the "
                        "default.",
                        name=favourite.name,
                    )
                )
