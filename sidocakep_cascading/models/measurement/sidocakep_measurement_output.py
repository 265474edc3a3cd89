"""What was reached at a row of the DPA, with or without a line of a PK."""

from odoo import api, fields, models
from odoo.exceptions import AccessError

from odoo.addons.sidocakep_base.engine.achievement.realising import NOT_DUE

#: Kinds of measure of the RKA that are a performance, in the order of their weight.
PERFORMANCE_KINDS = ("keluaran", "hasil", "capaian_program")


class SidocakepMeasurementOutput(models.Model):
    """An indicator of a programme, kegiatan or sub kegiatan that the DPA pays for.

    The output of every kegiatan and the outcome of every programme are reported and
    compared with the Renstra, whoever promised them. The figure is entered and verified
    as every other, from the card of its indicator; the target is that of the RKT, else
    that of the indicator. Gunung Mas 24/2024 art. 11(3), 11(4)d.
    """

    _name = "sidocakep.measurement.output"
    _description = "Output of a Row of the DPA"
    _inherit = ["sidocakep.measured.mixin"]
    _order = "measurement_id, code, node_id, id"
    _rec_names_search = ["indicator_id.name", "code", "node_id.name"]
    _rec_name = "name"
    _trail_fields = frozenset({"achievement", "raw", "year_achievement", "year_raw"})
    # Gunung Mas 24/2024 art. 11(3): the output of every kegiatan is reported.
    _owes_unasked = True

    node_id = fields.Many2one(
        "sidocakep.plan.node",
        string="Programme, Activity or Sub-activity",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    level = fields.Selection(related="node_id.level", store=True, precompute=True)
    code = fields.Char(related="node_id.code", store=True, precompute=True)
    indicator_id = fields.Many2one(
        "sidocakep.indicator",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="Empty: the plan has no indicator here, so nothing can be reported.",
    )
    name = fields.Text(string="Indicator Wording", compute="_compute_name")
    has_promise = fields.Boolean(
        string="In a PK", readonly=True, help="A PK of the agency promises it too."
    )

    _row_uniq = models.UniqueIndex(
        "(measurement_id, node_id, COALESCE(indicator_id, 0))",
        "This indicator is measured at this row already. Open that row.",
    )

    @api.depends("indicator_id.name")
    @api.depends_context("lang")
    def _compute_name(self):
        for row in self:
            row.name = row.indicator_id.sudo().name or self.env._(
                "No indicator in the plan"
            )

    def _get_row_key(self):
        return self.node_id, self.indicator_id

    def _get_shape_error(self):
        return AccessError(
            self.env._(
                "The rows follow from the DPA in force and the indicators of the plan. "
                "Link the indicator to the programme, activity or sub-activity in the "
                "plan instead."
            )
        )

    # ------------------------------------------------------------------
    # Targets
    # ------------------------------------------------------------------

    def _get_year_targets(self, _keys):
        """The RKT in force says it; where it says nothing, the indicator does."""
        year = self[:1].year
        own = self.indicator_id._get_targets(year)
        planned = self._read_planned(year)
        targets = []
        for row in self:
            key = (row.company_id, row.node_id.identity, row.indicator_id)
            target = planned.get(key) or own.get(row.indicator_id.id)
            is_blank = not target or target.figure_status == "not_reported"
            targets.append(NOT_DUE if is_blank else target._to_engine_value())
        return targets

    def _read_planned(self, year):
        """Return ``{(agency, identity, indicator): measure of the RKT}``; sudo."""
        rkts = (
            self.env["sidocakep.rkt"].sudo()._get_in_force(self.company_id, year=year)
        )
        measures = self.env["sidocakep.rka.measure"].sudo()
        found = measures.search(
            [
                ("rkt_id", "in", [rkt.id for rkt in rkts.values()]),
                ("indicator_id", "in", self.indicator_id.ids),
                ("kind", "in", PERFORMANCE_KINDS),
                ("is_included", "=", True),
            ]
        )
        ranked = found.sorted(lambda item: -PERFORMANCE_KINDS.index(item.kind))
        return {
            (item.company_id, item.node_id.identity, item.indicator_id): item
            for item in ranked
        }
