"""Targets of an action against what was agreed for the year."""

from odoo import Command, api, fields, models

from odoo.addons.sidocakep_base.engine.achievement.accumulation import (
    Accumulation,
    accumulate,
)
from odoo.addons.sidocakep_base.engine.figures.values import NoFigure, Number
from odoo.addons.sidocakep_base.models.workbook.sheets import same_figure

from ...const import IN_FORCE
from ...engine.action_plan import PERIODS, find_fall
from .sidocakep_action import PERFORMANCE


class SidocakepAction(models.Model):
    """What is to be reached by which month or quarter.

    Where the periods do not lead to the target of the year, a reason stands in its own
    field; a cumulative target that goes back is a finding.
    """

    _name = "sidocakep.action"
    _inherit = "sidocakep.action"

    indicator_id = fields.Many2one(
        "sidocakep.indicator",
        string="Measured by",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('company_id', '=', company_id)]",
        help="The indicator whose target the periods lead to. Without one the targets "
        "count what the action itself puts out.",
    )
    unit_id = fields.Many2one(
        "sidocakep.unit",
        compute="_compute_unit_id",
        store=True,
        readonly=False,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    target_period = fields.Selection(
        [("month", "By Month"), ("quarter", "By Quarter")],
        string="Targets Given",
    )
    accumulation = fields.Selection(
        [("position", "Position: the last period is the year"), ("sum", "Sum")],
        string="How the Targets Add Up",
        required=True,
        default="position",
    )
    target_ids = fields.One2many(
        "sidocakep.action.target", "action_id", string="Targets of the Periods"
    )
    target_texts = fields.Json(
        string="Targets as Written",
        compute="_compute_target_texts",
        inverse="_inverse_target_texts",
        help="The targets by the number of the period, as a workbook writes them.",
    )
    annual_text = fields.Char(
        string="Target of the Agreement", compute="_compute_targets", store=True
    )
    total_text = fields.Char(
        string="Target of the Periods Together", compute="_compute_targets", store=True
    )
    is_target_different = fields.Boolean(compute="_compute_targets", store=True)
    is_target_falling = fields.Boolean(compute="_compute_targets", store=True)
    target_reason = fields.Text(
        string="Why the Targets Differ",
        help="Why the last period does not lead to the target of the agreement.",
    )

    @api.depends("indicator_id.unit_id")
    def _compute_unit_id(self):
        for action in self:
            action.unit_id = action.indicator_id.sudo().unit_id or action.unit_id

    @api.depends(
        "accumulation",
        "indicator_id.direction",
        "pk_line_ids.value",
        "pk_line_ids.figure_status",
        "target_period",
        "target_ids.figure_status",
        "target_ids.point_id",
        "target_ids.value",
        "target_ids.value_high",
    )
    def _compute_targets(self):
        """Add the periods up as the engine does, and compare them with the year."""
        for action in self:
            targets = action.target_ids.sorted("period_no")
            values = [target._to_engine_value() for target in targets]
            total = action._accumulate(values)
            line = action._get_agreed_line()
            agreed = line and line._to_engine_value()
            action.annual_text = line.target_text if line else False
            action.total_text = False if total is None else str(total)
            action.is_target_different = bool(
                line and total is not None and not same_figure(agreed, total)
            )
            numbers = [
                value.value if isinstance(value, Number) else None for value in values
            ]
            action.is_target_falling = (
                action.accumulation == "position"
                and find_fall(numbers, action.indicator_id.sudo().direction == "lower")
                is not None
            )

    @api.depends("target_ids.written", "target_ids.figure_status")
    def _compute_target_texts(self):
        for action in self:
            action.target_texts = {
                str(target.period_no): target._get_printed_value(with_unit=False)
                for target in action.target_ids
                if target.figure_status != "not_reported"
            }

    def _inverse_target_texts(self):
        """Type each text into the target of its period, where there is one."""
        for action, texts in [(action, action.target_texts or {}) for action in self]:
            action._add_periods()
            for target in action.target_ids:
                if text := texts.get(str(target.period_no)):
                    target.written = text

    def _accumulate(self, values):
        """Return the value of the periods together; ``None`` where there is none."""
        if all(isinstance(value, NoFigure) for value in values):
            return None
        is_sum = self.accumulation == "sum" and all(
            isinstance(value, (Number, NoFigure)) for value in values
        )
        how = Accumulation.SUM if is_sum else Accumulation.POSITION
        return accumulate(values, how).value

    def _get_agreed_line(self):
        """Return the linked line that promises this indicator; sudo, or empty."""
        lines = self.sudo().pk_line_ids
        return lines.filtered(
            lambda line: self.indicator_id and line.indicator_id == self.indicator_id
        )[:1]

    @api.onchange("pk_line_ids")
    def _onchange_pk_line_ids(self):
        """Measure by what the first linked line promises."""
        if self.pk_line_ids and not self.indicator_id:
            self.indicator_id = self.pk_line_ids[:1]._origin.indicator_id

    @api.onchange("target_period")
    def _onchange_target_period(self):
        """Show the periods of a new action; they are made when it is saved."""
        if self._origin:
            return
        numbers = range(1, PERIODS.get(self.target_period, 0) + 1)
        self.target_ids = [
            Command.clear(),
            *(
                Command.create({"period_kind": self.target_period, "period_no": number})
                for number in numbers
            ),
        ]

    @api.model
    def _take_target_texts(self, vals):
        """Return ``vals`` with the targets that were typed before saving, as texts."""
        if not vals.get("target_ids"):
            return vals
        rows = [row for code, _id, row in vals["target_ids"] if code == Command.CREATE]
        texts = {
            str(row.get("period_no")): row["written"]
            for row in rows
            if row.get("written")
        }
        vals = {name: value for name, value in vals.items() if name != "target_ids"}
        return vals | {"target_texts": texts} if texts else vals

    @api.model_create_multi
    def create(self, vals_list):
        actions = super().create([self._take_target_texts(vals) for vals in vals_list])
        actions._add_periods()
        return actions

    def write(self, vals):
        result = super().write(vals)
        if vals.get("target_period"):
            self._add_periods()
        return result

    def _add_periods(self):
        """Give each action a row for every period; what is there stays."""
        # Elevated: periods come and go with the choice of the action alone.
        rows = self.env["sidocakep.action.target"].sudo()
        vals_list = []
        for action in self.sudo().filtered("target_period"):
            kept = action.target_ids.filtered(
                lambda row, kind=action.target_period: row.period_kind == kind
            )
            present = set(kept.mapped("period_no"))
            (action.target_ids - kept).unlink()
            vals_list += [
                {
                    "action_id": action.id,
                    "period_kind": action.target_period,
                    "period_no": number,
                }
                for number in range(1, PERIODS[action.target_period] + 1)
                if number not in present
            ]
        rows.create(vals_list)

    def _get_missing_work(self):
        """Return in one line, if anything, when and by whom it is still to be said."""
        if not self.months and not self.responsible_id:
            text = self.env._(
                '"%(action)s": the months in which it is done, and who is responsible',
                action=self.display_name,
            )
        elif not self.months:
            text = self.env._(
                '"%(action)s": the months in which it is done', action=self.display_name
            )
        elif not self.responsible_id:
            text = self.env._(
                '"%(action)s": who is responsible', action=self.display_name
            )
        else:
            return []
        return [text]

    def _get_missing_for_decision(self):
        """Return in words what this row lacks.

        Paser 23/2016 art. 6(4)a, 6(4)c, 6(4)d; an agreement binds once it is in force.
        """
        self.ensure_one()
        name, missing = self.display_name, []
        if not self.child_ids:
            missing += self._get_missing_work()
        lines = self.sudo().pk_line_ids
        if self.kind == PERFORMANCE and not (
            lines or self.sudo().parent_id.pk_line_ids
        ):
            missing.append(
                self.env._('"%(action)s": the agreement that it serves', action=name)
            )
        missing += [
            self.env._(
                '"%(action)s": %(pk)s in force, or the one that follows it',
                action=name,
                pk=pk.display_name,
            )
            for pk in lines.pk_id.filtered(lambda pk: pk.state != IN_FORCE)
        ]
        if self.is_target_different and not (self.target_reason or "").strip():
            missing.append(
                self.env._(
                    '"%(action)s": why its targets lead to %(total)s and not to '
                    "%(agreed)s, as agreed",
                    action=name,
                    total=self.total_text,
                    agreed=self.annual_text,
                )
            )
        return missing
