from odoo import api, models


class LetterReportMixin(models.AbstractModel):
    """Values of the covering letters of a model with ``_get_letter_values()``."""

    _name = "sidocakep.letter.report.mixin"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Printed Covering Letter"

    @api.model
    def _get_documents(self, records):
        return records._get_letter_values()
