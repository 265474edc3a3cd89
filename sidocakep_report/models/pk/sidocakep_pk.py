import hashlib

from odoo import models

PK_REPORT = "sidocakep_report.action_report_pk"


class SidocakepPk(models.Model):
    """Makes the file that a signature keeps."""

    _name = "sidocakep.pk"
    _inherit = ["sidocakep.pk"]

    def _get_signed_files(self):
        """Return ``{pk id: PDF}`` of the agreements as they are being signed."""
        reports = self.env["ir.actions.report"].sudo()
        return reports._typeset_render(PK_REPORT, self.sudo())

    def _find_print_problems(self):
        """Compare what is handed out with the file of the last signature."""
        result = super()._find_print_problems()
        reports = self.env["ir.actions.report"].sudo()
        prints = reports._typeset_get_kept(PK_REPORT, self)
        for pk_id, attachment in prints.items():
            pk = self.browse(pk_id)
            last = pk.signature_ids.filtered(
                lambda row: row.pdf_hash and not row.snapshot_id
            ).sorted("id")[-1:]
            content = attachment.raw or b""
            if last and hashlib.sha256(content).hexdigest() != last.pdf_hash:
                result.setdefault(pk_id, []).append(("print", {}))
        return result
