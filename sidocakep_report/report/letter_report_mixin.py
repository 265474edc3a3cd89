from odoo import api, models

NIP_BY_HAND = "." * 30


class LetterReportMixin(models.AbstractModel):
    """Values of the covering letters of a model with ``_get_letter_values()``."""

    _name = "sidocakep.letter.report.mixin"
    _inherit = ["sidocakep.page.report.mixin"]
    _description = "Printed Covering Letter"

    @api.model
    def _get_documents(self, records):
        return records._get_letter_values()

    @api.model
    def _complete_page(self, document):
        """Leave the NIP of who is not known yet to the pen; a Bupati has none."""
        people = {name: document.get(name, {}) for name in ("sender", "receiver")}
        return document | {
            name: person if person.get("name") else {**person, "nip": NIP_BY_HAND}
            for name, person in people.items()
        }
