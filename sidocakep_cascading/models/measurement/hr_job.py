from odoo import models


class HrJob(models.Model):
    """Who reports a figure is who holds the post: a sheet that is open names him."""

    _name = "hr.job"
    _inherit = "hr.job"

    def _on_tenure_changed(self, companies):
        result = super()._on_tenure_changed(companies)
        self.env["sidocakep.measurement"]._follow_holders(self)
        return result
