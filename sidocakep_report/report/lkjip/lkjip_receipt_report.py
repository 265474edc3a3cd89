from odoo import models


class LkjipReceiptReport(models.AbstractModel):
    """The second sheet of the letter, with which it comes back."""

    _name = "report.sidocakep_report.report_lkjip_receipt"
    _inherit = ["sidocakep.receipt.report.mixin"]
    _description = "Receipt of a Performance Report"

    _printed_model = "sidocakep.lkjip"
