from odoo import models


class HrJob(models.Model):
    """Who comes or goes, and what is opened, moved or closed, changes what is owed."""

    _name = "hr.job"
    _inherit = "hr.job"

    def _on_tenure_changed(self, companies):
        result = super()._on_tenure_changed(companies)
        self.env["sidocakep.deadline.request"]._ask(companies)
        return result
