"""The page behind the QR code of a paper: whether it is what was signed."""

import re
import time

from odoo import http
from odoo.http import request

from ..engine.rate import RateLimit
from ..models.signing.sidocakep_pk_paper import TOKEN_LENGTH

#: 128 bits are not guessed; this is against who keeps the server busy. An office behind
#: one address scans some papers a minute.
LIMIT = RateLimit(most=60, seconds=60)
TOKEN = re.compile(rf"[0-9a-f]{{{TOKEN_LENGTH}}}")
HEADERS = [
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Robots-Tag", "noindex"),
]


class PaperCheck(http.Controller):
    """Answers without a login, and says no more than who holds the paper reads there.

    Found or not, the same look-up is made; that a found paper is checked as well takes
    longer and tells nothing that the page does not say.
    """

    @http.route(
        "/sidocakep/periksa/<string:token>",
        type="http",
        auth="public",
        methods=["GET"],
        readonly=True,
        save_session=False,
    )
    def check_paper(self, token):
        if not LIMIT.allows(request.httprequest.remote_addr or "", time.monotonic()):
            return self._answer({"is_busy": True}, 429, [("Retry-After", "60")])
        known = TOKEN.fullmatch(token) and (
            request.env["sidocakep.pk"].sudo()._find_paper(token)
        )
        return self._answer(known or {}, 200 if known else 404)

    def _answer(self, values, status, headers=()):
        body = request.env["ir.qweb"]._render("sidocakep_cascading.paper_check", values)
        response = request.make_response(body, [*HEADERS, *headers], status=status)
        response.content_type = "text/html; charset=utf-8"
        return response
