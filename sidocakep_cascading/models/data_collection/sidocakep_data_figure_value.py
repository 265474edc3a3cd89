"""How a figure comes about: typed as counted or released, or computed from parts."""

from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.engine.figures.collected import collect
from odoo.addons.sidocakep_base.engine.figures.values import NoFigure, Number

TYPED_FIELDS = {"written", "point_id"}
#: What stands where a figure does.
NOTHING_CHOSEN = {"no_figure": False, "no_figure_reason": False}
#: What somebody enters: who wrote one of these last has entered the figure.
ENTRY_FIELDS = TYPED_FIELDS | {
    *("no_figure", "no_figure_reason", "remark", "data_year", "source"),
}


class SidocakepDataFigure(models.Model):
    """The engine computes; a person types what was counted."""

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    formula = fields.Selection(related="card_id.formula")
    formula_text = fields.Text(related="card_id.formula_text")
    computed_text = fields.Char(
        string="How It Is Computed",
        compute="_compute_computed_text",
        help="The figure that follows from the parts as they stand.",
    )

    def write(self, vals):
        """Follow what was entered with the figure."""
        bypassed = self._workflow_bypassed()
        if not bypassed and TYPED_FIELDS & vals.keys():
            self._check_typed(vals)
            if any(vals.get(name) for name in TYPED_FIELDS):
                # A figure that was typed ends the choice that there is none.
                vals = {**NOTHING_CHOSEN, **vals}
        result = super().write(vals)
        if not bypassed and ENTRY_FIELDS & vals.keys():
            self._settle()
        return result

    @api.onchange("written", "point_id")
    def _onchange_typed(self):
        """Show that a figure which is typed ends the choice that there is none."""
        if self.written or self.point_id:
            self.update(NOTHING_CHOSEN)

    def _check_typed(self, vals):
        """Refuse a typed figure where the card says that it is computed."""
        for figure in self:
            if figure._is_computed() and any(vals.get(name) for name in TYPED_FIELDS):
                raise UserError(
                    self.env._(
                        "%(figure)s is computed from its parts. Enter what was "
                        "counted; the figure follows.",
                        figure=figure.display_name,
                    )
                )

    def _is_computed(self):
        self.ensure_one()
        return bool(self.part_ids) and self.sudo().card_id.formula != "typed"

    def _settle(self):
        """Bring the figures in line with what stands in their parts and choices."""
        for figure in self:
            vals = figure._prepare_settled() | {"entered_by_id": self.env.uid}
            figure._with_workflow_bypass().write(vals)

    def _prepare_settled(self):
        self.ensure_one()
        if self.no_figure:
            return {"figure_status": self.no_figure}
        if self._is_computed():
            vals = self._prepare_figure_vals(self._collect().value, self.indicator_id)
            return vals | {"written": False}
        if self.written or self.point_id:
            return {}
        return {"figure_status": "not_reported"}

    def _collect(self):
        """Return the figure of the parts with how it is computed."""
        self.ensure_one()
        card = self.sudo().card_id
        return collect(
            card.formula,
            [part._to_engine() for part in self.part_ids],
            factor=Decimal(repr(card.factor)),
            decimals=card.decimals,
            unit=self.unit_id.name or "",
        )

    @api.depends("part_ids.written", "part_ids.value", "no_figure", "card_id")
    def _compute_computed_text(self):
        for figure in self:
            text = False
            if figure._is_computed() and not figure.no_figure:
                text = figure._get_computed_text()
            figure.computed_text = text

    def _get_computed_text(self):
        """Return how the figure is computed, or what has to be entered first."""
        result = self._collect()
        if result.missing:
            return self.env._(
                "Still to be entered: %(parts)s.", parts="; ".join(result.missing)
            )
        if isinstance(result.value, NoFigure):
            return self.env._(
                "%(calculation)s. The denominator is 0.", calculation=result.trace
            )
        return f"{result.trace} {self.unit_id.name or ''}".strip()

    def _get_figure_text(self):
        """Return the figure with its parts, as the register keeps it."""
        self.ensure_one()
        words = [self._get_printed_value()]
        if self._is_computed() and not self.no_figure:
            words.append(f"({self._collect().trace})")
        if self.no_figure and self.no_figure_reason:
            words.append(f"({self.no_figure_reason})")
        if self.remark:
            words.append(f"- {self.remark}")
        return " ".join(words)

    def _get_number(self):
        """Return the figure as a decimal number, or ``None``."""
        value = self._to_engine_value()
        return value.value if isinstance(value, Number) else None
