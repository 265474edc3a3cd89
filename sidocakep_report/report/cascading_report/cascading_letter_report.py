from odoo import models


class CascadingLetterReport(models.AbstractModel):
    """Values of the letter of a cascading report alone. Paser 23/2016 art. 7(3)."""

    _name = "report.sidocakep_report.report_cascading_letter"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Covering Letter of a Cascading Report"

    _printed_model = "sidocakep.cascading.report"
