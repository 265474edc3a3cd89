from odoo import api, models


class MeasurementResultReport(models.AbstractModel):
    """Values of the printed *Laporan Hasil Pengukuran* of Tim Monev.

    Gunung Mas 24/2024 art. 9(8), 9(9).
    """

    _name = "report.sidocakep_report.report_measurement_result"
    _description = "Printed Report of the Measurement"

    @api.model
    def _get_report_values(self, docids, data=None):
        reports = self.env["sidocakep.measurement.report"].browse(docids)
        reports.check_access("read")
        documents = reports._get_document_values()
        return {
            "doc_ids": reports.ids,
            "doc_model": reports._name,
            "pages": [
                {"record": report, "doc": documents[report.id]} for report in reports
            ],
        }
