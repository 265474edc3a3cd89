from odoo import models


class ResUsers(models.Model):
    """An official's first day begins with the work, not with a talking robot."""

    _name = "res.users"
    _inherit = "res.users"

    def _init_odoobot(self):
        """Skip the introduction of ``mail_bot``, where that is installed."""
        if self.has_group("sidocakep_base.group_employee"):
            self.sudo().odoobot_state = "disabled"
            return self.env["discuss.channel"]
        return super()._init_odoobot()
