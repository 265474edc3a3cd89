"""What a paper says: live until the act that settles it, kept from then on."""

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.sidocakep_base.engine.sealing import get_seal

from ...engine.printed_names import find_printed


class SidocakepFrozenDocumentMixin(models.AbstractModel):
    """A document whose printed content is kept with the act that settles it.

    - ``_document_kept_by``: name of the transition with which the content is kept
    - :meth:`_get_live_document`: what the paper would say now

    What was kept is not composed anew when names, figures or the regulation change.
    """

    _name = "sidocakep.frozen.document.mixin"
    _description = "Printed Content Kept With a Decision"
    _inherit = ["sidocakep.workflow.mixin"]

    _document_kept_by = "decide"
    _workflow_fields = frozenset({"frozen_document", "document_seal"})

    frozen_document = fields.Json(
        readonly=True, copy=False, help="What the document said when it was settled."
    )
    document_seal = fields.Char(
        string="SHA-256 of the Document",
        readonly=True,
        copy=False,
        help="Fingerprint of the content that was settled.",
    )

    def _before_transition(self, name):
        result = super()._before_transition(name)
        if name == self._document_kept_by:
            self._keep_document()
        return result

    def _keep_document(self):
        """Keep what the documents say now, with its fingerprint."""
        items = self.sudo()
        documents = items._compose_kept()
        for item in items:
            content = documents[item.id]
            item._with_workflow_bypass().write(
                {"frozen_document": content, "document_seal": get_seal(content)}
            )

    def _get_document(self):
        """Return ``{id: content}``: what was kept, else what it would say now."""
        live = self.filtered(lambda item: not item.frozen_document)
        documents = live._compose_document() if live else {}
        return {item.id: item.frozen_document or documents[item.id] for item in self}

    def _compose_kept(self):
        """Return ``{id: content}`` with what only the act that settles it can say."""
        return self._compose_document()

    def _compose_document(self):
        """Return ``{id: content}`` as it is kept: also what others add to it."""
        return self._get_live_document()

    def _get_live_document(self):
        """Return ``{id: JSON-able content}`` as the records say now."""
        raise NotImplementedError

    # ------------------------------------------------------------------
    # Figures that are others by now
    # ------------------------------------------------------------------

    def _filter_quoting(self, names, measurements):
        """Return those whose kept content says one of these measured rows.

        What was settled before contents were kept is named with any of them.

        :param names: of the rows
        :param measurements: in which the rows stand
        """
        return self.filtered(
            lambda item: (
                not item.sudo().frozen_document
                or find_printed(
                    item.sudo().frozen_document, names, self._find_longer_names
                )
            )
        )

    @api.model
    def _find_longer_names(self, names):
        """Return the names of indicators, as they are and as they were promised, that
        have one of these within them."""
        parts = Domain.OR([("name", "ilike", name)] for name in names)
        found = set()
        for model in ("sidocakep.indicator", "sidocakep.pk.line"):
            items = self.env[model].sudo().with_context(active_test=False)
            found.update(name for (name,) in items._read_group(parts, ["name"]))
        return [name.split("\n")[0] for name in found if name]

    def _find_changed_in(self, content, since):
        """Return the figures that a content says and that are others by now; sudo.

        Of a model that quotes measured figures (``_find_quoted``); others say none.

        :param since: when what says it was issued
        """
        self.ensure_one()
        if not hasattr(self, "_find_quoted"):
            return []
        quoted = self._find_quoted().get(self.id)
        if not quoted:
            return []
        own = quoted._name == self._name
        changed = quoted._find_changed_figures(None if own else since)
        if not content:
            return changed
        names = find_printed(
            content, [item.name for item in changed], self._find_longer_names
        )
        return [item for item in changed if item.name in names]
