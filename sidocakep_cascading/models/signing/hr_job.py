from odoo import models


class HrJob(models.Model):
    """Agreements that wait for a signature follow who holds the posts.

    Another superior of a post is followed by its drafts; what was proposed is refused
    at the next signature and returned.
    """

    _name = "hr.job"
    _inherit = "hr.job"

    def _on_tenure_changed(self, companies):
        result = super()._on_tenure_changed(companies)
        self.env["sidocakep.pk"]._follow_holders_of(self)
        return result

    def write(self, vals):
        result = super().write(vals)
        if "superior_id" in vals:
            self.env["sidocakep.pk"]._follow_superiors_of(self)
        return result
