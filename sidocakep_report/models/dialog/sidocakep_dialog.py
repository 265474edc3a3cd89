from odoo import models


class SidocakepDialog(models.Model):
    """What the printed minutes of a dialog say."""

    _name = "sidocakep.dialog"
    _inherit = "sidocakep.dialog"

    def _get_document_values(self):
        """Return ``{dialog id: values of the printed page}``, formatted."""
        documents = self._get_document()
        return {
            item.id: {
                **documents[item.id],
                "is_draft": item.state == "draft",
                "seal": (item.document_seal or "")[:16],
            }
            for item in self
        }
