"""The page behind the QR code of a paper: whether it is what was signed."""

import re

from odoo import http
from odoo.http import request

from ..models.signing.sidocakep_pk_paper import TOKEN_LENGTH
from .public_page import PublicPage

TOKEN = re.compile(rf"[0-9a-f]{{{TOKEN_LENGTH}}}")


class PaperCheck(PublicPage):
    """Answers without a login, and says no more than who holds the paper reads there.

    Found or not, the same look-up is made; that a found paper is checked as well takes
    longer and tells nothing that the page does not say.
    """

    @http.route(
        "/sidocakep/periksa/<string:token>",
        type="http",
        auth="public",
        methods=["GET"],
        save_session=False,
    )
    def check_paper(self, token):
        def find():
            pks = request.env["sidocakep.pk"].sudo()
            return TOKEN.fullmatch(token) and pks._find_paper(token)

        return self._answer_public("sidocakep_cascading.paper_check", find)
