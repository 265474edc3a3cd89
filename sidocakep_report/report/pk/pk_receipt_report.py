from odoo import api, models


class PkReceiptReport(models.AbstractModel):
    """The receipt of an agreement that was handed in."""

    _name = "report.sidocakep_report.report_pk_receipt"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Receipt of a Performance Agreement"

    _printed_model = "sidocakep.pk"

    @api.model
    def _get_documents(self, records):
        return records._get_receipt_values()
