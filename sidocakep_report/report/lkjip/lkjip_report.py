from odoo import api, models

from .bar_chart import describe_bars, draw_bars, is_cut
from .year_chart import draw_years


class LkjipReport(models.AbstractModel):
    """Values of the printed performance report. Gunung Mas 24/2024 annex E."""

    _name = "report.sidocakep_report.report_lkjip"
    _description = "Printed Performance Report"

    @api.model
    def _get_report_values(self, docids, data=None):
        reports = self.env["sidocakep.lkjip"].browse(docids)
        reports.check_access("read")
        documents = reports._get_document_values()
        return {
            "doc_ids": reports.ids,
            "draw_bars": draw_bars,
            "draw_years": draw_years,
            "describe_bars": describe_bars,
            "is_cut": is_cut,
            "doc_model": reports._name,
            "pages": [
                {"record": report, "doc": documents[report.id]} for report in reports
            ],
        }
