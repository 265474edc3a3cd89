from odoo import models

from odoo.addons.sidocakep_base.models.document.columns import read_columns


class SidocakepMeasurementSheet(models.Model):
    """The achievement of an official: that of the lines of his PK."""

    _name = "sidocakep.measurement.sheet"
    _inherit = "sidocakep.measurement.sheet"

    def _roll_up(self):
        """Follow the lines: the officials, and the agencies with all their lines."""
        sheets = self.sudo()
        if not sheets:
            return
        of = [key for (key,) in read_columns(sheets, "measurement_id")]
        # By their ids: what they are asked for is not read for each sheet.
        measurements = sheets.env["sidocakep.measurement"].browse(dict.fromkeys(of))
        lines = sheets.env["sidocakep.measurement.line"]
        of_sheets, of_measurements = lines._read_results(measurements)
        officials = measurements._get_rollers("official")
        agencies = measurements._get_rollers("agency")
        sheets._write_each(
            [
                officials[measurement_id](of_sheets[sheet_id])
                for sheet_id, measurement_id in zip(sheets._ids, of, strict=True)
            ]
        )
        measurements._write_each(
            [agencies[key](of_measurements[key]) for key in measurements._ids]
        )
