from odoo import fields, models


class ResCompany(models.Model):
    """The government affairs (bidang) that an agency carries out."""

    _name = "res.company"
    _inherit = "res.company"

    bidang_ids = fields.Many2many(
        "sidocakep.nomenclature",
        "sidocakep_company_bidang_rel",
        "company_id",
        "nomenclature_id",
        string="Government Affairs (Bidang)",
        groups="sidocakep_base.group_employee",
        domain=[("level", "=", "bidang")],
        help="Bidang of the nomenclature this agency carries out. The supporting "
        "programme X.XX.01 takes the first of them.",
    )
