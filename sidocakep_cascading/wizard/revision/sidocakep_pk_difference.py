from odoo import api, fields, models


class SidocakepPkDifference(models.TransientModel):
    """A PK and the one before it, side by side."""

    _name = "sidocakep.pk.difference"
    _description = "Difference of Two Performance Agreements"

    pk_id = fields.Many2one("sidocakep.pk", string="New Agreement", required=True)
    previous_name = fields.Char(string="Former Agreement", readonly=True)
    ground = fields.Char(readonly=True)
    reason = fields.Text(readonly=True)
    document_number = fields.Char(string="Supporting Document", readonly=True)
    before_text = fields.Char(string="Until", readonly=True)
    after_text = fields.Char(string="Since", readonly=True)
    line_ids = fields.One2many(
        "sidocakep.pk.difference.line", "difference_id", readonly=True
    )
    changed_line_ids = fields.One2many(
        "sidocakep.pk.difference.line",
        "difference_id",
        domain=[("kind", "!=", "same")],
        readonly=True,
    )

    @api.depends("pk_id")
    def _compute_display_name(self):
        for difference in self:
            difference.display_name = difference.pk_id.display_name

    @api.model_create_multi
    def create(self, vals_list):
        """Compare when opened; the user must be allowed to read the successor."""
        differences = super().create(
            [{"pk_id": vals.get("pk_id")} for vals in vals_list]
        )
        comparisons = differences.pk_id._get_difference()
        for difference in differences:
            difference._fill(comparisons[difference.pk_id.id])
        return differences

    def _fill(self, comparison):
        self.ensure_one()
        revision = comparison["revision"]
        rows = [
            {
                "difference_id": self.id,
                "section": section["key"],
                "label": row["label"],
                "before": row["before"],
                "after": row["after"],
                "kind": row["kind"],
            }
            for section in comparison["sections"]
            for row in section["rows"]
        ]
        self.env["sidocakep.pk.difference.line"].create(rows)
        self.write(
            {
                "previous_name": self.pk_id.sudo().previous_id.display_name,
                "ground": revision["ground"],
                "reason": revision["reason"],
                "document_number": revision["document_number"],
                "before_text": revision["date_until"],
                "after_text": revision["date_from"],
            }
        )
