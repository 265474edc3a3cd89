from odoo import fields, models


class SidocakepDialogEvidence(models.Model):
    """A picture of the meeting, the signed list of those present, another paper."""

    _name = "sidocakep.dialog.evidence"
    _description = "Picture or Paper of a Dialog"
    _inherit = ["sidocakep.evidence.mixin"]
    _order = "dialog_id, id"
    _workflow_document_field = "dialog_id"

    dialog_id = fields.Many2one(
        "sidocakep.dialog", required=True, index=True, ondelete="restrict"
    )
    company_id = fields.Many2one(
        related="dialog_id.company_id", store=True, index=True, precompute=True
    )
