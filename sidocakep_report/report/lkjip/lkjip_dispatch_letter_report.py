from odoo import models


class LkjipDispatchLetterReport(models.AbstractModel):
    """The letter with which the report of the government goes to a recipient."""

    _name = "report.sidocakep_report.report_lkjip_dispatch_letter"
    _inherit = ["sidocakep.letter.report.mixin"]
    _description = "Covering Letter of the Government's Report"

    _printed_model = "sidocakep.lkjip.dispatch"
