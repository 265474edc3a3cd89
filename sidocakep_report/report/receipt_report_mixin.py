from odoo import api, models


class ReceiptReportMixin(models.AbstractModel):
    """Values of the receipts of a model with ``_get_receipt_values()``."""

    _name = "sidocakep.receipt.report.mixin"
    _inherit = ["sidocakep.letter.report.mixin"]
    _description = "Printed Receipt"

    @api.model
    def _get_documents(self, records):
        return records._get_receipt_values()
