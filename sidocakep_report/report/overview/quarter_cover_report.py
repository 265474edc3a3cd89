from odoo import api, models


class QuarterCoverReport(models.AbstractModel):
    """Values of the cover sheet of what an agency keeps of a period."""

    _name = "report.sidocakep_report.report_quarter_cover"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Printed Cover Sheet of a Period"

    _printed_model = "sidocakep.measurement"

    @api.model
    def _get_documents(self, records):
        return records._get_cover_values()
