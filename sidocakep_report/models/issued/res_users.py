from odoo import api, models

from .sidocakep_issued_document import IN_FORCE

ACTION = "sidocakep_report.sidocakep_issued_document_action"


class ResUsers(models.Model):
    """Issued files that want a new version, on the first screen."""

    _name = "res.users"
    _inherit = "res.users"

    @api.model
    def _get_watched_work(self):
        label = self.env._("Issued Files That Lack Officials")
        items = self._watch(
            {
                "label": label,
                "model": "sidocakep.issued.document",
                "domain": [
                    ("missing_text", "!=", False),
                    ("state", "=", IN_FORCE),
                ],
                "action": ACTION,
            },
        )
        return [*super()._get_watched_work(), *items]
