from odoo import models


class HrJob(models.Model):
    """A mutasi that HR records proposes the revision of the agreements it touches."""

    _name = "hr.job"
    _inherit = "hr.job"

    def _on_tenure_changed(self, companies):
        result = super()._on_tenure_changed(companies)
        self.env["sidocakep.pk"]._follow_tenure(self)
        return result
