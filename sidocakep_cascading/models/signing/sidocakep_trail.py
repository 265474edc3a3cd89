from odoo import models

from odoo.addons.sidocakep_base.models.document.sidocakep_trail import PROOF


class SidocakepTrail(models.Model):
    """A wrong proof of identity names the method as the person knows it."""

    _name = "sidocakep.trail"
    _inherit = "sidocakep.trail"

    def _get_subject_text(self):
        subject = super()._get_subject_text()
        if self.kind != PROOF:
            return subject
        methods = self.env["sidocakep.signature.method"]._selection_method()
        return dict(methods).get(subject, subject)
