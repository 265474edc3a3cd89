"""A target of the RKT: tujuan or sasaran, indicator, figure of the year."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...const import OBJECTIVE_LEVELS
from .rkt_part_mixin import VALUE_FIELDS


class SidocakepRktLine(models.Model):
    """What the RKT says of one indicator of a tujuan or sasaran.

    The wording of goal, objective and indicator is the line's own, so that a decided
    RKT stays as it was decided when the plan is amended.

    Gunung Mas 24/2024 annex B.1 (sasaran strategis), B.2 (indikator kinerja sasaran)
    and B.3 (target kinerja tahunan).
    """

    _name = "sidocakep.rkt.line"
    _description = "RKT Line"
    _inherit = ["sidocakep.rkt.part.mixin"]
    _order = "rkt_id, sequence, id"
    _trail_fields = frozenset(
        {
            "goal",
            "objective",
            "indicator_id",
            "name",
            "printed_value",
            "is_included",
        }
    )

    node_id = fields.Many2one(
        "sidocakep.plan.node",
        string="Tujuan or Sasaran",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("level", "in", OBJECTIVE_LEVELS)],
        help="The tujuan or sasaran of the plan that the indicator measures.",
    )
    level = fields.Selection(related="node_id.level", store=True, precompute=True)
    goal = fields.Text(
        string="Tujuan",
        compute="_compute_goal",
        store=True,
        precompute=True,
        readonly=False,
        help="The tujuan as the documents print it.",
    )
    objective = fields.Text(
        string="Tujuan or Sasaran (Wording)",
        compute="_compute_objective",
        store=True,
        precompute=True,
        readonly=False,
        help="The tujuan or sasaran as the documents print it.",
    )
    indicator_id = fields.Many2one(required=True)
    drawn_objective = fields.Text(readonly=True)
    plan_text = fields.Char(
        string="In the Plan",
        compute="_compute_difference",
        help="The target of the plan for the year.",
    )
    difference = fields.Char(
        string="Differs from the Plan", compute="_compute_difference"
    )

    _indicator_uniq = models.UniqueIndex(
        "(rkt_id, node_id, indicator_id)",
        "The RKT has a line for this indicator of the tujuan or sasaran already. "
        "Change that line.",
    )

    @api.depends("node_id")
    def _compute_goal(self):
        for line in self:
            line.goal = line.node_id._get_goal().name

    @api.depends("node_id")
    def _compute_objective(self):
        for line in self:
            line.objective = line.node_id.sudo().name

    @api.depends("drawn_objective", "objective")
    def _compute_is_changed(self):
        return super()._compute_is_changed()

    @api.depends(
        "is_included",
        "is_changed",
        "node_id.indicator_ids",
        "target_id.value",
        "target_id.value_high",
        "target_id.point_id",
        "target_id.figure_status",
        "rkt_id.plan_id",
        *VALUE_FIELDS,
    )
    def _compute_difference(self):
        """Say in words what stands in the RKT and not in the plan, or otherwise."""
        for line in self:
            target = line.target_id.sudo()
            line.plan_text = target._get_printed_value() if target else False
            line.difference = "; ".join(line._get_differences(target)) or False

    @api.depends("name", "printed_value")
    def _compute_display_name(self):
        for line in self:
            line.display_name = f"{line.name or ''}: {line.printed_value or ''}"

    def _get_goals_to_name(self):
        """Return ``{line: the tujuan to name above its sasaran, or ""}``, in order.

        The column is "Tujuan dan Sasaran" (Gunung Mas 24/2024 annex B.4): a tujuan is
        named before the first of its sasaran, unless a line of its own stands there.
        """
        result, last = {}, None
        for line in self:
            goal = line.objective if line.level == "tujuan" else line.goal
            is_named = line.level == "tujuan" or goal == last
            result[line] = "" if is_named else goal or ""
            last = goal
        return result

    def _get_differences(self, target):
        """Return in words how the line differs from the plan."""
        self.ensure_one()
        node = self.node_id.sudo()
        if self.indicator_id.sudo() not in node.indicator_ids or (
            node.plan_id != self.rkt_id.sudo().plan_id
        ):
            return [self.env._("not in the plan")]
        found = []
        if not self.is_included:
            found.append(self.env._("left out of the RKT"))
        if not target:
            found.append(
                self.env._("the plan has no target for %(year)s", year=self.year)
            )
        elif target._to_engine_value() != self._to_engine_value():
            found.append(
                self.env._("target; the plan says %(plan)s", plan=self.plan_text)
            )
        if self.objective != node.name:
            found.append(self.env._("wording of the tujuan or sasaran"))
        if self.name != self.indicator_id.sudo().name:
            found.append(self.env._("wording of the indicator"))
        return found

    def _get_changed_parts(self):
        parts = super()._get_changed_parts()
        if (self.objective or "") != (self.drawn_objective or ""):
            parts.add("objective")
        return parts

    def _keep_wording(self, vals):
        """Return ``vals``, which bring another version of the node, with the wording.

        It would follow the node; what a person wrote stays.
        """
        self.ensure_one()
        goal = self.node_id.browse(vals["node_id"])._get_goal().name
        if (self.goal or "") != (self.node_id._get_goal().name or ""):
            goal = self.goal
        return {"objective": self.objective, **vals, "goal": goal}

    # ------------------------------------------------------------------
    # Rules
    # ------------------------------------------------------------------

    @api.constrains("node_id")
    def _check_node(self):
        """Tujuan and sasaran of the guiding plan only. Gunung Mas 24/2024 annex B.1."""
        for line in self.sudo():
            if line.node_id.level not in OBJECTIVE_LEVELS:
                raise ValidationError(
                    self.env._(
                        '"%(node)s" is neither a tujuan nor a sasaran: the RKT holds '
                        "these only. Choose one of these.",
                        node=line.node_id.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        """Take the target of a line added by hand from the plan if none is given."""
        lines = super().create(vals_list)
        bare = self.browse(
            line.id
            for line, vals in zip(lines, vals_list, strict=True)
            if not vals.keys() & set(VALUE_FIELDS)
        )
        if bare:
            bare._take_plan_targets()
        return lines

    def write(self, vals):
        """The hasil of the RKA follow the target. Annex B.4b, keterangan b."""
        result = super().write(vals)
        if vals.keys() & {"name", *VALUE_FIELDS}:
            for rkt, lines in self.grouped("rkt_id").items():
                if not rkt._is_frozen():
                    rkt._follow_lines(lines)
        return result

    @api.onchange("indicator_id")
    def _onchange_indicator_id(self):
        """Offer the tujuan or sasaran and the target of the plan."""
        if not self.indicator_id:
            return
        plan = self.rkt_id.plan_id._origin
        nodes = self.indicator_id._origin.sudo().node_ids.filtered(
            lambda node: node.level in OBJECTIVE_LEVELS and node.plan_id == plan
        )
        if nodes and self.node_id not in nodes:
            self.node_id = nodes[0].id
        targets = self.rkt_id._origin._get_plan_targets(self.indicator_id._origin)
        target = targets.get((self.indicator_id._origin.id, "year", self.rkt_id.year))
        if target:
            self.update(self._prepare_target_vals(target))

    def _take_plan_targets(self):
        for rkt, lines in self.grouped("rkt_id").items():
            targets = rkt._get_plan_targets(lines.indicator_id)
            for line in lines:
                target = targets.get((line.indicator_id.id, "year", rkt.year))
                if target:
                    line._as_program().write(self._prepare_target_vals(target))

    @api.model
    def _prepare_target_vals(self, target):
        """Return the figure of a target of the plan, to be the line's own."""
        target = target.sudo()
        return {
            "target_id": target.id,
            "value": target.value,
            "value_high": target.value_high,
            "point_id": target.point_id.id,
            "figure_status": target.figure_status,
            "written": target.written,
        }
