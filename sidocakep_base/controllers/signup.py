"""The page where the person of a login chooses a password speaks his language."""

from odoo import http
from odoo.http import request

from odoo.addons.auth_signup.controllers.main import AuthSignupHome


class SignupLanguage(AuthSignupHome):
    """Core asks the browser, and writes its language over that of the login."""

    @http.route()
    def web_auth_signup(self, *args, **kw):
        self._speak_as_invited(kw.get("token"))
        return super().web_auth_signup(*args, **kw)

    @http.route()
    def web_auth_reset_password(self, *args, **kw):
        self._speak_as_invited(kw.get("token"))
        return super().web_auth_reset_password(*args, **kw)

    def _speak_as_invited(self, token):
        """Speak the language of the login that a link is for, if it is for one."""
        partner = token and (
            request.env["res.partner"].sudo()._get_partner_from_token(token)
        )
        user = partner and partner.user_ids[:1]
        if user and user.lang:
            request.update_context(lang=user.lang)
