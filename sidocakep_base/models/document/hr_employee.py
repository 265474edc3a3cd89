from odoo import api, models

#: What is printed of an official; name and login stand with the resource.
PERSON_FIELDS = frozenset({"asn_kind", "nip"})


class HrEmployee(models.Model):
    """Asks the input first: Odoo makes a resource and reads the dates before.

    Who changed what is printed of an official is kept; his private data are not.
    """

    _name = "hr.employee"
    _inherit = ["hr.employee", "sidocakep.kept.mixin"]

    _kept_names = PERSON_FIELDS
    _kept_company = "company_id"
    _kept_whole = True

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_input(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._check_input(vals)
        return super().write(vals)
