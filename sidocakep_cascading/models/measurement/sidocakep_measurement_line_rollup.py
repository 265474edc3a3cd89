"""One achievement of many lines, by the policy of the profile."""

from collections import defaultdict
from decimal import Decimal
from functools import lru_cache

from odoo import api, models

from odoo.addons.sidocakep_base.engine.achievement.achievement import OK, Result
from odoo.addons.sidocakep_base.models.document.columns import (
    read_columns,
    search_columns,
)

#: What is stored of a result that others are made of.
RESULT_COLUMNS = ("status", "printed", "achievement", "is_met")
WEIGHT = "weight"
#: Different results that are kept; of a quarter many are alike.
KNOWN_RESULTS = 4096


class SidocakepMeasurementLine(models.Model):
    """What a line contributes."""

    _name = "sidocakep.measurement.line"
    _inherit = "sidocakep.measurement.line"

    def _to_result(self):
        """Return the result of the line against the target of the period."""
        self.ensure_one()
        [result] = self._to_results()
        return result

    def _to_results(self):
        """Return the result of each line against the target of the period.

        What is made of many asks no more of it.
        """
        columns = read_columns(self, *RESULT_COLUMNS, WEIGHT)
        return [make_result(*row) for row in columns]

    @api.model
    def _read_results(self, measurements):
        """Return the results of the lines of measurements, in the order of the sheets.

        :return: ``({sheet id: [result]}, {measurement id: [result]})``
        """
        rows = search_columns(
            self,
            [("measurement_id", "in", measurements.ids)],
            ["sheet_id", *RESULT_COLUMNS, WEIGHT],
            order="sequence, id",
        )
        of_sheets, of_measurements = defaultdict(list), defaultdict(list)
        for _line_id, sheet_id, *row in rows:
            of_sheets[sheet_id].append(make_result(*row))
        sheets = search_columns(
            self.env["sidocakep.measurement.sheet"],
            [("measurement_id", "in", measurements.ids)],
            ["measurement_id"],
            order="sequence, id",
        )
        for sheet_id, measurement_id in sheets:
            of_measurements[measurement_id] += of_sheets[sheet_id]
        return of_sheets, of_measurements


@lru_cache(maxsize=KNOWN_RESULTS)
def make_result(status, printed, figure, met, weight=1):
    """Return the engine's ``Result`` of what is stored of it; of equals one object."""
    weight = Decimal(repr(weight))
    if status != OK:
        return Result(status, printed or "", weight=weight)
    figure = Decimal(repr(figure or 0.0))
    return Result(OK, printed or "", capped=figure, met=met, weight=weight)
