"""What the budget proposal (RKA) is to reach, from the RKT."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...const import BUDGET_LEVELS
from ...known_fields import KnownMonetary
from .rkt_part_mixin import VALUE_FIELDS

MEASURE_KINDS = [
    ("capaian_program", "Capaian Program"),
    ("masukan", "Masukan (Input)"),
    ("keluaran", "Keluaran (Output)"),
    ("hasil", "Hasil (Outcome)"),
]
# What each level of the budget states; a kegiatan serves the outcome of its programme.
LEVEL_KINDS = {
    "program": ("capaian_program", "masukan", "hasil"),
    "kegiatan": ("masukan", "keluaran", "hasil"),
    "sub_kegiatan": ("masukan", "keluaran"),
}


class SidocakepRkaMeasure(models.Model):
    """A tolok ukur and its target for a programme, kegiatan or sub kegiatan.

    The indicators of the RKT are the tolok ukur of the outcome (hasil), their targets
    are broken down into the targets of the outcome. Gunung Mas 24/2024 annex B.4b,
    keterangan a and b; art. 10(4).
    """

    _name = "sidocakep.rka.measure"
    _description = "RKA Measure"
    _inherit = ["sidocakep.rkt.part.mixin"]
    _order = "rkt_id, sequence, kind_rank, id"
    _trail_fields = frozenset(
        {
            "node_id",
            "kind",
            "indicator_id",
            "name",
            "printed_value",
            "amount",
            "is_included",
        }
    )

    currency_id = fields.Many2one(
        related="company_id.currency_id", store=True, precompute=True
    )
    node_id = fields.Many2one(
        "sidocakep.plan.node",
        string="Programme, Activity or Sub-activity",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("level", "in", BUDGET_LEVELS)],
    )
    level = fields.Selection(related="node_id.level", store=True, precompute=True)
    code = fields.Char(related="node_id.code", store=True, precompute=True)
    kind = fields.Selection(MEASURE_KINDS, string="Indicator of the RKA", required=True)
    kind_rank = fields.Integer(
        compute="_compute_kind_rank",
        store=True,
        precompute=True,
        aggregator=None,
    )
    rkt_line_id = fields.Many2one(
        "sidocakep.rkt.line",
        string="Line of the RKT",
        domain="[('rkt_id', '=', rkt_id)]",
        index="btree_not_null",
        ondelete="set null",
        help="The target of the RKT that this outcome is broken down from.",
    )
    name = fields.Text(
        string="Tolok Ukur", help="What is measured, as the RKA prints it."
    )
    amount = KnownMonetary(
        known_by="kind",
        known_as=("masukan",),
        help="Funds needed, only of a masukan.",
    )
    amount_source = fields.Selection(
        [("plan", "Indicative Cost of the Plan"), ("budget", "Budget (RKA/DPA)")],
        readonly=True,
        help="Where the amount was taken from.",
    )
    target_text = fields.Char(string="Target", compute="_compute_target_text")
    rkt_text = fields.Char(
        string="Target of the RKT",
        related="rkt_line_id.printed_value",
        help="What this outcome is broken down from.",
    )
    is_included = fields.Boolean(
        string="In the RKA",
        help="Untick a measure that the RKA leaves out; a new draw from the plan does "
        "not bring it back.",
    )
    origin = fields.Selection(help="Where the measure comes from.")

    _measure_uniq = models.UniqueIndex(
        "(rkt_id, node_id, kind, COALESCE(indicator_id, 0))",
        "The programme or activity has this measure already. Change that measure.",
    )
    _amount_check = models.Constraint(
        "CHECK(amount >= 0)", "An amount is not negative. Enter zero or more."
    )

    @api.depends("kind")
    def _compute_kind_rank(self):
        order = [kind for kind, _label in MEASURE_KINDS]
        for measure in self:
            measure.kind_rank = order.index(measure.kind) if measure.kind else 0

    @api.depends("kind")
    def _compute_name(self):
        funds = self.filtered(lambda measure: measure.kind == "masukan")
        # Printed on a statutory form, which is Indonesian.
        funds.name = "Dana yang dibutuhkan"
        return super(SidocakepRkaMeasure, self - funds)._compute_name()

    @api.depends("kind", "amount", "currency_id", *VALUE_FIELDS)
    def _compute_target_text(self):
        for measure in self:
            if measure.kind == "masukan":
                measure.target_text = measure.currency_id.format(measure.amount)
            else:
                measure.target_text = measure._get_printed_value()

    @api.depends("amount")
    def _compute_is_changed(self):
        return super()._compute_is_changed()

    @api.depends("name", "target_text")
    def _compute_display_name(self):
        for measure in self:
            measure.display_name = f"{measure.name or ''}: {measure.target_text or ''}"

    def _get_identity(self):
        """Return what makes the measure the same one in another version of the plan."""
        return (self.node_id.sudo().identity, self.kind, self.indicator_id.id)

    def _get_figure_key(self):
        """Return the figure or amount as one text, equal when these are."""
        if self.kind == "masukan":
            return f"{self.amount!r}"
        return super()._get_figure_key()

    def _get_promised_beside(self):
        """Return what the RKT promises, where this hasil was broken down otherwise."""
        line = self.rkt_line_id
        if not line or line._get_figure_key() == self._get_figure_key():
            return {}
        return {"rkt": line.printed_value}

    @api.constrains("node_id", "kind")
    def _check_node(self):
        for measure in self.sudo():
            node = measure.node_id
            if measure.kind not in LEVEL_KINDS.get(node.level, ()):
                labels = dict(self._fields["kind"]._description_selection(self.env))
                raise ValidationError(
                    self.env._(
                        '"%(node)s" states no %(kind)s: a programme states capaian '
                        "program, masukan and hasil; a kegiatan masukan, keluaran and"
                        " hasil; a sub kegiatan masukan and keluaran. Choose one of "
                        "these.",
                        node=node.display_name,
                        kind=labels[measure.kind],
                    )
                )

    @api.constrains("kind", "indicator_id", "amount", "rkt_line_id", "rkt_id")
    def _check_kind(self):
        """Funds are a masukan; everything else is an indicator of the agency."""
        for measure in self.sudo():
            if (measure.kind == "masukan") == bool(measure.indicator_id):
                raise ValidationError(
                    self.env._(
                        '"%(node)s": a masukan is an amount of money without an '
                        "indicator; capaian program, keluaran and hasil need the "
                        "indicator that is measured. Empty the indicator, or choose "
                        "one.",
                        node=measure.node_id.display_name,
                    )
                )
            if measure.amount and measure.kind != "masukan":
                raise ValidationError(
                    self.env._(
                        '"%(node)s": only a masukan has an amount of money. Empty the'
                        " amount, or choose masukan.",
                        node=measure.node_id.display_name,
                    )
                )
            if measure.rkt_line_id and measure.rkt_line_id.rkt_id != measure.rkt_id:
                raise ValidationError(
                    self.env._(
                        '"%(measure)s" is broken down from a line of another RKT. '
                        "Choose a line of this RKT.",
                        measure=measure.name,
                    )
                )
