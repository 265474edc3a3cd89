from odoo import models


class LkjipDispatchReceiptReport(models.AbstractModel):
    """The second sheet of that letter, with who received it there."""

    _name = "report.sidocakep_report.report_lkjip_dispatch_receipt"
    _inherit = ["sidocakep.receipt.report.mixin"]
    _description = "Receipt of the Government's Report"

    _printed_model = "sidocakep.lkjip.dispatch"
