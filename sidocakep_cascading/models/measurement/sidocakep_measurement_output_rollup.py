from odoo import models

from odoo.addons.sidocakep_base.models.document.columns import read_columns

from .sidocakep_measurement_line_rollup import RESULT_COLUMNS, make_result


class SidocakepMeasurementOutput(models.Model):
    """What a row of the DPA contributes to the achievement of its programme."""

    _name = "sidocakep.measurement.output"
    _inherit = "sidocakep.measurement.output"

    def _to_results(self, is_year):
        """Return the result of each row against its target.

        :param is_year: against that of the year, not of the period
        """
        of_what = "year_" if is_year else ""
        columns = [f"{of_what}{name}" for name in RESULT_COLUMNS]
        return [make_result(*row) for row in read_columns(self, *columns)]
