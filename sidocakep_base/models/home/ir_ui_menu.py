from odoo import models

#: Menus of Odoo that its other addons show to everybody, and who needs them.
OTHERS_MENUS = {
    "base.menu_management": "base.group_system",
    "hr.menu_hr_root": "hr.group_hr_user",
}


class IrUiMenu(models.Model):
    """Officials find their work, not the shop of apps and the directory of HR."""

    _inherit = "ir.ui.menu"

    def _load_menus_blacklist(self):
        """Leave out what is for others; core keeps the answer by groups."""
        hidden = super()._load_menus_blacklist()
        user = self.env.user
        if user.has_group("sidocakep_base.group_employee"):
            for menu, group in OTHERS_MENUS.items():
                found = self.env.ref(menu, raise_if_not_found=False)
                if found and not user.has_group(group):
                    hidden.append(found.id)
        return hidden
