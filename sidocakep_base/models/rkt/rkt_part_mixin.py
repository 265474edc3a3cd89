from odoo import models


class SidocakepRktPartMixin(models.AbstractModel):
    """A row of an RKT: frozen with it, also against somebody who decides meanwhile."""

    _name = "sidocakep.rkt.part.mixin"
    _description = "Part of an RKT"
    _inherit = ["sidocakep.workflow.part.mixin"]
    _workflow_document_field = "rkt_id"

    def _check_document_open(self):
        """Hold the RKT while its rows change: the decision locks it too."""
        self.sudo().rkt_id.lock_for_update(allow_referencing=True)
        return super()._check_document_open()

    def _keep_wording(self, vals):
        """Return ``vals`` with the wording that would follow another node: none."""
        return vals
