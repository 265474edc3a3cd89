from odoo import api, models


class OverviewReport(models.AbstractModel):
    """Values of the one page for the head of region: agencies side by side.

    Other papers of the window are made of the same values but for :meth:`_get_doc`.
    """

    _name = "report.sidocakep_report.report_overview"
    _description = "Printed Page of the Agencies"

    @api.model
    def _get_report_values(self, docids, data=None):
        overviews = self.env["sidocakep.overview"].browse(docids)
        overviews.check_access("read")
        return {
            "doc_ids": overviews.ids,
            "doc_model": overviews._name,
            "pages": [
                {"record": item, "doc": self._get_doc(item)} for item in overviews
            ],
        }

    @api.model
    def _get_doc(self, overview):
        """Return what the paper says of the period of a window."""
        return overview._get_page()
