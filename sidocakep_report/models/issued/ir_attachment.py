from odoo import models

PROOF = ("sidocakep.issued.publication", "proof")


class IrAttachment(models.Model):
    """The picture of a publication stays with its row."""

    _name = "ir.attachment"
    _inherit = "ir.attachment"

    def _get_kept_files(self):
        return super()._get_kept_files() | {
            PROOF: self.env._(
                "This picture proves a recorded publication and stays with it. Correct "
                "the row by another one, with the right picture."
            )
        }
