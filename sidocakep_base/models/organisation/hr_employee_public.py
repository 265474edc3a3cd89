from odoo import api, fields, models

from ...engine.nip import format_nip


class HrEmployeePublic(models.Model):
    """What every official may see of another: it is printed under each signature."""

    _name = "hr.employee.public"
    _inherit = "hr.employee.public"

    asn_kind = fields.Selection(
        selection=lambda self: (
            self.env["hr.employee"]._fields["asn_kind"]._description_selection(self.env)
        ),
        string="Kind of Employee",
        readonly=True,
    )
    nip = fields.Char(string="NIP", readonly=True)
    nip_display = fields.Char(string="NIP as Printed", compute="_compute_nip_display")
    rank_id = fields.Many2one("sidocakep.rank", readonly=True)

    @api.depends("nip")
    def _compute_nip_display(self):
        for employee in self:
            employee.nip_display = employee.nip and format_nip(employee.nip)
