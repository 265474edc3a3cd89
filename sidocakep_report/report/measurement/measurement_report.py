from odoo import models


class MeasurementReport(models.AbstractModel):
    """Values of the printed form of a measurement. Gunung Mas 24/2024 annex D."""

    _name = "report.sidocakep_report.report_measurement"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Printed Form of a Measurement"

    _printed_model = "sidocakep.measurement"
    _sample = "measurement/measurement_sample.json"
