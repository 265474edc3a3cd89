from odoo import models


class CascadingReport(models.AbstractModel):
    """Values of the printed cascading report. Paser 23/2016 art. 7(5), annex II."""

    _name = "report.sidocakep_report.report_cascading"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Printed Cascading Report"

    _printed_model = "sidocakep.cascading.report"
    _sample = "cascading_report/cascading_sample.json"
