from odoo import api, models


class HrEmployee(models.Model):
    """Asks the input first: Odoo makes a resource and reads the dates before."""

    _name = "hr.employee"
    _inherit = "hr.employee"

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_input(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._check_input(vals)
        return super().write(vals)
