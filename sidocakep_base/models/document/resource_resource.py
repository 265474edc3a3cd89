from odoo import models


class ResourceResource(models.Model):
    """Name, agency and login of an official stand here: who changed them is kept."""

    _name = "resource.resource"
    _inherit = ["resource.resource", "sidocakep.kept.mixin"]

    _kept_names = frozenset({"active", "company_id", "name", "user_id"})

    def _filter_kept(self):
        """A company beside the government has people of its own."""
        of_government = self.sudo().filtered("company_id.is_of_government")
        return self.browse(of_government.ids)
