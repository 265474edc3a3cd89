from odoo import models


class HrEmployee(models.Model):
    """An official whose file is archived leaves the position."""

    _name = "hr.employee"
    _inherit = "hr.employee"

    def write(self, vals):
        result = super().write(vals)
        if "active" in vals:
            versions = self.sudo().with_context(active_test=False).version_ids
            versions._follow_mutasi(versions._get_touched_jobs())
        return result
