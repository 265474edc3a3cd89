from odoo import api, fields, models


class SidocakepDataCardPart(models.Model):
    """One thing that is counted for an indicator, and who counts it.

    Paser 23/2016 art. 8(2)b: cara mengukur/formulasi data kinerja.
    """

    _name = "sidocakep.data.card.part"
    _description = "Part of a Collection Card"
    _inherit = ["sidocakep.workflow.part.mixin"]
    _order = "card_id, is_below, sequence, id"
    _workflow_document_field = "collection_id"
    _trail_fields = frozenset({"name", "is_below", "counted_by_job_id"})

    card_id = fields.Many2one(
        "sidocakep.data.card", required=True, index=True, ondelete="cascade"
    )
    collection_id = fields.Many2one(
        related="card_id.collection_id", store=True, index=True, precompute=True
    )
    company_id = fields.Many2one(
        related="card_id.company_id", store=True, index=True, precompute=True
    )
    sequence = fields.Integer(default=10)
    name = fields.Text(string="What Is Counted", required=True)
    is_below = fields.Boolean(
        string="Denominator",
        help="On: the others are divided by it, or compared with it.",
    )
    counted_by_job_id = fields.Many2one(
        "hr.job",
        string="Counted by",
        index="btree_not_null",
        ondelete="restrict",
        help="The position that counts it; empty: who answers for the data.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        parts = super().create(vals_list)
        # The document is reached over the card: only now is it known.
        parts._check_document_open()
        return parts
