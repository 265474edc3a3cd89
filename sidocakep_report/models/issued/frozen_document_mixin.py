from odoo import api, models

from .paper import DOCUMENT

#: Digits of the seal that the footer of a page has room for.
CODE_LENGTH = 16


class SidocakepFrozenDocumentMixin(models.AbstractModel):
    """What is kept with a decision is issued with it."""

    _name = "sidocakep.frozen.document.mixin"
    _inherit = ["sidocakep.issued.mixin", "sidocakep.frozen.document.mixin"]

    #: The transition with which it is issued, where that is a later one.
    _issue_by = None

    def _get_document(self):
        """Of an issue that ended, what it said: the record may be kept anew since."""
        printed = self._get_issues_printed(DOCUMENT)
        contents = {key: issue.content for key, issue in printed.items()}
        return super()._get_document() | contents

    def _get_issued_content(self):
        return self.frozen_document, self.document_seal

    def _find_paper_words(self, paper):
        """Return ``{id: words of the form}`` of what goes with these documents.

        Of the edition in force today; what was issued keeps its own, also where its
        next version is issued.
        """
        form = self._get_papers()[paper].form
        standing = self._get_standing_issues(paper)
        kept = {key: issue.content.get("form_words") for key, issue in standing.items()}
        return {
            item.id: kept.get(item.id) or item._find_form_words(form) for item in self
        }

    @api.model
    def _get_printed_code(self, seal):
        return (seal or "")[:CODE_LENGTH]

    def _keep_document(self):
        result = super()._keep_document()
        if not self._issue_by:
            self._issue()
        return result

    def _before_transition(self, name):
        result = super()._before_transition(name)
        if name == self._issue_by:
            self._issue()
        return result

    def write(self, vals):
        """A document that is taken back no longer holds as it was issued."""
        if "frozen_document" in vals and not vals["frozen_document"]:
            self._withdraw_issues(self.env._("The document was taken back."))
        return super().write(vals)
