from odoo import api, models


class IkuReport(models.AbstractModel):
    """Values of the printed decree of the IKU (PER/9/M.PAN/5/2007)."""

    _name = "report.sidocakep_report.report_iku"
    _description = "Printed Decree of the IKU"

    @api.model
    def _get_report_values(self, docids, data=None):
        decrees = self.env["sidocakep.iku.decree"].browse(docids)
        decrees.check_access("read")
        documents = decrees._get_document_values()
        return {
            "doc_ids": decrees.ids,
            "doc_model": decrees._name,
            "pages": [
                {"record": decree, "doc": documents[decree.id]} for decree in decrees
            ],
        }
