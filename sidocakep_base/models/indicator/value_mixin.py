"""One value of an indicator: a number, a range, a point on a scale, or no figure."""

from decimal import Decimal
from functools import lru_cache

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ...const import FIGURE_STATUSES
from ...engine.errors import EngineError
from ...engine.figures.reading import ValueKind, read_value
from ...engine.figures.values import (
    NoFigure,
    NoFigureKind,
    Number,
    Point,
    Range,
)
from ...engine_words import say
from ...known_fields import KnownFloat
from ..document.columns import read_columns, select_columns

#: Kind of an indicator whose values are single numbers.
NUMBER_KIND, ORDINAL_KIND = "number", "ordinal"
_FIGURE_FIELDS = {"value", "value_high", "point_id", "figure_status"}
#: What says one figure, in this model and in what prints it.
ONE_FIGURE = frozenset({"written", "printed_value", *_FIGURE_FIELDS})
#: What is read to make the engine's value of a stored record.
VALUE_COLUMNS = ("indicator_id", "figure_status", "value", "value_high", "point_id")
#: Different values that are kept as the engine's.
KNOWN_VALUES = 8192
_READING_KINDS = {"number": ValueKind.NUMBER, "range": ValueKind.RANGE}


class SidocakepValueMixin(models.AbstractModel):
    """A value with what the document wrote.

    ``written`` is what a person types or a document says; writing it alone reads it
    strictly and fills the figure. Giving the figure by itself drops ``written``,
    so that the two never disagree. Zero is a figure; ``figure_status`` says why
    there is none.
    """

    _name = "sidocakep.value.mixin"
    _description = "Value"

    _edited_together = (ONE_FIGURE,)

    indicator_id = fields.Many2one("sidocakep.indicator", index=True)
    value_kind = fields.Selection(related="indicator_id.value_kind")
    scale_id = fields.Many2one(related="indicator_id.scale_id")
    unit_id = fields.Many2one(related="indicator_id.unit_id")
    written = fields.Char(
        string="As Written",
        help="The value as the document writes it, e.g. 83,5 or 139,83 - 143,33 or "
        "WTP. It is read when it is saved; an unclear figure is refused.",
    )
    # No digits: a numeric column that keeps what was typed (docs/decisions/0004).
    value = KnownFloat(
        known_by="figure_status", known_as=("figure",), digits=False, aggregator=None
    )
    value_high = KnownFloat(
        known_by="figure_status",
        known_as=("figure",),
        string="Upper Bound",
        digits=False,
        aggregator=None,
        help="Of a range; the value is then its lower bound.",
    )
    point_id = fields.Many2one(
        "sidocakep.ordinal.point",
        string="Point on the Scale",
        domain="[('scale_id', '=', scale_id)]",
        ondelete="restrict",
    )
    figure_status = fields.Selection(
        FIGURE_STATUSES,
        string="Status of the Figure",
        required=True,
        default="not_reported",
        help="Zero is a figure. The other choices say why there is none.",
    )
    printed_value = fields.Char(
        string="Printed", compute="_compute_printed_value", help="As documents show it."
    )

    @api.depends(
        "value",
        "value_high",
        "point_id.name",
        "figure_status",
        "value_kind",
        "unit_id.name",
    )
    def _compute_printed_value(self):
        for record in self:
            record.printed_value = record._get_printed_value()

    @api.constrains("value", "value_high", "point_id", "figure_status", "indicator_id")
    def _check_value(self):
        """The figure is of the kind that the indicator declares."""
        for record in self.filtered(lambda record: record.figure_status == "figure"):
            kind = record.value_kind
            if kind == ORDINAL_KIND and record.point_id.scale_id != record.scale_id:
                raise ValidationError(
                    self.env._(
                        '"%(indicator)s" is a place on the scale %(scale)s: choose one '
                        "of its points.",
                        indicator=record.indicator_id.name,
                        scale=record.scale_id.name,
                    )
                )
            if kind != ORDINAL_KIND and record.point_id:
                raise ValidationError(
                    self.env._(
                        '"%(indicator)s" is no place on a scale. Write the figure.',
                        indicator=record.indicator_id.name,
                    )
                )
            if kind == "range" and record.value > record.value_high:
                raise ValidationError(
                    self.env._(
                        '"%(indicator)s": the lower bound of the range is above the '
                        "upper bound. Exchange the two.",
                        indicator=record.indicator_id.name,
                    )
                )

    @api.constrains("value", "value_high", "figure_status", "indicator_id")
    def _check_possible(self):
        """The figure lies where those of the indicator can lie at all."""
        for record in self.filtered(lambda record: record.figure_status == "figure"):
            indicator = record.indicator_id
            if not (indicator.lowest or indicator.highest):
                continue
            value = record._to_engine_value()
            limit = indicator.sudo()._get_limits().find_passed(value)
            if limit is not None:
                raise ValidationError(
                    self.env._(
                        '"%(indicator)s": %(value)s is not possible, its values lie '
                        "%(limits)s. Correct the figure. Where it can be more or less "
                        "than that, ask for the limits to be corrected on the "
                        "indicator: of a decided one Bagian Organisasi does it.",
                        indicator=indicator.name,
                        value=value,
                        limits=indicator._get_limits_text(),
                    )
                )

    @api.model
    def _get_promise_domain(self):
        """Return which rows a new limit of an indicator has to leave room for.

        What is promised for days to come; what happened is no promise (figures, what
        others reached).
        """
        return Domain.FALSE

    @api.onchange("written")
    def _onchange_written(self):
        """Show at once how the typed value is read."""
        if not self.written or not self._is_kind_known():
            return None
        try:
            self.update(self._read_written(self.written))
        except ValidationError as error:
            return {
                "warning": {
                    "title": self.env._("The value is not clear"),
                    "message": str(error),
                }
            }
        return None

    def _is_kind_known(self):
        """Tell whether a typed value can be read: the indicator says what it is."""
        return bool(self.indicator_id)

    def _get_change(self, field, seen, now, yours):
        """Say of a figure what is printed, whichever field of it was written."""
        change = super()._get_change(field, seen, now, yours)
        if field.name in self._edited_together[0]:
            change["now"] = self.printed_value or ""
        return change

    @api.model_create_multi
    def create(self, vals_list):
        default = self.env.context.get("default_indicator_id")
        indicator_ids = [vals.get("indicator_id", default) for vals in vals_list]
        # One recordset, so that the indicators are read together.
        known = self.env["sidocakep.indicator"].browse(
            dict.fromkeys(filter(None, indicator_ids))
        )
        by_id = {indicator.id: indicator for indicator in known}
        return super().create(
            [
                vals | self._prepare_value_vals(vals, by_id.get(key, known[:0]))
                for vals, key in zip(vals_list, indicator_ids, strict=True)
            ]
        )

    def write(self, vals):
        if not vals.keys() & (_FIGURE_FIELDS | {"written"}):
            return super().write(vals)
        for indicator, records in self.grouped("indicator_id").items():
            target = self.env["sidocakep.indicator"].browse(vals.get("indicator_id"))
            extra = self._prepare_value_vals(vals, target or indicator)
            super(SidocakepValueMixin, records).write(vals | extra)
        return True

    @api.model
    def _prepare_value_vals(self, vals, indicator):
        """Return what ``vals`` implies: a figure read, its status, or an emptied one.

        The form sends the status it had before the text was typed: the text decides.
        """
        if vals.get("written") and not vals.keys() & (
            _FIGURE_FIELDS - {"figure_status"}
        ):
            return self._read_written(vals["written"], indicator)
        extra = {}
        if vals.keys() & (_FIGURE_FIELDS - {"figure_status"}):
            extra["written"] = vals.get("written", False)
            extra["figure_status"] = vals.get("figure_status", "figure")
        elif "written" in vals:
            extra |= {"value": 0.0, "value_high": 0.0, "point_id": False}
            extra["figure_status"] = vals.get("figure_status", "not_reported")
            if extra["figure_status"] == "figure":
                extra["figure_status"] = "not_reported"
        elif vals.get("figure_status") not in (None, "figure"):
            extra |= {"value": 0.0, "value_high": 0.0, "point_id": False}
            extra["written"] = False
        return extra

    @api.model
    def _read_written(self, text, indicator=None):
        """Return the values of the figure that ``text`` states.

        :param indicator: the indicator (default: the record's own)
        :raises ValidationError: the text is unclear, with the remedy
        """
        indicator = indicator or self.indicator_id
        try:
            if indicator.value_kind == "ordinal":
                value = read_value(text, scale=indicator.scale_id._to_engine())
            else:
                kind = _READING_KINDS.get(indicator.value_kind, ValueKind.NUMBER)
                unit = indicator.unit_id.name or ""
                value = read_value(text, kind=kind, unit=unit)
        except EngineError as error:
            problem = say(self.env, error)
            if indicator:
                problem = self.env._(
                    '"%(indicator)s": %(problem)s',
                    indicator=indicator.name,
                    problem=problem,
                )
            raise ValidationError(problem) from error
        self._check_percent(value, text, indicator)
        return self._prepare_figure_vals(value, indicator)

    @api.model
    def _check_percent(self, value, text, indicator):
        """Refuse a per cent sign behind what is counted in something else.

        300% of persons are not 300 persons: which of the two is meant, nobody knows.
        """
        unit = indicator.unit_id
        is_percent = getattr(value, "unit", "") == "%"
        if is_percent and unit and not unit._is_percent():
            raise ValidationError(
                self.env._(
                    '"%(indicator)s" is counted in %(unit)s, and “%(text)s” is a per '
                    "cent. Write the number of %(unit)s, without the sign.",
                    indicator=indicator.name,
                    unit=unit.name,
                    text=text,
                )
            )

    @api.model
    def _prepare_figure_vals(self, value, indicator):
        """Return the field values of an engine value."""
        vals = {
            "value": 0.0,
            "value_high": 0.0,
            "point_id": False,
            "figure_status": "figure",
        }
        match value:
            case NoFigure():
                vals["figure_status"] = value.kind.value
            case Range():
                vals |= {"value": float(value.low), "value_high": float(value.high)}
            case Point():
                point = indicator.scale_id.point_ids.filtered(
                    lambda point: point.name == value.name
                )
                vals["point_id"] = point.id
            case Number():
                vals["value"] = float(value.value)
        return vals

    def _to_engine_value(self):
        """Return the value as the engine knows it, exactly as it was typed."""
        self.ensure_one()
        return _make_value(
            self.figure_status,
            self.value_kind,
            self.value,
            self.value_high,
            self.point_id.name if self.value_kind == "ordinal" else "",
            self.unit_id.name,
        )

    def _to_engine_values(self):
        """Return ``{id: value as the engine knows it}`` of stored records."""
        self.check_access("read")
        self.flush_recordset(VALUE_COLUMNS)
        values = self._make_engine_values(select_columns(self, VALUE_COLUMNS))
        return dict(zip(self._ids, values, strict=True))

    @api.model
    def _make_engine_values(self, rows):
        """Return the engine's value of each of some rows of ``VALUE_COLUMNS``."""
        indicators = self.env["sidocakep.indicator"].browse(
            filter(None, dict.fromkeys([row[0] for row in rows]))
        )
        columns = read_columns(indicators, "value_kind", "unit_id")
        kinds = dict(zip(indicators._ids, columns, strict=True))
        units = _name_each(self.env, "sidocakep.unit", [row[1] for row in columns])
        points = _name_each(
            self.env, "sidocakep.ordinal.point", [row[-1] for row in rows]
        )
        values = []
        for indicator_id, status, low, high, point_id in rows:
            kind, unit_id = kinds.get(indicator_id, (NUMBER_KIND, None))
            point, unit = points.get(point_id), units.get(unit_id)
            values.append(
                _make_value(status, kind, low or 0.0, high or 0.0, point, unit)
            )
        return values

    def _get_printed_value(self, with_unit=True):
        """Return the value in Indonesian notation, e.g. ``85,5 Persen``."""
        self.ensure_one()
        return self._write_value((self.unit_id.name or "") if with_unit else "")

    def _get_paper_value(self):
        """Return the value as official documents write it, e.g. ``85,5 persen``."""
        self.ensure_one()
        return self._write_value(self.unit_id.paper_name or "")

    def _write_value(self, unit):
        value = self._to_engine_value()
        if isinstance(value, Number):
            value = Number(value.value, unit)
        elif isinstance(value, Range):
            value = Range(value.low, value.high, unit)
        return str(value)


def _name_each(env, model, ids):
    """Return ``{id: name}`` of those of some ids that are there."""
    found = env[model].browse(filter(None, dict.fromkeys(ids)))
    return {record.id: record.name for record in found}


@lru_cache(maxsize=KNOWN_VALUES)
def _make_value(status, kind, low, high, point, unit):
    """Return the engine's value of what a record stores of it.

    Equal ones are one object: of thousands of figures most are 1, 100 or missing.
    """
    if status != "figure":
        return NoFigure(NoFigureKind(status))
    if kind == "ordinal":
        return Point(point or "")
    if kind == "range":
        return Range(_decimal(low), _decimal(high), unit or "")
    return Number(_decimal(low), unit or "")


def _decimal(value):
    """Return the decimal number that a stored float stands for.

    ``repr`` gives the shortest text that is the same float: the figure that was
    typed, as long as it has no more than 15 digits (docs/decisions/0004).
    """
    return Decimal(repr(value))
