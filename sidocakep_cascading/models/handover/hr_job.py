from odoo import fields, models


class HrJob(models.Model):
    """Who leaves a post is asked for the memo by which he hands it over."""

    _name = "hr.job"
    _inherit = "hr.job"

    handover_ids = fields.One2many(
        "sidocakep.handover",
        "job_id",
        string="Hand-over Memos",
        groups="sidocakep_base.group_employee",
    )

    def _on_tenure_changed(self, companies):
        result = super()._on_tenure_changed(companies)
        self.env["sidocakep.handover"]._follow_holders(self)
        return result
