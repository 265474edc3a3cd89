from odoo import api, models


class QuarterCoverReport(models.AbstractModel):
    """Values of the cover sheet of what an agency keeps of a period."""

    _name = "report.sidocakep_report.report_quarter_cover"
    _description = "Printed Cover Sheet of a Period"

    @api.model
    def _get_report_values(self, docids, data=None):
        measurements = self.env["sidocakep.measurement"].browse(docids)
        measurements.check_access("read")
        documents = measurements._get_cover_values()
        return {
            "doc_ids": measurements.ids,
            "doc_model": measurements._name,
            "pages": [
                {"record": item, "doc": documents[item.id]} for item in measurements
            ],
        }
