from odoo import api, models


class DataCollectionReport(models.AbstractModel):
    """Values of the printed decree of a data collection. Paser 23/2016 art. 8(3)."""

    _name = "report.sidocakep_report.report_data_collection"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Printed Decree of a Data Collection"

    _printed_model = "sidocakep.data.collection"

    @api.model
    def _complete_page(self, document):
        """Number what is decided last, and name the guardian as within a sentence."""
        return {
            "last_order": "KELIMA" if document.get("replaces") else "KEEMPAT",
            "named_guardian": document.get("guardian", "").rstrip("."),
            **document,
        }
