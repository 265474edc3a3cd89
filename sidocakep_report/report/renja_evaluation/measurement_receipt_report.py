from odoo import models


class MeasurementReceiptReport(models.AbstractModel):
    """The second sheet of the letter, with which it comes back."""

    _name = "report.sidocakep_report.report_measurement_receipt"
    _inherit = ["sidocakep.receipt.report.mixin"]
    _description = "Receipt of a Measurement"

    _printed_model = "sidocakep.measurement"
