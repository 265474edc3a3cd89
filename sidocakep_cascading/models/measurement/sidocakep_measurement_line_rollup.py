"""One achievement of many lines, by the policy of the profile."""

from collections import defaultdict
from decimal import Decimal

from odoo import api, models

from odoo.addons.sidocakep_base.engine.achievement.achievement import OK, Result
from odoo.addons.sidocakep_base.models.document.columns import read_columns


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
        names = ("status", "printed", "achievement", "is_met")
        return [
            Result(OK, printed or "", capped=Decimal(repr(figure or 0.0)), met=met)
            if status == OK
            else Result(status, printed or "")
            for status, printed, figure, met in read_columns(self, *names)
        ]

    @api.model
    def _read_results(self, measurements):
        """Return the results of the lines of measurements, in the order of the sheets.

        :return: ``({sheet id: [result]}, {measurement id: [result]})``
        """
        lines = self.search([("measurement_id", "in", measurements.ids)], order="id")
        sheets = lines.sheet_id
        places = dict(zip(sheets._ids, read_columns(sheets, "sequence"), strict=True))
        names = ("sheet_id", "sequence", "measurement_id")
        rows = zip(read_columns(lines, *names), lines._to_results(), strict=True)

        def get_place(row):
            sheet_id, sequence, _measurement_id = row[0]
            return places[sheet_id][0] or 0, sheet_id, sequence or 0

        of_sheets, of_measurements = defaultdict(list), defaultdict(list)
        for (sheet_id, _sequence, key), result in sorted(rows, key=get_place):
            of_sheets[sheet_id].append(result)
            of_measurements[key].append(result)
        return of_sheets, of_measurements
