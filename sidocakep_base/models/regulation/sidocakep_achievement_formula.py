from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...const import DIRECTIONS
from ...engine.achievement.formulas import FORMULAS, Direction, find_formula
from ...engine.errors import EngineError
from ...engine_words import get_formula_expression, get_formula_name, say


class SidocakepAchievementFormula(models.Model):
    """The formula a policy chooses for one direction, between two dates."""

    _name = "sidocakep.achievement.formula"
    _description = "Achievement Formula"
    _inherit = ["sidocakep.in.force.mixin", "sidocakep.counting.part.mixin"]
    _order = "policy_id, direction, date_start, id"

    _whole_field = "policy_id"
    _counting_free = frozenset({"source"})

    policy_id = fields.Many2one(
        "sidocakep.achievement.policy", required=True, index=True, ondelete="cascade"
    )
    direction = fields.Selection(DIRECTIONS, required=True)
    formula_code = fields.Selection(
        selection="_selection_formula_code", string="Formula", required=True
    )
    expression = fields.Char(compute="_compute_from_formula")
    source = fields.Char(help="Regulation or document that uses this formula.")
    known_use = fields.Char(compute="_compute_from_formula", string="Seen In")

    @api.model
    def _selection_formula_code(self):
        return [(code, get_formula_name(self.env, code)) for code in FORMULAS]

    @api.depends("formula_code")
    @api.depends_context("lang")
    def _compute_from_formula(self):
        for row in self:
            formula = FORMULAS.get(row.formula_code)
            row.expression = formula and get_formula_expression(self.env, formula.code)
            row.known_use = formula.source if formula else False

    @api.depends("direction", "formula_code")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for row in self:
            row.display_name = row.expression or ""

    @api.constrains("direction", "formula_code")
    def _check_direction(self):
        for row in self:
            try:
                find_formula(row.formula_code, Direction(row.direction))
            except EngineError as error:
                raise ValidationError(say(self.env, error)) from error
