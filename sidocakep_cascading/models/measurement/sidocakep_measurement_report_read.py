from odoo import models


class SidocakepMeasurementReport(models.Model):
    """What was signed waits on the first screen of who it is written to.

    Gunung Mas 24/2024 art. 9(8), 9(9): the measurements go to the head of region.
    """

    _name = "sidocakep.measurement.report"
    _inherit = ["sidocakep.measurement.report", "sidocakep.addressed.mixin"]

    _read_activity = "sidocakep_cascading.mail_activity_type_measurement_report_read"

    def action_issue(self):
        result = super().action_issue()
        # A window that asks who signs is no signature yet.
        self.filtered(lambda report: report.state == "issued")._ask_to_read()
        return result
