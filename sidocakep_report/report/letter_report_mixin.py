from odoo import api, models


class LetterReportMixin(models.AbstractModel):
    """Values of the covering letters of a model with ``_get_letter_values()``."""

    _name = "sidocakep.letter.report.mixin"
    _description = "Printed Covering Letter"

    #: The model that is handed over.
    _printed_model = None

    @api.model
    def _get_report_values(self, docids, data=None):
        records = self.env[self._printed_model].browse(docids)
        records.check_access("read")
        documents = records._get_letter_values()
        return {
            "doc_ids": records.ids,
            "doc_model": records._name,
            "pages": [{"record": item, "doc": documents[item.id]} for item in records],
        }
