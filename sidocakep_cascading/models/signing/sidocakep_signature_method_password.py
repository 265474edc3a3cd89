from odoo import api, models


class SidocakepSignatureMethodPassword(models.AbstractModel):
    """Signing with the password of the login, for who has no second factor.

    Who has one proves the identity with it: a password alone would be less than what
    the person needed to log in.
    """

    _name = "sidocakep.signature.method.password"
    _description = "Signature by Password"
    _inherit = ["sidocakep.signature.method"]

    _signature_code = "password"
    _signature_sequence = 20

    @api.model
    def _get_label(self):
        return self.env._("Password")

    @api.model
    def _get_secret_label(self):
        return self.env._("Your password")

    @api.model
    def _is_available(self, user):
        return not self.env["sidocakep.signature.method.totp"]._is_available(user)

    @api.model
    def _check_secret(self, user, secret):
        credential = {"login": user.login, "password": secret, "type": "password"}
        info = user._check_credentials(credential, {"interactive": True})
        return {"auth_method": info["auth_method"]}
