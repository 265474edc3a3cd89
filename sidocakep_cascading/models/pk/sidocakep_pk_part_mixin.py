from odoo import models


class SidocakepPkPartMixin(models.AbstractModel):
    """A line of a PK: frozen with it, also against somebody who signs meanwhile."""

    _name = "sidocakep.pk.part.mixin"
    _description = "Part of a Performance Agreement"
    _inherit = ["sidocakep.workflow.part.mixin"]
    _workflow_document_field = "pk_id"

    def _check_document_open(self):
        """Hold the PK while its lines change.

        A signature in another transaction locks the PK too: without this, a line could
        be saved as of before the signature.
        """
        self.sudo().pk_id.lock_for_update(allow_referencing=True)
        return super()._check_document_open()
