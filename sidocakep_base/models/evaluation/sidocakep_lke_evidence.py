from odoo import fields, models


class SidocakepLkeEvidence(models.Model):
    """What shows that a criterion is met, where no document kept here does."""

    _name = "sidocakep.lke.evidence"
    _description = "Evidence of a Criterion"
    _inherit = ["sidocakep.evidence.mixin"]
    _order = "line_id, id"
    _workflow_document_field = "index_id"

    line_id = fields.Many2one(
        "sidocakep.lke.line",
        string="Criterion with Its Evidence",
        required=True,
        index=True,
        ondelete="restrict",
    )
    index_id = fields.Many2one(
        related="line_id.index_id", store=True, index=True, precompute=True
    )
    company_id = fields.Many2one(
        related="line_id.company_id", store=True, index=True, precompute=True
    )
