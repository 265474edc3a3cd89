from odoo import api, models
from odoo.exceptions import UserError

from ..signing import Signer

#: The service is there where this system parameter is set.
PARAMETER = "test_sidocakep.certificates"
PASSPHRASE = "rahasia"
LINE = (
    "Dokumen ini ditandatangani secara elektronik dengan sertifikat elektronik yang "
    "diterbitkan oleh BSrE."
)


class SidocakepIssuedDocument(models.Model):
    """A bridge to a service of certified signatures, as small as one can be."""

    _name = "sidocakep.issued.document"
    _inherit = "sidocakep.issued.document"

    @api.model
    def _has_certificates(self):
        return bool(self.env["ir.config_parameter"].sudo().get_param(PARAMETER))

    @api.model
    def _get_certificate_text(self):
        return LINE if self._has_certificates() else super()._get_certificate_text()

    def _get_certified_file(self, content, place, **proof):
        if not self._has_certificates():
            return super()._get_certified_file(content, place, **proof)
        if proof.get("passphrase") != PASSPHRASE:
            raise UserError(self.env._("The passphrase is wrong. Enter it again."))
        signer = self.env.user.name
        return Signer(signer).sign(content, place.name), signer
