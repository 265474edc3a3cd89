"""Figures of cells and of targets, and the units they come with."""

import re

from ....engine.errors import EngineError
from ....engine.figures.counted import lost_thousands
from ....engine.figures.indonesian import format_number
from ....engine.figures.limits import NO_LIMIT, Limits, propose_limits, read_limits
from ....engine.figures.values import NoFigure, NoFigureKind, Number, Point, Range
from ....engine.nomenclature_table import unit_key
from ....engine.workbook import normalize
from .pending import Pending, same_record

# What a percent sign and the word mean is one unit, whichever the list has.
_PERCENT = ("%", "persen")
# Between thousands a dot may stand or not: "per 1.000 KH" is "per 1000 KH".
_DOT = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")


class FigureReader:
    """Turns engine values into the fields of a target by what the indicator is.

    :param handler: the sheet whose cells are read; problems go there
    """

    def __init__(self, handler):
        self.handler = handler
        self.env = handler.env
        self.run = handler.run
        self._scales = {}

    # Units -------------------------------------------------------------------

    @property
    def units(self):
        """The units by every spelling, shared by the sheets; new ones included."""
        if self.run.units is None:
            self.run.units = {
                _unit_key(key): unit
                for unit in self.env["sidocakep.unit"].search([])
                for key in unit._get_keys()
            }
        return self.run.units

    def find_unit(self, text):
        """Return the unit a spelling means, or None."""
        key = _unit_key(text)
        for candidate in (key, *(_PERCENT if key in _PERCENT else ())):
            if candidate in self.units:
                return self.units[candidate]
        return None

    def unit_of_row(self, row, target, figure_keys):
        """Return the unit to set on the indicator of a row; None to leave it alone.

        A blank unit of an indicator that has none is taken from its figures.
        """
        present = None if isinstance(target, Pending) else target.unit_id
        text, key = row.get("unit"), "unit"
        if text is None and not present:
            for figure_key in figure_keys:
                value = row.get(figure_key)
                if isinstance(value, (Number, Range)) and value.unit:
                    text, key = self._written_unit(row, figure_key, value), figure_key
                    break
        if text is None or "unit" in row.failed:
            return None
        unit = self.find_unit(text) or self._new_unit(row, key, text)
        if unit is None or (present is not None and same_record(unit, present)):
            return None
        return unit

    @staticmethod
    def _written_unit(row, key, value):
        """Return the unit of a figure; a percentage by the word or by the sign."""
        word = _PERCENT[1]
        return word if word in row.written[key].casefold() else value.unit

    def _new_unit(self, row, key, text):
        model = self.env["sidocakep.unit"]
        if not model.has_access("create"):
            self.handler.add_problem("unit_unknown", row, key, unit=text)
            return None
        is_percent = _unit_key(text) in _PERCENT
        name = "Persen" if is_percent else " ".join(text.split())
        unit = self.handler.pend("sidocakep.unit", row, name, {"name": name})
        self.units[_unit_key(name)] = unit
        return unit

    # Figures -----------------------------------------------------------------

    def cell(self, target):
        """Return what the export writes for a target; None when nothing is known."""
        value = target._to_engine_value()
        if isinstance(value, NoFigure) and value.kind is NoFigureKind.NOT_REPORTED:
            return None
        if isinstance(value, Range):
            return Range(value.low, value.high)
        return Number(value.value) if isinstance(value, Number) else value

    # pylint: disable-next=method-required-super
    def read(self, row, key, indicator, definition=None):
        """Return the values of a target for a cell, or None after a problem.

        :param indicator: the indicator, pending or not
        :param definition: the row of the sheet of indicators that defines it
        """
        definition = definition or row
        value = row.get(key)
        kind = self._attribute(definition, indicator, "value_kind") or "number"
        if isinstance(value, NoFigure):
            return {
                "figure_status": value.kind.value,
                "written": row.written[key] if value.text else False,
            } | ({"value": 0.0, "value_high": 0.0, "point_id": False})
        if kind == "ordinal":
            return self._read_point(row, key, definition, indicator)
        wanted = Range if kind == "range" else Number
        if not isinstance(value, wanted):
            self.handler.add_problem(f"{kind}_expected", row, key)
            return None
        if not self._check_unit(row, key, value, definition, indicator):
            return None
        if kind == "number" and self._is_doubtful(
            row, key, value, definition, indicator
        ):
            return None
        if not self._check_possible(row, key, value, definition, indicator):
            return None
        vals = {"figure_status": "figure", "written": row.written[key]}
        if kind == "range":
            return vals | {"value": float(value.low), "value_high": float(value.high)}
        return vals | {"value": float(value.value)}

    def _attribute(self, definition, indicator, key):
        """Return an attribute as the file defines it, else as the record has it."""
        if key in definition.values and key not in definition.failed:
            return definition.values[key]
        if isinstance(indicator, Pending):
            return None
        return indicator.unit_id.name if key == "unit" else indicator[key]

    def _read_point(self, row, key, definition, indicator):
        name = definition.values.get("scale")
        scale = None if isinstance(indicator, Pending) else indicator.scale_id
        if name is not None:
            scale = self.run.handlers["indicators"].scales.get(normalize(name))
        if not scale:
            self.handler.add_problem("scale_missing", row, key)
            return None
        points = self._points(scale)
        try:
            position = points.position(row.written[key])
        except EngineError as error:
            self.handler.add_problem(
                "reading", row, key, reason=error.case, **error.facts
            )
            return None
        point = self._scales[scale.id][1][position - 1]
        return {
            "figure_status": "figure",
            "written": row.written[key],
            "point_id": point.id,
        }

    def _points(self, scale):
        if scale.id not in self._scales:
            ordered = scale.point_ids.sorted("sequence")
            self._scales[scale.id] = (scale._to_engine(), ordered)
        return self._scales[scale.id][0]

    def _check_possible(self, row, key, value, definition, indicator):
        """A figure lies where those of the indicator can lie at all."""
        try:
            limits = self._read_limits(definition, indicator)
        except EngineError:
            # The row of the indicator is told.
            return True
        if limits.find_passed(value) is None:
            return True
        self.handler.add_problem("not_possible", row, key, limits=str(limits))
        return False

    def _read_limits(self, definition, indicator):
        """Return the limits that the indicator will have, as its model proposes them.

        :raises EngineError: what the file says is none
        """
        texts = {
            name: self._attribute(definition, indicator, name) or ""
            for name in ("lowest", "highest")
        }
        if isinstance(indicator, Pending) and not any(texts.values()):
            unit, name = (indicator.vals.get(key) for key in ("unit_id", "name"))
            if isinstance(unit, Pending):
                is_percent = unit_key(unit.vals["name"]) in _PERCENT
                return propose_limits(name or "", is_percent)
            return unit._propose_limits(name or "") if unit else Limits()
        texts = {name: "" if text in NO_LIMIT else text for name, text in texts.items()}
        return read_limits(**texts)

    def _is_doubtful(self, row, key, value, definition, indicator):
        """Ask for a count with three decimals, which may be thousands."""
        unit = value.unit or self._attribute(definition, indicator, "unit") or ""
        count = lost_thousands(value, unit)
        if count is None:
            return False
        self.handler.add_problem(
            "thousands_lost",
            row,
            key,
            first=f"{count} {unit}",
            second=f"{figure_words(value)} {unit}",
        )
        return True

    def _check_unit(self, row, key, value, definition, indicator):
        """A figure with a unit of its own must be in the unit of the indicator."""
        if not value.unit:
            return True
        text = definition.values.get("unit")
        if text is None and not isinstance(indicator, Pending) and indicator.unit_id:
            text = indicator.unit_id.name
        if text is None:
            return True
        if {_unit_key(value.unit), _unit_key(text)} <= set(_PERCENT):
            return True
        mine, declared = self.find_unit(value.unit), self.find_unit(text)
        if mine is not None and same_record(mine, declared):
            return True
        self.handler.add_problem("unit_differs", row, key, unit=text, found=value.unit)
        return False


def figure_words(value):
    """Return an engine value without its unit, e.g. ``4,47``."""
    if isinstance(value, Number):
        return format_number(value.value)
    return value.name if isinstance(value, Point) else str(value)


def _unit_key(text):
    """Fold the spellings of a unit, with or without dots between thousands."""
    return _DOT.sub("", unit_key(text))
