"""Lines of a document with a workflow: frozen when the document is."""

from odoo import api, models

from ...exceptions import FrozenRecordError
from ..organisation.turn import hold_new


class SidocakepWorkflowPartMixin(models.AbstractModel):
    """A part (node, line) of a document whose content freezes with the document.

    ``_workflow_document_field`` names the many2one to the document, a model with
    ``sidocakep.workflow.mixin``. ``_workflow_part_free_fields`` may change always.
    """

    _name = "sidocakep.workflow.part.mixin"
    _description = "Workflow Part Mixin"
    _inherit = ["sidocakep.workflow.bypass.mixin"]

    _workflow_document_field: str = ""
    _workflow_part_free_fields: frozenset[str] | set[str] = frozenset()

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        # Checked on the records: the document may come from a default.
        records._check_document_open()
        return records

    def write(self, vals):
        content = vals.keys() - self._workflow_part_free_fields
        if content:
            self._check_document_open()
        result = super().write(vals)
        if self._workflow_document_field in content:
            self._check_document_open()
            # Odoo checks the rules before a write only.
            self.check_access("write")
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_if_document_open(self):
        self._check_document_open()

    def _check_document_open(self):
        """Refuse when the document of a record is frozen, and keep it as it is.

        The document is held: a step that somebody else takes in this moment would
        freeze it with what is written here after it was decided upon.
        """
        if self._workflow_bypassed():
            return
        documents = self.sudo()[self._workflow_document_field]
        hold_new(documents)
        documents._take_freezing_turn()
        for document in documents:
            if document._is_frozen():
                raise FrozenRecordError(
                    self.env._(
                        "%(document)s is %(state)s and may no longer change. "
                        "%(remedy)s",
                        document=document.display_name,
                        state=document._get_state_label(),
                        remedy=document._get_frozen_remedy(),
                    )
                )
