from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError

from odoo.addons.sidocakep_base.engine.errors import EngineError
from odoo.addons.sidocakep_base.engine.figures.collected import Part, PartFormula
from odoo.addons.sidocakep_base.engine.figures.counted import is_counted, names_count
from odoo.addons.sidocakep_base.engine.figures.numerals import get_readings
from odoo.addons.sidocakep_base.engine.figures.reading import ValueKind, read_value
from odoo.addons.sidocakep_base.engine.figures.values import Number
from odoo.addons.sidocakep_base.engine_words import say
from odoo.addons.sidocakep_base.known_fields import KnownFloat

ENTERED = frozenset({"written"})


class SidocakepDataFigurePart(models.Model):
    """What was counted for a figure. Who counts it, or who enters the figure, types it.

    The rows come with the figure; what they are is said by the collection card.
    """

    _name = "sidocakep.data.figure.part"
    _description = "Part of a Performance Figure"
    _inherit = ["sidocakep.shaped.part.mixin"]
    _order = "figure_id, is_below, sequence, id"
    _workflow_document_field = "figure_id"
    _trail_fields = _written_fields = ENTERED

    figure_id = fields.Many2one(
        "sidocakep.data.figure",
        string="Performance Figure",
        required=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(
        related="figure_id.company_id", store=True, index=True, precompute=True
    )
    sequence = fields.Integer(default=10)
    name = fields.Text(string="What Is Counted", required=True, readonly=True)
    is_below = fields.Boolean(string="Denominator", readonly=True)
    counted_by_job_id = fields.Many2one(
        "hr.job",
        string="Counted by",
        index="btree_not_null",
        readonly=True,
        ondelete="restrict",
    )
    written = fields.Char(
        string="Number Counted",
        help="What was counted, e.g. 330 or 1.250,5. Zero is a number.",
    )
    written_readings = fields.Char(
        compute="_compute_written_readings",
        help="Where the number can be read in two ways: both, to choose from.",
    )
    entered_by_id = fields.Many2one(
        "res.users",
        string="Entered by",
        readonly=True,
        index="btree_not_null",
        help="Who typed the number that stands here: he verifies no figure of it.",
    )
    value = KnownFloat(
        known_by="written",
        digits=False,
        compute="_compute_value",
        store=True,
        aggregator=None,
    )

    @api.depends("written")
    def _compute_value(self):
        for part in self:
            number = part._read()
            part.value = float(number) if number is not None else 0.0

    @api.depends("written", "name")
    def _compute_written_readings(self):
        for part in self:
            part.written_readings = False
            try:
                part._read_strictly()
            except EngineError as error:
                part.written_readings = get_readings(error)

    @api.constrains("written")
    def _check_written(self):
        for part in self:
            try:
                part._read_strictly()
            except EngineError as error:
                raise ValidationError(
                    self.env._(
                        '"%(part)s": %(problem)s',
                        part=part.name,
                        problem=say(self.env, error),
                    )
                ) from error

    @api.onchange("written")
    def _onchange_written(self):
        """Say at once when the number is not clear."""
        try:
            self._read_strictly()
        except EngineError as error:
            if get_readings(error):  # asked beside it, and answered with one click
                return None
            return {
                "warning": {
                    "title": self.env._("The value is not clear"),
                    "message": say(self.env, error),
                }
            }
        return None

    def _read_strictly(self):
        """Return the decimal number that was typed; ``None`` where nothing was.

        :raises EngineError: it is not one clear number
        """
        kind = ValueKind.COUNT if self._is_count() else ValueKind.NUMBER
        value = read_value(self.written or "", kind=kind)
        return value.value if isinstance(value, Number) else None

    def _is_count(self):
        """Tell whether it is counted one by one, as its name or its figure says."""
        if names_count(self.name or ""):
            return True
        figure = self.figure_id.sudo()
        is_same = figure.formula == PartFormula.SUM.value
        return is_same and is_counted(figure.unit_id.name or "")

    def _read(self):
        try:
            return self._read_strictly()
        except EngineError:
            return None

    def _to_engine(self):
        return Part((self.name or "").split("\n")[0], self._read(), self.is_below)

    def write(self, vals):
        if self._workflow_bypassed():
            return super().write(vals)
        changed = self.filtered(
            lambda part: (part.written or False) != (vals.get("written") or False)
        )
        entered = changed.figure_id
        result = super().write(vals)
        changed._with_workflow_bypass().write({"entered_by_id": self.env.uid})
        # Who counts a part may have no right to the figure; what follows, follows.
        self.figure_id.sudo()._settle(entered)
        entered.sudo()._forget_reason()
        return result

    def _get_shape_error(self):
        return AccessError(
            self.env._(
                "What is counted for a figure is said by the collection card. Enter "
                "the numbers here; change the card for the next period."
            )
        )
