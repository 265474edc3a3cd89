from odoo import models


class IrHttp(models.AbstractModel):
    """The client knows from the start whether it has an official before it."""

    _name = "ir.http"
    _inherit = "ir.http"

    def session_info(self):
        return {**super().session_info(), "sidocakep_official": self._is_official()}

    def _is_official(self):
        """Tell whose menu is without Odoo's help pages (``static/src/user_menu``)."""
        user = self.env.user
        return user.has_group("sidocakep_base.group_employee") and not user.has_group(
            "base.group_system"
        )
