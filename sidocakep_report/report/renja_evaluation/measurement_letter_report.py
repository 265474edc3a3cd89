from odoo import api, models


class MeasurementLetterReport(models.AbstractModel):
    """Values of the letter with which a measurement is handed over."""

    _name = "report.sidocakep_report.report_measurement_letter"
    _description = "Covering Letter of a Measurement"

    @api.model
    def _get_report_values(self, docids, data=None):
        measurements = self.env["sidocakep.measurement"].browse(docids)
        measurements.check_access("read")
        documents = measurements._get_letter_values()
        return {
            "doc_ids": measurements.ids,
            "doc_model": measurements._name,
            "pages": [
                {"record": item, "doc": documents[item.id]} for item in measurements
            ],
        }
