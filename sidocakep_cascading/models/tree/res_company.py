from odoo import models


class ResCompany(models.Model):
    """How an agency is called where there is little room."""

    _name = "res.company"
    _inherit = "res.company"

    def _get_short_title(self):
        """Return the short name of the agency, or its name where it has none."""
        self.ensure_one()
        return self.sidocakep_short_name or self.name
