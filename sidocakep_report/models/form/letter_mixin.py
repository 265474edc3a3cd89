from odoo import fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.organisation.official import HEAD, RECEIVER

ONE_FILE = "1 (satu) berkas"
#: What stands on the sheet of a letter that comes back.
RECEIPT_SHEET = "Lembar kedua - tanda terima"
NOBODY = {"title": "", "name": "", "rank": "", "nip": ""}


class SidocakepLetterMixin(models.AbstractModel):
    """The letter on paper; its lower half comes back, signed by who received it.

    A document names what it is (``_letter_subject``) and says of which period, on which
    day it was sent, what is handed over (``_get_letter_rows``), to whom
    (``_get_letter_route``) and who received it (``_get_letter_receipt``).
    """

    _name = "sidocakep.letter.mixin"
    _inherit = "sidocakep.letter.mixin"

    #: What is handed over, in a word of the title.
    _letter_subject = ""

    def _get_letter(self):
        """Return what the letter says; who receives it, and when, is left to the pen.

        All of it texts, kept with the letter as it is issued.
        """
        return {
            **self._get_letter_head(),
            **self._get_letter_route(),
            "rows": self._get_letter_rows(),
            "sender": self._get_letter_sender(),
            "receiver": {**NOBODY, "date": "", "number": ""},
        }

    def _get_letter_with_receipt(self):
        """Return what its second sheet says, with who received it."""
        receiver = self._get_letter_receiver()
        return {**self._get_letter(), "receiver": receiver, "sheet": RECEIPT_SHEET}

    def _get_letter_head(self):
        """Return of whom, of which day and number."""
        company = self.company_id
        date = self.letter_date or self._get_letter_sent()
        # what is issued without its number is filled in by hand, as the field says
        waits = {} if self.letter_number else {"number_waits": True}
        return {
            **company._get_kept_letterhead(),
            **waits,
            "subject": self._letter_subject,
            "holder": company.name,
            "period": self._get_letter_period(),
            "year": str(self.year),
            "number": self.letter_number or "",
            "place": company._get_signing_place(),
            "date": format_date(date) if date else "",
            "date_iso": fields.Date.to_string(date) or "",
            "is_draft": not self._get_letter_sent(),
        }

    def _get_letter_period(self):
        return f"Tahun {self.year}"

    def _get_letter_sent(self):
        """Return the day on which the document was handed over, if it was."""
        raise NotImplementedError

    def _get_letter_rows(self):
        """Return what is handed over, how much of it, and what is to be known of it."""
        raise NotImplementedError

    def _get_letter_route(self):
        """Return ``recipient``, ``through``, ``receiving`` and ``copies``."""
        raise NotImplementedError

    def _get_letter_receipt(self):
        """Return the day, the login and the number with which it was received."""
        raise NotImplementedError

    def _get_letter_day(self):
        """Return the day whose officials stand on the letter."""
        sent = self.letter_date or self._get_letter_sent()
        return sent or self.env.user._get_office_day()

    def _get_letter_way(self, document, end):
        """Return the way of a document by the deadline of its period.

        :param end: the last day of the period
        """
        route = self.company_id._get_route(document, end, self._get_letter_day())
        return {**route, "receiving": route["through"] or route["recipient"]}

    def _get_letter_official(self, role):
        company = self.company_id
        return company._get_officials(role, self._get_letter_day()).get(company.id)

    def _get_letter_sender(self):
        """Return who heads the agency; for the government Bagian Organisasi."""
        role = HEAD if self.company_id.parent_id else RECEIVER
        official = self._get_letter_official(role)
        if not official or not official.employee:
            return NOBODY | {"title": official.title if official else ""}
        identity = official.employee._get_signature_values(self._get_letter_day())
        return {**identity, "title": official.title}

    def _get_letter_receiver(self):
        """Return who received it and when; before that it is signed on paper."""
        day, user, number = self._get_letter_receipt()
        if not day:
            return {**NOBODY, "date": "", "number": ""}
        # Of any agency: the field of the login knows those of the reader's own alone.
        employees = self.env["hr.employee"].sudo()
        employee = employees.search([("user_id", "=", user.id)], limit=1)
        return {
            **NOBODY,
            **(employee._get_signature_values(day) if employee else {}),
            "name": user.name,
            "date": format_date(day),
            "number": number or "",
        }
