from odoo import api, fields, models

DOCUMENT = "evaluation"


class SidocakepProfileDeadline(models.Model):
    """By which day a superior evaluates is the regency's own: no article names one.

    Paser 23/2016 annex II: Pihak Kedua supervises and evaluates.
    """

    _name = "sidocakep.profile.deadline"
    _inherit = "sidocakep.profile.deadline"

    document = fields.Selection(
        selection_add=[(DOCUMENT, "Evaluation by the superior")],
        ondelete={DOCUMENT: "cascade"},
    )

    @api.model
    def _get_triggers_of_documents(self):
        triggers = super()._get_triggers_of_documents()
        return triggers | {DOCUMENT: ("quarter_end", "year_end")}
