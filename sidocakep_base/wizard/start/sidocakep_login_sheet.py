"""The slips of new logins on sheets of paper."""

import base64

from odoo import fields, models

from ...models.start.sidocakep_login_slip import VALID_DAYS


class SidocakepLoginSheet(models.TransientModel):
    """Holds the page with the codes until it is printed.

    Not an attachment, and gone with the window's record within the hour: the codes are
    kept nowhere else.
    """

    _name = "sidocakep.login.sheet"
    _description = "Sheet of Login Slips"

    file = fields.Binary(string="Sheet", attachment=False, readonly=True)
    file_name = fields.Char(readonly=True)
    count = fields.Integer(readonly=True)

    def _fill(self, rows):
        """Put a new slip for each login on the sheet."""
        codes = self.env["sidocakep.login.slip"]._issue(rows.user_id)
        slips = [self._render_slip(row, codes[row.user_id]) for row in rows]
        page = self.env["ir.qweb"]._render(
            "sidocakep_base.login_sheet", {"slips": slips}
        )
        self.write(
            {
                "file": base64.b64encode(str(page).encode()),
                "file_name": "slip-akun.html",
                "count": len(rows),
            }
        )

    def _render_slip(self, row, code):
        """Return one slip in the language of its person, who reads it."""
        government = row.company_id.root_id
        lang = row.user_id.sudo().lang or self.env.lang
        return self.env["ir.qweb"]._render(
            "sidocakep_base.login_slip",
            {
                "language": lang[:2],
                "row": row,
                "code": code,
                "government": row.company_id != government and government.name,
                "address": f"{self.get_base_url()}/sidocakep/aktivasi",
                "days": VALID_DAYS,
            },
            lang=lang,
        )
