from odoo import models
from odoo.tools import SQL


class SidocakepFrozenDocumentMixin(models.AbstractModel):
    """A paper on the form of a regulation has the words of the edition in force.

    They are kept with the content: an edition of a later day changes no paper that was
    settled before, nor one that is composed anew because a figure was audited.
    """

    _name = "sidocakep.frozen.document.mixin"
    _inherit = "sidocakep.frozen.document.mixin"

    #: Key of ``FORM_DOCUMENTS``; a paper of the office's own wording has none.
    _printed_form = None

    def _compose_document(self):
        documents = super()._compose_document()
        if self._printed_form:
            for item in self.sudo():
                kept = item.frozen_document
                words = (
                    kept.get("form_words")
                    if kept
                    else item._find_form_words(self._printed_form)
                )
                if words:
                    documents[item.id]["form_words"] = words
        return documents

    def _find_form_words(self, document):
        """Return the words of the form of a document that is in force today."""
        self.ensure_one()
        forms = self.env["sidocakep.profile.form"].sudo()
        profile = self.company_id._get_profile().sudo()
        form = profile._get_form(document) if profile else forms
        is_changed = "previous_id" in self._fields and bool(self.previous_id)
        return form._get_form_words(document, self.year, is_changed)

    def _list_used_forms(self):
        """Return the ids of the forms that settled papers of this model stand on."""
        if not self._printed_form:
            return []
        rows = self.env.execute_query(
            SQL(
                "SELECT DISTINCT (frozen_document #>> '{form_words,form_id}')::int"
                " FROM %s WHERE frozen_document #>> '{form_words,form_id}' IS NOT NULL",
                SQL.identifier(self._table),
            )
        )
        return [form_id for (form_id,) in rows]
