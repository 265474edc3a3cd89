"""What a paper says of itself to who has no login: its code, and the answer to it."""

from odoo import api, models
from odoo.tools import format_date

from .sidocakep_pk_seal import STANDING
from .sidocakep_pk_verify import BROKEN, UNCHECKED

#: Hexadecimal digits of the seal in the QR code: 128 bits.
TOKEN_LENGTH = 32


class SidocakepPk(models.Model):
    """The code in the QR is the beginning of the seal: nobody finds it by trying."""

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    def _get_volatile_values(self):
        """Print where the paper is checked, once somebody signed it."""
        values = super()._get_volatile_values()
        if values["signatures"]["code"]:
            token = self.frozen_hash[:TOKEN_LENGTH]
            url = f"{self.get_base_url()}/sidocakep/periksa/{token}"
            values["signatures"]["check_url"] = url
        return values

    @api.model
    def _find_paper(self, token):
        """Return what is told of the paper with this code; nothing if there is none.

        The document, the posts of its parties and the days on which they signed, and
        whether the seal holds: no names, no figures.

        :param token: the first :data:`TOKEN_LENGTH` digits of a seal
        """
        rows = self.env["sidocakep.pk.signature"].sudo()
        rows = rows.search([("content_hash", "=like", f"{token}%")], order="party, id")
        # The same content may have been signed before and voided.
        rows = rows.filtered(lambda row: not row.is_void) or rows
        verified = rows.pk_id._verify()
        found = {pk: verified[pk.id] for pk in rows.pk_id}
        if len(found) > 1:
            # rows that somebody copied take nothing away from the paper they are of
            found = {pk: told for pk, told in found.items() if told[0] != BROKEN}
        if len(found) != 1:
            return {}
        [(pk, (state, problems))] = found.items()
        rows &= pk.signature_ids
        return {
            "title": self.env._("Performance Agreement %s", pk.year),
            "agency": pk.company_id.name,
            "government": pk.company_id._get_government_above(),
            "parties": [
                (row.title, format_date(self.env, row._get_day(), date_format="long"))
                for row in rows
            ],
            "is_partial": not rows[0].is_void
            and set(rows.mapped("party")) != pk._get_signing_parties(),
            "is_void": rows[0].is_void,
            "is_broken": state == BROKEN,
            "is_beside": state == BROKEN
            and {code for code, _values in problems} == {STANDING},
            "is_unchecked": state == UNCHECKED,
            **pk._get_paper_end(),
        }

    def _get_paper_end(self):
        """Return its last day in words and whether that is over; extended above."""
        return {}
