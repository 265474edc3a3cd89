"""How a figure comes about: typed as counted or released, or computed from parts."""

import re
from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from odoo.addons.sidocakep_base.engine.figures.collected import collect
from odoo.addons.sidocakep_base.engine.figures.values import NoFigure, Number

from .data_columns import STANDINGS
from .sidocakep_data_figure import OPEN_STATES, SENT

TYPED_FIELDS = {"written", "point_id"}
#: What stands where a figure does.
NOTHING_CHOSEN = {"no_figure": False, "no_figure_reason": False, "release_on": False}
#: What stands before the unit in a typed figure; a per cent sign is no other unit.
UNIT_WORD = re.compile(r"^[^A-Za-z]+")
#: Ways of writing one unit. The sign itself is escaped: it is a wildcard of a search.
PERCENT = ("persen", r"\%", "percent")
#: What says the figure: who changed one of these last has entered it.
NUMBER_FIELDS = TYPED_FIELDS | {"no_figure"}
#: What somebody enters beside its parts.
ENTRY_FIELDS = TYPED_FIELDS | {
    *("no_figure", "no_figure_reason", "release_on", "remark", "data_year", "source"),
}


class SidocakepDataFigure(models.Model):
    """The engine computes; a person types what was counted."""

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    formula = fields.Selection(related="card_id.formula")
    formula_text = fields.Text(related="card_id.formula_text")
    entry_text = fields.Char(
        string="What to Enter",
        compute="_compute_entry_text",
        help="The figure of the period alone, or as it stands at its end.",
    )
    former_value = fields.Char(
        string="Figure That Is Replaced", compute="_compute_former_value"
    )
    computed_text = fields.Char(
        string="How It Is Computed",
        compute="_compute_computed_text",
        help="The figure that follows from the parts as they stand.",
    )

    @api.depends("previous_id", "state")
    @api.depends_context("lang")
    def _compute_former_value(self):
        """Stand beside what is entered in its place, and is what counts until then."""
        for figure in self:
            is_open = figure.state in (*OPEN_STATES, SENT)
            former = figure.sudo().previous_id if is_open else figure.browse()
            figure.former_value = former.printed_value if former else False

    @api.depends("indicator_id.accumulation")
    @api.depends_context("lang")
    def _compute_entry_text(self):
        at_end = self.env._("As it stands at the end of the period")
        texts = {
            "sum": self.env._("Of this period alone; the periods are added up"),
            "average": self.env._("Of this period alone; the periods are averaged"),
            "last": at_end,
            "position": at_end,
        }
        for figure in self:
            figure.entry_text = texts.get(figure.sudo().indicator_id.accumulation)

    @api.model
    def _read_written(self, text, indicator=None):
        """Refuse the unit of something else: 12 persons are no 12 reports."""
        indicator = indicator or self.indicator_id
        word = UNIT_WORD.sub("", text).strip()
        names = PERCENT if word.casefold() in PERCENT else (word,)
        same = Domain.OR(Domain("name", "=ilike", name) for name in names)
        units = self.env["sidocakep.unit"].search(same)
        if word and units and indicator.unit_id and indicator.unit_id not in units:
            raise ValidationError(
                self.env._(
                    '"%(indicator)s" is counted in %(unit)s, and “%(text)s” is not. '
                    "Enter the number of %(unit)s.",
                    indicator=indicator.name,
                    unit=indicator.unit_id.name,
                    text=text,
                )
            )
        return super()._read_written(text, indicator)

    def write(self, vals):
        """Follow what was entered with the figure."""
        bypassed = self._workflow_bypassed()
        if not bypassed and TYPED_FIELDS & vals.keys():
            self._check_typed(vals)
            if any(vals.get(name) for name in TYPED_FIELDS):
                # A figure that was typed ends the choice that there is none.
                vals = {**NOTHING_CHOSEN, **vals}
        entered = self.browse() if bypassed else self._filter_changed(vals)
        result = super().write(vals)
        if not bypassed and ENTRY_FIELDS & vals.keys():
            self._settle(entered)
        return result

    @api.onchange("written", "point_id")
    def _onchange_typed(self):
        """Show that a figure which is typed ends the choice that there is none."""
        if self.written or self.point_id:
            self.update(NOTHING_CHOSEN)

    @api.onchange("part_ids", "no_figure")
    def _onchange_parts(self):
        """Show what the parts make of the figure while they are typed."""
        if self._is_computed():
            self.update(self._prepare_settled())

    def _filter_changed(self, vals):
        """Return the figures that say something else by these values.

        A remark, or the same number written again, makes nobody its author: who typed
        the number would verify it then.
        """
        changed = self.browse()
        for name in NUMBER_FIELDS & vals.keys():
            field = self._fields[name]
            changed |= self.filtered(
                lambda figure, name=name, field=field: (
                    (field.convert_to_write(figure[name], figure) or False)
                    != (vals[name] or False)
                )
            )
        return changed

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

    def _settle(self, entered):
        """Bring the figures in line with what stands in their parts and choices.

        :param entered: those of them that the user has entered by this
        """
        for figure in self:
            vals = figure._prepare_settled()
            if figure in entered or not figure.entered_by_id:
                vals["entered_by_id"] = self.env.uid
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

    def _say_division_by_zero(self):
        """Return the division that has no result, in the words of the paper."""
        if not self or not self._is_computed() or self.no_figure:
            return ""
        result = self._collect()
        if not isinstance(result.value, NoFigure) or result.missing:
            return ""
        return f"{result.trace.rpartition(':')[0]}, penyebutnya 0"

    def _get_figure_text(self):
        """Return the figure with its parts, as the register keeps it."""
        self.ensure_one()
        words = [self._get_printed_value()]
        if self._is_computed() and not self.no_figure:
            words.append(f"({self._collect().trace})")
        if self.no_figure and self.no_figure_reason:
            words.append(f"({self.no_figure_reason})")
        if self.release_on:
            words.append(
                self.env._("expected on %(day)s", day=self._format_day(self.release_on))
            )
        if self.remark:
            words.append(f"- {self.remark}")
        return " ".join(words)

    def _get_printed_standing(self):
        """Return how final the figure is and the year of its data, as printed.

        Both empty where there is no figure: what is not there is not provisional.
        """
        if self.figure_status != "figure":
            return "", ""
        return dict(STANDINGS).get(self.release_status, ""), self.data_year or ""

    def _get_number(self):
        """Return the figure as a decimal number, or ``None``."""
        value = self._to_engine_value()
        return value.value if isinstance(value, Number) else None
