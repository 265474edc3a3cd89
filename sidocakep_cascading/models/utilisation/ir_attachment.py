from odoo import models

EVIDENCE = ("sidocakep.utilisation", "evidence")


class IrAttachment(models.Model):
    """The evidence of a recorded use changes with its record only."""

    _name = "ir.attachment"
    _inherit = "ir.attachment"

    def _get_kept_files(self):
        return super()._get_kept_files() | {
            EVIDENCE: self.env._(
                "This file proves a recorded use of results and stays with it. Record "
                "another use with the right file."
            )
        }
