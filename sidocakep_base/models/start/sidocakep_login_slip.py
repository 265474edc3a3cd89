"""The code on a printed slip with which an official activates his login once."""

import hashlib
import hmac
import secrets

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...engine.typed import find_invisible
from ..document.base_input import LINE_LENGTH

#: Letters and figures that nobody mistakes for another on paper.
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
GROUPS, GROUP_LENGTH = 4, 4
VALID_DAYS = 14


def make_code():
    """Return a code of 80 bits in groups: ``7KQ2-M9XA-PD4T-C6RH``."""
    return "-".join(
        "".join(secrets.choice(ALPHABET) for _letter in range(GROUP_LENGTH))
        for _group in range(GROUPS)
    )


def hash_code(code):
    """Return what is kept of a code; 80 random bits need no slow hash."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()


def _is_typed(text):
    """Tell whether a text may have been typed into a line of the page."""
    is_line = isinstance(text, str) and len(text) <= LINE_LENGTH
    return is_line and find_invisible(text) is None


class SidocakepLoginSlip(models.Model):
    """A login that was made without a password is activated by a slip of paper.

    Kept is the hash of the code: who reads the database makes no password with it. It
    ends with the first log-in, with a newer slip, or after two weeks.
    """

    _name = "sidocakep.login.slip"
    _description = "Slip of a Login"
    _rec_name = "user_id"

    user_id = fields.Many2one(
        "res.users", required=True, readonly=True, ondelete="cascade"
    )
    code_hash = fields.Char(required=True, readonly=True, groups=fields.NO_ACCESS)
    date_end = fields.Date(string="Valid Until", required=True, readonly=True)

    _user_uniq = models.Constraint(
        "UNIQUE(user_id)", "The login has a slip already. Make a new one instead."
    )

    @api.model
    def _issue(self, users):
        """Make a new slip for each login, and return ``{user: code}``.

        :raise UserError: for a login that was used: its person has a password
        """
        used = users.filtered("login_date")
        if used:
            raise UserError(
                self.env._(
                    "%(names)s: the login was used already, so its person has a "
                    "password. Leave it out, or reset the password.",
                    names=", ".join(used.mapped("name")),
                )
            )
        slips = self.sudo()
        slips.search([("user_id", "in", users.ids)]).unlink()
        codes = {user: make_code() for user in users}
        day = fields.Date.add(self.env.user._get_office_day(), days=VALID_DAYS)
        slips.create(
            [
                {"user_id": user.id, "code_hash": hash_code(code), "date_end": day}
                for user, code in codes.items()
            ]
        )
        return codes

    @api.model
    def _find_user(self, login, code):
        """Return the user (sudo) whose slip this is, or nobody.

        Anybody sends anything here: what nobody can type is of nobody.
        """
        nobody = self.env["res.users"].sudo()
        if not all(_is_typed(text or "") for text in (login, code)):
            return nobody
        user = nobody.search([("login", "=", (login or "").strip())], limit=1)
        slip = self.sudo().search([("user_id", "=", user.id)], limit=1)
        known = slip.code_hash or hash_code("")
        if not hmac.compare_digest(known, hash_code(code or "")):
            return nobody
        today = self.env.user._get_office_day()
        if not slip or user.login_date or slip.date_end < today:
            return nobody
        return user
