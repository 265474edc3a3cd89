from odoo import fields, models


class SidocakepDataEvidence(models.Model):
    """A file or link that belongs to one version of one figure and stays with it.

    Gunung Mas 24/2024 art. 9(4)c: penatausahaan dan penyimpanan data.
    """

    _name = "sidocakep.data.evidence"
    _description = "Evidence of a Figure"
    _inherit = ["sidocakep.evidence.mixin"]
    _order = "figure_id, id"
    _workflow_document_field = "figure_id"

    figure_id = fields.Many2one(
        "sidocakep.data.figure",
        string="Performance Figure",
        required=True,
        index=True,
        ondelete="restrict",
    )
    company_id = fields.Many2one(
        related="figure_id.company_id", store=True, index=True, precompute=True
    )
