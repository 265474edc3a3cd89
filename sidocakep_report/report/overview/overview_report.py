from odoo import api, models


class OverviewReport(models.AbstractModel):
    """Values of the one page for the head of region: agencies side by side."""

    _name = "report.sidocakep_report.report_overview"
    _description = "Printed Page of the Agencies"

    @api.model
    def _get_report_values(self, docids, data=None):
        overviews = self.env["sidocakep.overview"].browse(docids)
        overviews.check_access("read")
        return {
            "doc_ids": overviews.ids,
            "doc_model": overviews._name,
            "pages": [{"record": item, "doc": item._get_page()} for item in overviews],
        }
