from odoo import api, models


class HandoverReport(models.AbstractModel):
    """Values of the printed *Memori Kinerja*."""

    _name = "report.sidocakep_report.report_handover"
    _description = "Printed Hand-over Memo"

    @api.model
    def _get_report_values(self, docids, data=None):
        memos = self.env["sidocakep.handover"].browse(docids)
        memos.check_access("read")
        documents = memos._get_document_values()
        return {
            "doc_ids": memos.ids,
            "doc_model": memos._name,
            "pages": [{"record": memo, "doc": documents[memo.id]} for memo in memos],
        }
