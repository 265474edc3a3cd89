from odoo import api, models


class MeasurementReport(models.AbstractModel):
    """Values of the printed form of a measurement. Gunung Mas 24/2024 annex D."""

    _name = "report.sidocakep_report.report_measurement"
    _description = "Printed Form of a Measurement"

    @api.model
    def _get_report_values(self, docids, data=None):
        measurements = self.env["sidocakep.measurement"].browse(docids)
        measurements.check_access("read")
        documents = measurements._get_document_values()
        return {
            "doc_ids": measurements.ids,
            "doc_model": measurements._name,
            "pages": [
                {"record": item, "doc": documents[item.id]} for item in measurements
            ],
        }
