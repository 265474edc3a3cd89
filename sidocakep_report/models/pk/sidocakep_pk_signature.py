from odoo import models
from odoo.exceptions import UserError

from .sidocakep_pk import PK_REPORT


class SidocakepPkSignature(models.Model):
    """Keeps the PDF of the moment in which an agreement was signed."""

    _name = "sidocakep.pk.signature"
    _inherit = ["sidocakep.pk.signature"]

    def action_download(self):
        """Hand out the PDF as it was at signing, whatever is printed today."""
        self.ensure_one()
        self.check_access("read")
        if not self.pdf_attachment_id:
            raise UserError(
                self.env._(
                    "No PDF was made when this was signed: only the content. Print "
                    "the agreement instead."
                )
            )
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self.sudo().pdf_attachment_id.id}?download=true",
            "target": "download",
        }

    def _keep_files(self, files):
        """Keep the PDFs; the one both parties signed is also what is printed later."""
        result = super()._keep_files(files)
        kept = self.filtered(lambda signature: files.get(signature.pk_id.id))
        reports = self.env["ir.actions.report"].sudo()
        attachments = reports._typeset_store(
            PK_REPORT,
            self._name,
            {signature.id: signature._get_pdf_name() for signature in kept},
            {signature.id: files[signature.pk_id.id] for signature in kept},
        )
        for signature in kept:
            attachment = attachments[signature.id]
            signature.write({"pdf_attachment_id": attachment.id})
            signature.write({"pdf_hash": signature._get_pdf_hash()})
        reports._typeset_keep(PK_REPORT, {pk.id: files[pk.id] for pk in kept.pk_id})
        return result

    def _get_pdf_name(self):
        party = {"first": "Pihak I", "second": "Pihak II"}[self.party]
        return f"PK {self.pk_id.year} {self.content_hash[:16]} {party}.pdf"
