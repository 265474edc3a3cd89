from odoo import api, models

NIP_BY_HAND = "." * 30
#: Of a letter that was issued before a number could be filled in by hand.
WITHOUT_NUMBER = "tanpa nomor"


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
        """Leave the NIP of who is not known yet to the pen; a Bupati has none.

        Of a letter that was handed over only who received it is, and its number where
        the mail register gives it later: of its sender nothing is waited for any more.
        """
        names = ("sender", "receiver") if document.get("is_draft") else ("receiver",)
        people = {name: document.get(name, {}) for name in names}
        names_none = not (document.get("is_draft") or document.get("number_waits"))
        if not document.get("number") and names_none:
            document = document | {"number": WITHOUT_NUMBER}
        # where it goes to is said of who is no agency of this government
        document = {"address": "", **document}
        return document | {
            name: person if person.get("name") else {**person, "nip": NIP_BY_HAND}
            for name, person in people.items()
        }
