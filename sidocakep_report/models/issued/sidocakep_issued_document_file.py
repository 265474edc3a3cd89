import hashlib
import logging

from odoo import api, models
from odoo.exceptions import UserError

from .sidocakep_issued_document import IN_FORCE

_logger = logging.getLogger(__name__)
#: Files that are made in one transaction.
BATCH = 20


class SidocakepIssuedDocument(models.Model):
    """The file of an issue: made once, with its QR code, and kept.

    That of an agreement is made as it is signed; that of another document at its first
    print, and by the scheduled action if nobody prints it.
    """

    _name = "sidocakep.issued.document"
    _inherit = "sidocakep.issued.document"

    def _get_file_name(self):
        """Return the name of the file, the same for the same issue."""
        name = "".join(c if c.isalnum() or c in " -.," else "-" for c in self.name)
        return f"{name[:120].strip()} {(self.content_seal or '')[:16]}.pdf"

    def _keep_file(self, attachment, content):
        """Note which file was made, with its hash."""
        digest = hashlib.sha256(content).hexdigest()
        if not self.file_hash:
            self.sudo().write({"attachment_id": attachment.id, "file_hash": digest})
        elif self.file_hash == digest:
            self.sudo().write({"attachment_id": attachment.id})

    @api.model
    def _certify(self, contents):
        """Return the files with a certified electronic signature.

        None is set here: a bridge to a certification service (PAdES) overrides this.
        The files are kept, and hashed, as it returns them.

        :param contents: ``{issue: PDF bytes}``
        """
        return contents

    @api.model
    def _get_certificate_text(self):
        """Return the line of the footer that names the certificate; empty: none."""
        return ""

    def action_download(self):
        """Hand out the file as it was issued."""
        self.ensure_one()
        self.check_access("read")
        document = self.env[self.res_model].browse(self.res_id)
        document.check_access("read")
        if not self.attachment_id:
            self._make_files()
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self.sudo().attachment_id.id}?download=true",
            "target": "download",
        }

    def _make_files(self):
        """Print what was not printed yet; the print is kept as the file."""
        reports = self.env["ir.actions.report"].sudo()
        waiting = self.sudo().filtered(
            lambda issue: issue.state == IN_FORCE and not issue.attachment_id
        )
        for model, issues in waiting.grouped("res_model").items():
            records = self.env[model].sudo().browse(issues.mapped("res_id")).exists()
            if records:
                report = reports._get_report(records._issue_report)
                reports._typeset_print(report, records, {})

    @api.model
    def _cron_make_files(self):
        """Make the files of what was issued and not printed since, some at a time."""
        waiting = self.search(
            [("state", "=", IN_FORCE), ("file_hash", "=", False)], order="id"
        )
        cron = self.env["ir.cron"]
        cron._commit_progress(remaining=len(waiting))
        for start in range(0, len(waiting), BATCH):
            batch = waiting[start : start + BATCH]
            for issue in batch:
                try:
                    with self.env.cr.savepoint():
                        issue._make_files()
                except UserError as error:
                    _logger.warning("No file of issue %s: %s", issue.id, error)
            left = len(waiting) - start - len(batch)
            if not cron._commit_progress(len(batch), remaining=left):
                break
