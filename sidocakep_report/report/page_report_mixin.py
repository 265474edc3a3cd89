import json

from odoo import api, models
from odoo.tools import file_open

from ..models.form.sidocakep_profile_form import PREVIEW, PREVIEW_KEY

REPORTS = "sidocakep_report/report"


class PageReportMixin(models.AbstractModel):
    """Values of a document that is printed on a page of its own template.

    The page is given ``pages``, each a ``record`` and ``doc``, what is said of it. The
    text that people edit, and its template of the office, are made of the same values.
    """

    _name = "sidocakep.page.report.mixin"
    _description = "Printed Page of a Document"

    #: The model that is printed.
    _printed_model = None
    #: The made-up document on which a form is shown before anything is printed on it.
    _sample = None

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
    def _get_sample(self, form):
        """Return what is printed of a made-up document, with the words of a form."""
        with file_open(f"{REPORTS}/{self._sample}") as source:
            sample = json.load(source)
        words = form._get_form_words(form.document, sample["year"])
        return {**sample, "form_words": words}

    @api.model
    def _get_report_values(self, docids, data=None):
        if (data or {}).get(PREVIEW_KEY) is PREVIEW:
            forms = self.env["sidocakep.profile.form"].browse(docids)
            forms.check_access("read")
            return self._get_pages(
                forms, {form.id: self._get_sample(form) for form in forms}
            )
        records = self.env[self._printed_model].browse(docids)
        records.check_access("read")
        return self._get_pages(records, self._get_documents(records))

    @api.model
    def _get_pages(self, records, documents):
        """Return what the template is rendered with.

        :param documents: ``{record id: what is printed of it}``
        """
        return {
            "doc_ids": records.ids,
            "doc_model": records._name,
            "pages": [
                {"record": item, "doc": self._complete_page(documents[item.id])}
                for item in records
            ],
        }
