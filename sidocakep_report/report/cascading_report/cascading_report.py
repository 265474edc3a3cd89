from odoo import api, models


class CascadingReport(models.AbstractModel):
    """Values of the printed cascading report. Paser 23/2016 art. 7(5), annex II."""

    _name = "report.sidocakep_report.report_cascading"
    _description = "Printed Cascading Report"

    @api.model
    def _get_report_values(self, docids, data=None):
        reports = self.env["sidocakep.cascading.report"].browse(docids)
        reports.check_access("read")
        documents = reports._get_document_values()
        return {
            "doc_ids": reports.ids,
            "doc_model": reports._name,
            "pages": [
                {"record": report, "doc": documents[report.id]} for report in reports
            ],
        }
