"""A target of the RKT: tujuan or sasaran, indicator, figure of the year."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...const import OBJECTIVE_LEVELS

VALUE_FIELDS = ("value", "value_high", "point_id", "figure_status", "written")


class SidocakepRktLine(models.Model):
    """What the RKT says of one indicator of a tujuan or sasaran.

    The wording of goal, objective and indicator is the line's own, so that a decided
    RKT stays as it was decided when the plan is amended. ``drawn_*`` is what the plan
    said when the line was last drawn: where the line says something else, a person
    changed it, and a new draw leaves it alone.

    Gunung Mas 24/2024 annex B.1 (sasaran strategis), B.2 (indikator kinerja sasaran)
    and B.3 (target kinerja tahunan).
    """

    _name = "sidocakep.rkt.line"
    _description = "RKT Line"
    _inherit = ["sidocakep.value.mixin", "sidocakep.rkt.part.mixin"]
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

    rkt_id = fields.Many2one(
        "sidocakep.rkt", string="RKT", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="rkt_id.company_id", store=True, index=True, precompute=True
    )
    year = fields.Integer(
        related="rkt_id.year", store=True, precompute=True, aggregator=None
    )
    sequence = fields.Integer(default=1000)
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
    indicator_id = fields.Many2one(required=True, ondelete="restrict")
    name = fields.Text(
        string="Indicator Wording",
        compute="_compute_name",
        store=True,
        precompute=True,
        readonly=False,
        help="The indicator as the documents print it.",
    )
    target_id = fields.Many2one(
        "sidocakep.target",
        string="Target of the Plan",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The row of the plan from which the target of this line was taken.",
    )
    is_included = fields.Boolean(
        string="In the RKT",
        default=True,
        help="Untick a line that this year's RKT leaves out; a new draw from the plan "
        "does not bring it back.",
    )
    origin = fields.Selection(
        [("plan", "Plan"), ("hand", "By Hand")],
        required=True,
        readonly=True,
        default="hand",
        help="Where the line comes from.",
    )
    drawn_figure = fields.Char(readonly=True)
    drawn_objective = fields.Text(readonly=True)
    drawn_name = fields.Text(readonly=True)
    is_changed = fields.Boolean(string="Changed by Hand", compute="_compute_is_changed")
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

    @api.depends("indicator_id")
    def _compute_name(self):
        for line in self:
            line.name = line.indicator_id.sudo().name

    @api.depends(
        "origin",
        "drawn_figure",
        "drawn_objective",
        "drawn_name",
        "objective",
        "name",
        *VALUE_FIELDS,
    )
    def _compute_is_changed(self):
        for line in self:
            line.is_changed = line.origin == "plan" and bool(line._get_changed_parts())

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
        """Return the parts that a person changed since the line was drawn."""
        self.ensure_one()
        parts = {
            "figure": self._get_figure_key() != (self.drawn_figure or ""),
            "objective": (self.objective or "") != (self.drawn_objective or ""),
            "name": (self.name or "") != (self.drawn_name or ""),
        }
        return {part for part, changed in parts.items() if changed}

    def _keep_wording(self, vals):
        """Return ``vals``, which bring another version of the node, with the wording.

        It would follow the node; what a person wrote stays.
        """
        self.ensure_one()
        goal = self.node_id.browse(vals["node_id"])._get_goal().name
        if (self.goal or "") != (self.node_id._get_goal().name or ""):
            goal = self.goal
        return {"objective": self.objective, **vals, "goal": goal}

    def _get_figure_key(self):
        """Return the figure as one text, equal when the figures are."""
        return figure_key(self)

    # ------------------------------------------------------------------
    # Rules
    # ------------------------------------------------------------------

    @api.constrains("node_id", "rkt_id")
    def _check_node(self):
        """Tujuan and sasaran of the guiding plan only. Gunung Mas 24/2024 annex B.1."""
        for line in self.sudo():
            node = line.node_id
            if node.level not in OBJECTIVE_LEVELS:
                raise ValidationError(
                    self.env._(
                        '"%(node)s" is neither a tujuan nor a sasaran: the RKT holds '
                        "these only. Choose one of these.",
                        node=node.display_name,
                    )
                )
            plan = line.rkt_id.plan_id
            if (node.company_id, node.plan_id.kind) != (plan.company_id, plan.kind):
                raise ValidationError(
                    self.env._(
                        '"%(node)s" is not a component of %(plan)s. Choose a '
                        "component of that plan.",
                        node=node.display_name,
                        plan=plan.display_name,
                    )
                )

    @api.constrains("indicator_id", "rkt_id")
    def _check_indicator_company(self):
        for line in self.sudo():
            if line.indicator_id.company_id != line.rkt_id.company_id:
                raise ValidationError(
                    self.env._(
                        '"%(indicator)s" is an indicator of %(other)s, the RKT is of '
                        "%(agency)s. Choose an indicator of the agency of the RKT.",
                        indicator=line.indicator_id.name,
                        other=line.indicator_id.company_id.name,
                        agency=line.rkt_id.company_id.name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_if_by_hand(self):
        """A line of the plan is left out, not deleted: else a new draw returns it."""
        if self._workflow_bypassed():
            return
        for line in self.filtered(lambda line: line.origin == "plan"):
            raise UserError(
                self.env._(
                    '"%(line)s" comes from the plan: untick "In the RKT" to leave it '
                    "out.",
                    line=line.name,
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

    def action_remove(self):
        """Delete a line that was added by hand."""
        self.unlink()
        return True

    def _take_plan_targets(self):
        for rkt, lines in self.grouped("rkt_id").items():
            targets = rkt._get_plan_targets(lines.indicator_id)
            for line in lines:
                target = targets.get((line.indicator_id.id, "year", rkt.year))
                if target:
                    line.write(self._prepare_target_vals(target))

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


def figure_key(record):
    """Return the figure of a record as one text, equal when the figures are."""
    if record.figure_status != "figure":
        return record.figure_status or ""
    return f"{record.value!r}|{record.value_high!r}|{record.point_id.id or ''}"
