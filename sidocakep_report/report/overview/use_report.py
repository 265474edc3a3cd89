from odoo import api, models


class UseReport(models.AbstractModel):
    """Values of the printed list of Pemanfaatan Hasil."""

    _name = "report.sidocakep_report.report_use_of_results"
    _description = "Printed Use of Results"

    @api.model
    def _get_report_values(self, docids, data=None):
        overviews = self.env["sidocakep.overview"].browse(docids)
        overviews.check_access("read")
        return {
            "doc_ids": overviews.ids,
            "doc_model": overviews._name,
            "pages": [{"record": item, "doc": item._get_uses()} for item in overviews],
        }
