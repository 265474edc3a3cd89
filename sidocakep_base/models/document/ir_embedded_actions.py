"""A button that everybody sees is set up by who administers, not by anybody."""

from odoo import api, models
from odoo.exceptions import AccessError


class IrEmbeddedActions(models.Model):
    """Odoo lets every login add a tab to a screen, for all who open it.

    It may call any public method with the rights of whoever clicks: a way to have an
    official take a step under another name. What somebody adds is his own, and opens
    something; methods and tabs for all are the administrator's.
    """

    _inherit = "ir.embedded.actions"

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._check_own_tab()
        return records

    def write(self, vals):
        result = super().write(vals)
        self._check_own_tab()
        return result

    def _check_own_tab(self):
        if self.env.su or self.env.user.has_group("base.group_system"):
            return
        for tab in self.sudo():
            if tab.python_method or tab.user_id != self.env.user:
                raise AccessError(
                    self.env._(
                        "A tab that others see, or that does something, is set up by "
                        "the administrator. Add one for yourself that opens a list, "
                        "or ask the administrator."
                    )
                )
