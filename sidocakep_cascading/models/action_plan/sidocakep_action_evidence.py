from odoo import api, fields, models

from .sidocakep_action_month import OPEN_STATUSES


class SidocakepActionEvidence(models.Model):
    """What shows that the work of a month was done.

    Attached by whoever reports, also afterwards; from the report on it stays as it is.
    """

    _name = "sidocakep.action.evidence"
    _description = "Evidence of the Work of a Month"
    _inherit = ["sidocakep.evidence.mixin"]
    _order = "month_id, id"
    _workflow_document_field = "plan_id"

    month_id = fields.Many2one(
        "sidocakep.action.month",
        string="Work of a Month",
        required=True,
        index=True,
        ondelete="restrict",
    )
    plan_id = fields.Many2one(related="month_id.plan_id", store=True, index=True)
    company_id = fields.Many2one(
        related="month_id.company_id", store=True, index=True, precompute=True
    )

    @api.model_create_multi
    def create(self, vals_list):
        """What comes after the report is part of it at once."""
        files = super().create(vals_list)
        files.filtered(lambda file: file.month_id.status not in OPEN_STATUSES)._send()
        return files

    def _check_document_open(self):
        """The plan is frozen by its decision; its work begins then."""
        if not self._workflow_bypassed():
            self.sudo().month_id._check_in_force()
