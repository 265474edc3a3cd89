from odoo import models


class ResCompany(models.Model):
    """Which company is a government decides how far the rights of its offices reach."""

    _name = "res.company"
    _inherit = "res.company"

    def write(self, vals):
        result = super().write(vals)
        if "sidocakep_kind" in vals:
            self.env.registry.clear_cache()
        return result
