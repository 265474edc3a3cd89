from odoo import api, fields, models


class SidocakepOrdinalPoint(models.Model):
    """One name on an ordinal scale; the higher its sequence, the better."""

    _name = "sidocakep.ordinal.point"
    _description = "Ordinal Point"
    _inherit = ["sidocakep.whole.part.mixin"]
    _order = "scale_id, sequence, id"
    _rec_names_search = ["name", "code"]

    _whole_field = "scale_id"

    scale_id = fields.Many2one(
        "sidocakep.ordinal.scale", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(
        required=True, default=10, help="From the lowest to the highest point."
    )
    code = fields.Char(
        compute="_compute_code", store=True, readonly=False, precompute=True
    )
    name = fields.Char(required=True)
    aliases = fields.Text(help="Other ways documents write this point, one a line.")

    _name_uniq = models.Constraint(
        "UNIQUE(scale_id, name)",
        "This scale already has a point of that name. Choose another name.",
    )
    _sequence_uniq = models.Constraint(
        "UNIQUE(scale_id, sequence) DEFERRABLE INITIALLY DEFERRED",
        "Two points of a scale cannot have the same place in the order. Give one of "
        "them another place.",
    )

    @api.depends("name")
    def _compute_code(self):
        for point in self:
            point.code = point.code or point.name

    def _get_aliases(self):
        return [
            line for text in (self.aliases or "").splitlines() if (line := text.strip())
        ]
