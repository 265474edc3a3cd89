from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from odoo.addons.sidocakep_base.const import OBJECTIVE_LEVELS
from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_base.models.indicator.value_mixin import ONE_FIGURE

from ...const import (
    DRAFT,
    REPLACED,
)
from .pk_dpa import get_day

#: What a promise may weigh beside others, where all at 1 weigh the same.
LEAST_WEIGHT, MOST_WEIGHT = 0.01, 100


class SidocakepPkLine(models.Model):
    """A promise of the PK (Tabel I): tujuan or sasaran, indicator, target.

    Gunung Mas 24/2024 art. 6(3): the PK holds indicators and targets. The wording of
    objective, indicator and target is the line's own, so that what was agreed stays as
    it was agreed when the plan is amended.
    """

    _name = "sidocakep.pk.line"
    _description = "Performance Agreement Line"
    _made_elsewhere = True
    _inherit = ["sidocakep.value.mixin", "sidocakep.pk.part.mixin"]
    _order = "pk_id, sequence, id"

    _trail_fields = frozenset(
        {
            *("indicator_id", "name", "objective", "parent_line_id"),
            *("target_text", "target_note", "note", "weight"),
        }
    )
    _edited_together = (ONE_FIGURE | {"target_text"},)

    pk_id = fields.Many2one(
        "sidocakep.pk", string="PK", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="pk_id.company_id", store=True, index=True)
    year = fields.Integer(related="pk_id.year", store=True, index=True)
    sequence = fields.Integer(default=10)
    node_id = fields.Many2one(
        "sidocakep.plan.node",
        string="Tujuan or Sasaran",
        domain=[("level", "in", OBJECTIVE_LEVELS)],
        compute="_compute_from_indicator",
        store=True,
        readonly=False,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The tujuan or sasaran of the plan that this indicator measures.",
    )
    objective = fields.Text(
        compute="_compute_objective",
        store=True,
        readonly=False,
        precompute=True,
        help="The tujuan or sasaran as it is printed.",
    )
    indicator_id = fields.Many2one(
        "sidocakep.indicator", required=True, index=True, ondelete="restrict"
    )
    name = fields.Text(
        string="Indicator Wording",
        compute="_compute_from_indicator",
        store=True,
        readonly=False,
        precompute=True,
    )
    level_id = fields.Many2one(
        "sidocakep.indicator.level",
        string="Indicator Level",
        compute="_compute_level_id",
        store=True,
        precompute=True,
        index="btree_not_null",
    )
    target_id = fields.Many2one(
        "sidocakep.target",
        string="Target of the Plan",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The row of the plan from which the target of this line was taken.",
    )
    target_text = fields.Char(
        string="Target",
        compute="_compute_target_text",
        store=True,
        help="The figure with its unit.",
    )
    paper_text = fields.Char(
        string="Target on Paper",
        compute="_compute_target_text",
        store=True,
        help="The target as it is printed. Signed before units had words for paper, "
        "it is the target itself.",
    )
    target_note = fields.Char(
        string="Note on the Target",
        help="What is to be said besides the figure; printed below it.",
    )
    note = fields.Char()
    parent_line_id = fields.Many2one(
        "sidocakep.pk.line",
        string="Supports Line of the Superior",
        index="btree_not_null",
        ondelete="set null",
        help="The promise of the direct superior that this line helps to keep.",
    )
    child_line_ids = fields.One2many(
        "sidocakep.pk.line", "parent_line_id", string="Supported By"
    )
    weight = fields.Float(
        required=True,
        default=1,
        digits=False,
        aggregator=None,
        help="What the achievement counts for where the regulation profile rolls "
        "achievements up by weights: 2 counts twice. Weights need not add up to "
        "anything; all at 1 they weigh nothing. Signed with the PK.",
    )
    is_from_plan = fields.Boolean(
        readonly=True,
        help="Drawn from the plan; a new draw replaces it. Lines added by hand stay.",
    )

    _indicator_uniq = models.Constraint(
        "UNIQUE(pk_id, indicator_id)",
        "This indicator is already in the PK. One line promises one indicator. Change"
        " that line.",
    )

    @api.constrains("weight")
    def _check_weight(self):
        """Without a weight it counts nowhere; with a huge one it decides alone."""
        for line in self:
            if not LEAST_WEIGHT <= line.weight <= MOST_WEIGHT:
                raise ValidationError(
                    self.env._(
                        "%(line)s: write a weight from 0.01 to 100; 1 where all weigh "
                        "the same.",
                        line=line.name,
                    )
                )

    # ------------------------------------------------------------------
    # Computed while the PK is a draft
    # ------------------------------------------------------------------

    @api.depends("indicator_id")
    def _compute_from_indicator(self):
        drafts = self.filtered(lambda line: line._is_open())
        tree = drafts.indicator_id.sudo().node_ids
        paths = {key for node in tree for key in node._get_path_ids()}
        tree.browse(paths).fetch(["level", "identity", "plan_id"])
        for line in self:
            if line not in drafts:
                line.node_id = line.node_id
                line.name = line.name
                continue
            indicator = line.indicator_id.sudo()
            objectives = indicator.node_ids.filtered(
                lambda node: node.level in OBJECTIVE_LEVELS
            )._put_decided_first(get_day(line.pk_id))
            if line.node_id not in objectives:
                line.node_id = (
                    line.node_id
                    or objectives[:1].id
                    or line._find_objective_above(indicator.node_ids).id
                )
            line.name = indicator.name

    def _find_objective_above(self, nodes):
        """Return the one objective above programmes and activities, empty for several.

        The indicator of a programme serves the sasaran that its programme stands under.
        """
        found = nodes.browse()
        for node in nodes:
            above = nodes.browse(node._get_path_ids())
            found |= above.filtered(lambda node: node.level in OBJECTIVE_LEVELS)[-1:]
        if len(set(found.mapped("identity"))) != 1:
            return found.browse()
        # Several versions of it: the plan that was not amended by the day of the PK.
        day = get_day(self.pk_id)
        found = found.filtered(lambda node: not node.plan_id._is_replaced_on(day))
        return found._put_decided_first(day)[:1]

    @api.depends("indicator_id.level_id")
    def _compute_level_id(self):
        """Follow the indicator while the PK is a draft: a breach is mended there."""
        for line in self:
            if line._is_open():
                line.level_id = line.indicator_id.sudo().level_id.id
            else:
                line.level_id = line.level_id

    @api.depends("node_id")
    def _compute_objective(self):
        for line in self:
            if line._is_open() and line.node_id:
                line.objective = line.node_id.sudo().name
            else:
                line.objective = line.objective

    @api.depends(
        "indicator_id", "value", "value_high", "point_id", "figure_status", "written"
    )
    def _compute_target_text(self):
        for line in self:
            if line._is_open():
                line.target_text = line._get_printed_value(with_unit=True)
                line.paper_text = line._get_paper_value()
            else:
                line.target_text = line.target_text
                line.paper_text = line.paper_text

    @api.depends("target_text", "name")
    def _compute_display_name(self):
        for line in self:
            line.display_name = f"{line.name or ''}: {line.target_text or ''}"

    @api.model
    def _get_promise_domain(self):
        year = self.env.user._get_office_day().year
        return Domain("pk_id.year", ">=", year) & Domain("pk_id.state", "!=", REPLACED)

    def _is_open(self):
        return not self.pk_id or self.pk_id.state == DRAFT

    # ------------------------------------------------------------------
    # Rules
    # ------------------------------------------------------------------

    @api.constrains("indicator_id", "pk_id")
    def _check_indicator_company(self):
        """An agency promises its own indicators or those of the government above."""
        for line in self.sudo():
            if line.indicator_id.company_id not in line.pk_id.company_id.parent_ids:
                raise ValidationError(
                    self.env._(
                        "%(indicator)s belongs to %(other)s. A PK of %(company)s "
                        "holds indicators of that agency or of the government above "
                        "it. Choose one of these.",
                        indicator=line.indicator_id.name,
                        other=line.indicator_id.company_id.name,
                        company=line.pk_id.company_id.name,
                    )
                )

    @api.constrains("parent_line_id")
    def _check_parent_line(self):
        """A line supports a promise of the direct superior of the same year."""
        for line in self.sudo().filtered("parent_line_id"):
            superior = line.parent_line_id.pk_id
            own = line.pk_id
            is_above = superior.job_id == own.second_job_id and superior != own
            if not is_above or superior.year != own.year:
                raise ValidationError(
                    self.env._(
                        "%(line)s can support a line of the superior's PK of %(year)s"
                        " only. Choose such a line.",
                        line=line.name,
                        year=line.pk_id.year,
                    )
                )
        if self._has_cycle("parent_line_id"):
            raise ValidationError(
                self.env._(
                    "Two lines cannot support each other, directly or not. Choose a "
                    "line of the superior."
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_supported(self):
        """A line that a signed PK points at stays: the link was signed too."""
        pointing = self.sudo().child_line_ids - self
        frozen = pointing.filtered(lambda line: line.pk_id._is_frozen())
        if frozen:
            raise FrozenRecordError(
                self.env._(
                    "%(pks)s support this line and are being signed. Return them "
                    "first.",
                    pks=", ".join(frozen.pk_id.mapped("display_name")),
                )
            )

    # ------------------------------------------------------------------
    # The target of the plan
    # ------------------------------------------------------------------

    @api.onchange("indicator_id")
    def _onchange_indicator_id(self):
        """Offer the target of the plan for the year of the PK."""
        target = self._get_plan_target()
        if target:
            self.update(self._prepare_target_vals(target))

    @api.model_create_multi
    def create(self, vals_list):
        """Take the target from the plan where none is given."""
        self._check_given(vals_list)
        vals_list = self._add_plan_targets(vals_list)
        lines = super(SidocakepPkLine, self._as_program()).create(vals_list)
        return lines.with_env(self.env)

    @api.model
    def _add_plan_targets(self, vals_list):
        """Return ``vals_list`` with the targets of the plan; a query for each year."""
        value_fields, context = self._get_value_fields(), self.env.context
        result, bare = [], defaultdict(list)
        for vals in vals_list:
            vals = dict(vals)
            result.append(vals)
            pk_id = vals.get("pk_id", context.get("default_pk_id"))
            if pk_id and not value_fields & vals.keys():
                bare[pk_id].append(vals)
        by_year = self.env["sidocakep.pk"].browse(bare).sudo().grouped("year")
        for year, pks in by_year.items():
            rows = [(get_day(pk), vals) for pk in pks for vals in bare[pk.id]]
            default = context.get("default_indicator_id")
            keys = [vals.get("indicator_id", default) for _day, vals in rows]
            indicators = self.env["sidocakep.indicator"].sudo()
            indicators = indicators.browse(filter(None, keys))
            by_day = indicators._get_targets_on(year, {day for day, _vals in rows})
            for key, (day, vals) in zip(keys, rows, strict=True):
                if key in by_day[day]:
                    vals.update(self._prepare_target_vals(by_day[day][key]))
        return result

    def _get_plan_target(self):
        self.ensure_one()
        if not self.indicator_id or not self.pk_id.year:
            return self.target_id.browse()
        indicator = self.indicator_id._origin.sudo()
        day = get_day(self.pk_id)
        targets = indicator._get_targets_on(self.pk_id.year, [day])[day]
        return targets.get(indicator.id) or self.target_id.browse()

    @api.model
    def _get_value_fields(self):
        return {"value", "value_high", "point_id", "figure_status", "written"}

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
