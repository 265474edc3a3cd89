from odoo import models


class MeasurementLetterReport(models.AbstractModel):
    """The letter with which a measurement is handed over."""

    _name = "report.sidocakep_report.report_measurement_letter"
    _inherit = ["sidocakep.letter.report.mixin"]
    _description = "Covering Letter of a Measurement"

    _printed_model = "sidocakep.measurement"
