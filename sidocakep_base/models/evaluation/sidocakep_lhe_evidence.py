from odoo import fields, models


class SidocakepLheEvidence(models.Model):
    """What shows that a recommendation was followed up; of the agency's side."""

    _name = "sidocakep.lhe.evidence"
    _description = "Evidence of a Follow-up"
    _inherit = ["sidocakep.evidence.mixin"]
    _order = "recommendation_id, id"
    _workflow_document_field = "recommendation_id"

    recommendation_id = fields.Many2one(
        "sidocakep.lhe.recommendation",
        string="Recommendation of an LHE",
        required=True,
        index=True,
        ondelete="restrict",
    )
    company_id = fields.Many2one(
        related="recommendation_id.company_id",
        store=True,
        index=True,
        precompute=True,
    )

    def _check_document_open(self):
        result = super()._check_document_open()
        if not self._workflow_bypassed():
            self.recommendation_id._check_sides({"evidence_ids"})
        return result
