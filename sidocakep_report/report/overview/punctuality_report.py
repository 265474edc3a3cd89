from odoo import api, models


class PunctualityReport(models.AbstractModel):
    """Values of the printed Rekap Kepatuhan: lateness by agency, document, holder."""

    _name = "report.sidocakep_report.report_punctuality"
    _description = "Printed Punctuality Record"

    @api.model
    def _get_report_values(self, docids, data=None):
        overviews = self.env["sidocakep.overview"].browse(docids)
        overviews.check_access("read")
        return {
            "doc_ids": overviews.ids,
            "doc_model": overviews._name,
            "pages": [{"record": item, "doc": item._get_recap()} for item in overviews],
        }
