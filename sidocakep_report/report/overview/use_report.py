from odoo import api, models


class UseReport(models.AbstractModel):
    """Values of the printed list of Pemanfaatan Hasil."""

    _name = "report.sidocakep_report.report_use_of_results"
    _inherit = ["report.sidocakep_report.report_overview"]
    _description = "Printed Use of Results"

    @api.model
    def _get_doc(self, overview):
        return overview._get_uses()
