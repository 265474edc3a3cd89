from odoo import api, fields, models

from .sidocakep_lkjip import DOCUMENT_GOVERNMENT


class SidocakepProfileDeadline(models.Model):
    """The report of the government has a day of its own. PermenPANRB 53/2014."""

    _name = "sidocakep.profile.deadline"
    _inherit = "sidocakep.profile.deadline"

    document = fields.Selection(
        selection_add=[
            (DOCUMENT_GOVERNMENT, "Performance report of the government"),
        ],
        ondelete={DOCUMENT_GOVERNMENT: "cascade"},
    )

    @api.model
    def _get_triggers_of_documents(self):
        triggers = super()._get_triggers_of_documents()
        return triggers | {DOCUMENT_GOVERNMENT: ("year_end",)}
