"""What the pages without a login have in common."""

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


class PublicPage(http.Controller):
    """Answers who holds a paper; a wrong address has one answer, whatever is wrong.

    How often one may ask is one count for all of them, kept in the database.
    """

    def _answer_public(self, template, find):
        """Answer with what ``find()`` knows, or that nothing is found."""
        visits = request.env["sidocakep.public.visit"].sudo()
        if not visits._allows(request.httprequest.remote_addr):
            retry = [("Retry-After", "60")]
            return self._render_public(template, {"is_busy": True}, 429, retry)
        known = find() or {}
        return self._render_public(template, known, 200 if known else 404)

    def _render_public(self, template, values, status, headers=()):
        values = {"page_title": request.env._("Check of a Document"), **values}
        body = request.env["ir.qweb"]._render(template, values)
        page = Markup("<!DOCTYPE html>\n") + body.strip()
        response = request.make_response(page, [*HEADERS, *headers], status=status)
        response.content_type = "text/html; charset=utf-8"
        return response
