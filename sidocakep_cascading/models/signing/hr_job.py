from odoo import models


class HrJob(models.Model):
    """Agreements that wait for a signature follow who holds the posts."""

    _name = "hr.job"
    _inherit = "hr.job"

    def _on_tenure_changed(self, companies):
        result = super()._on_tenure_changed(companies)
        self.env["sidocakep.pk"]._follow_holders_of(self)
        return result
