from odoo import api, models
from odoo.exceptions import AccessDenied


class SidocakepSignatureMethodTotp(models.AbstractModel):
    """Signing with the code of Odoo's second factor, for who has set it up."""

    _name = "sidocakep.signature.method.totp"
    _description = "Signature by Second Factor"
    _inherit = ["sidocakep.signature.method"]

    _signature_code = "totp"
    _signature_sequence = 10

    @api.model
    def _get_label(self):
        return self.env._("Code of the authenticator app")

    @api.model
    def _get_secret_label(self):
        return self.env._("The six digits your authenticator app shows now")

    @api.model
    def _is_available(self, user):
        # Without auth_totp nobody has a second factor of any type.
        return user._mfa_type() == "totp"

    @api.model
    def _check_secret(self, user, secret):
        digits = "".join(secret.split())
        if not (digits.isascii() and digits.isdigit()):
            raise AccessDenied()
        credential = {"type": "totp", "token": int(digits)}
        info = user._check_credentials(credential, {"interactive": True})
        return {"auth_method": info["auth_method"]}
