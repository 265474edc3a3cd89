from odoo import api, models


class DataCollectionReport(models.AbstractModel):
    """Values of the printed decree of a data collection. Paser 23/2016 art. 8(3)."""

    _name = "report.sidocakep_report.report_data_collection"
    _description = "Printed Decree of a Data Collection"

    @api.model
    def _get_report_values(self, docids, data=None):
        collections = self.env["sidocakep.data.collection"].browse(docids)
        collections.check_access("read")
        documents = collections._get_document_values()
        return {
            "doc_ids": collections.ids,
            "doc_model": collections._name,
            "pages": [
                {"record": collection, "doc": documents[collection.id]}
                for collection in collections
            ],
        }
