from odoo import models

PROOF = ("sidocakep.issued.publication", "proof")
SCAN = ("sidocakep.issued.scan", "file")


class IrAttachment(models.Model):
    """The picture of a publication and a scan stay with their rows."""

    _name = "ir.attachment"
    _inherit = "ir.attachment"

    def _get_kept_files(self):
        return super()._get_kept_files() | {
            PROOF: self.env._(
                "This picture proves a recorded publication and stays with it. Correct "
                "the row by another one, with the right picture."
            ),
            SCAN: self.env._(
                "This scan is recorded with its hash and stays. Record a better one "
                "that takes its place."
            ),
        }
