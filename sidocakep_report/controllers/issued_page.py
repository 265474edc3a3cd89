"""The page behind the QR code of an issued document."""

from markupsafe import Markup

from odoo import http
from odoo.http import request

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = [
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Robots-Tag", "noindex, nofollow"),
    ("X-Content-Type-Options", "nosniff"),
    ("Content-Security-Policy", POLICY),
]


class IssuedPage(http.Controller):
    """Answers without a login; a wrong address has one answer, whatever is wrong."""

    @http.route(
        "/sidocakep/dokumen/<string:token>",
        type="http",
        auth="public",
        methods=["GET"],
        save_session=False,
    )
    def show_issue(self, token):
        visits = request.env["sidocakep.issued.visit"].sudo()
        if not visits._allows(request.httprequest.remote_addr):
            return self._answer({"is_busy": True}, 429, [("Retry-After", "60")])
        known = request.env["sidocakep.issued.document"].sudo()._find_issue(token)
        return self._answer(known, 200 if known else 404)

    def _answer(self, values, status, headers=()):
        body = request.env["ir.qweb"]._render("sidocakep_report.issued_page", values)
        page = Markup("<!DOCTYPE html>\n") + body.strip()
        response = request.make_response(page, [*HEADERS, *headers], status=status)
        response.content_type = "text/html; charset=utf-8"
        return response
