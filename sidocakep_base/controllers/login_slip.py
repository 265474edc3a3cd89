"""The page on which the code of a slip is exchanged for a password of one's own."""

from odoo import SUPERUSER_ID, http
from odoo.http import request

from ..engine.typed import make_visible
from ..models.document.base_input import LINE_LENGTH
from ..models.document.document_lang import document_lang


class LoginSlip(http.Controller):
    """Answers without a login. 80 random bits of a code are not guessed."""

    @http.route(
        "/sidocakep/aktivasi",
        type="http",
        auth="public",
        methods=["GET", "POST"],
        website=False,
    )
    def activate(self, login="", code="", **_unknown):
        """Ask for login and code; lead to the page where the password is chosen.

        A wrong login and a wrong code get the same answer.
        """
        if request.httprequest.method == "GET":
            return self._ask({})
        user = request.env["sidocakep.login.slip"]._find_user(login, code)
        if not user:
            # What no line of the page holds is not shown in it again.
            shown = login if isinstance(login, str) else ""
            shown = make_visible(shown, LINE_LENGTH)
            return self._ask({"login": shown, "is_wrong": True})
        # The code has shown who it is; the guard of the road to a login asks the uid.
        partner = user.with_user(SUPERUSER_ID).partner_id
        partner.signup_prepare("signup")
        return request.redirect(partner._get_signup_url_for_action()[partner.id])

    def _ask(self, values):
        # The page stands on the slip, whose person nobody knows yet: it speaks as
        # documents do, whatever the browser speaks.
        request.update_context(lang=document_lang(request.env) or request.env.lang)
        # Nobody who holds a slip manages databases.
        values |= {"disable_database_manager": True}
        response = request.render("sidocakep_base.login_activation", values)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response
