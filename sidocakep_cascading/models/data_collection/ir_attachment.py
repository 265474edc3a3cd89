from odoo import models

EVIDENCE = ("sidocakep.data.evidence", "file")


class IrAttachment(models.Model):
    """A file of evidence changes with its record only, never as a file by itself."""

    _name = "ir.attachment"
    _inherit = "ir.attachment"

    def _get_kept_files(self):
        return super()._get_kept_files() | {
            EVIDENCE: self.env._(
                "A file of evidence is kept with its figure and hash. Attach another "
                "file to the figure."
            )
        }
