from odoo import models


class HrJob(models.Model):
    """Whoever comes into a post or leaves it comes into its teams or leaves them."""

    _name = "hr.job"
    _inherit = "hr.job"

    def _on_tenure_changed(self, companies):
        result = super()._on_tenure_changed(companies)
        self.env["res.users"].sudo()._follow_teams()
        return result
