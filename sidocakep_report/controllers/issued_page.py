"""The page behind the QR code of an issued document."""

from odoo import http
from odoo.http import request

from odoo.addons.sidocakep_cascading.controllers.public_page import PublicPage


class IssuedPage(PublicPage):
    """Says what the document is, who signed it and whether it holds."""

    @http.route(
        "/sidocakep/dokumen/<string:token>",
        type="http",
        auth="public",
        methods=["GET"],
        save_session=False,
    )
    def show_issue(self, token):
        issues = request.env["sidocakep.issued.document"].sudo()
        return self._answer_public(
            "sidocakep_report.issued_page", lambda: issues._find_issue(token)
        )
