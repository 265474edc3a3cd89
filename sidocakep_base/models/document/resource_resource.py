from odoo import models


class ResourceResource(models.Model):
    """Name, agency and login of an official stand here: who changed them is kept."""

    _name = "resource.resource"
    _inherit = ["resource.resource", "sidocakep.kept.mixin"]

    _kept_names = frozenset({"active", "company_id", "name", "user_id"})
    _kept_company = "company_id"
