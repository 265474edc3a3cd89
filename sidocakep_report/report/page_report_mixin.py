from odoo import api, models


class PageReportMixin(models.AbstractModel):
    """Values of a document that is printed on a page of its own template.

    The page is given ``pages``, each a ``record`` and ``doc``, what is said of it. The
    text that people edit, and its template of the office, are made of the same values.
    """

    _name = "sidocakep.page.report.mixin"
    _description = "Printed Page of a Document"

    #: The model that is printed.
    _printed_model = None

    @api.model
    def _get_documents(self, records):
        """Return ``{record id: what is printed of it}``."""
        return records._get_document_values()

    @api.model
    def _complete_page(self, document):
        """Return a document with what follows from its values: sentences, numbers.

        That of a decided document is what was kept; what only words it is added here,
        for the printed page and for a template alike.
        """
        return document

    @api.model
    def _get_report_values(self, docids, data=None):
        records = self.env[self._printed_model].browse(docids)
        records.check_access("read")
        documents = self._get_documents(records)
        return {
            "doc_ids": records.ids,
            "doc_model": records._name,
            "pages": [
                {"record": item, "doc": self._complete_page(documents[item.id])}
                for item in records
            ],
        }
