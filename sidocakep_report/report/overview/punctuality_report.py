from odoo import api, models


class PunctualityReport(models.AbstractModel):
    """Values of the printed Rekap Kepatuhan: lateness by agency, document, holder."""

    _name = "report.sidocakep_report.report_punctuality"
    _inherit = ["report.sidocakep_report.report_overview"]
    _description = "Printed Punctuality Record"

    @api.model
    def _get_doc(self, overview):
        return overview._get_recap()
