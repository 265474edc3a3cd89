import hashlib
import logging

from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.client import download
from odoo.addons.sidocakep_base.exceptions import DiskError

from ...engine.issued.file_name import NAME_LENGTH, write_file_name
from .paper import DOCUMENT
from .sidocakep_issued_document import IN_FORCE, REPLACED

_logger = logging.getLogger(__name__)
#: Files that are made in one transaction.
BATCH = 20
#: What has a file: of what was withdrawn nobody has a paper that was not printed.
FILED = (IN_FORCE, REPLACED)
#: Key of the context with which issues that ended are printed as they were issued.
PRINTED_KEY = "sidocakep_printed_issues"


class PrintedIssues:
    """Issues, for the context; an object, which no client can send."""

    def __init__(self, issues):
        self.ids = issues.ids


class SidocakepIssuedDocument(models.Model):
    """The file of an issue: made once, with its QR code, and kept.

    That of an agreement is made as it is signed; that of another document by the
    scheduled action, which is asked for it as the document is issued. What was replaced
    before that is printed from its own content, as on the day of its issue.
    """

    _name = "sidocakep.issued.document"
    _inherit = ["sidocakep.issued.document", "sidocakep.gathered.mixin"]

    def _get_file_name(self, length=NAME_LENGTH):
        """Return the name of the file, the same for the same issue."""
        return write_file_name(self.name, self.content_seal or "", "pdf", length)

    def _keep_file(self, attachment, content):
        """Note which file was made, with its hash."""
        digest = hashlib.sha256(content).hexdigest()
        if not self.file_hash:
            self.sudo().write({"attachment_id": attachment.id, "file_hash": digest})
        elif self.file_hash == digest:
            self.sudo().write({"attachment_id": attachment.id})

    def action_download(self):
        """Hand out the file as it was issued."""
        self.ensure_one()
        self.check_access("read")
        document = self.env[self.res_model].browse(self.res_id)
        document.check_access("read")
        if not self.attachment_id:
            self._make_files()
        self._check_file_whole()
        return download(f"/web/content/{self._get_file().id}?download=true")

    def _make_files(self):
        """Print what was not printed yet; the print is kept as the file."""
        reports = self.env["ir.actions.report"].sudo()
        waiting = self.sudo()._filter_printable()
        standing = waiting.filtered(lambda issue: issue.state == IN_FORCE)
        papers = standing.grouped(lambda issue: (issue.res_model, issue.paper))
        for (model, paper), issues in papers.items():
            records = self.env[model].sudo().browse(issues.mapped("res_id")).exists()
            if records:
                report = reports._get_report(records._get_papers()[paper].report)
                reports._typeset_print(report, records, {})
        for issue in waiting - standing:
            issue._make_former_file()

    def _make_former_file(self):
        """Print an issue that was replaced before it had a file, as it was issued."""
        self.ensure_one()
        issue = self.with_context(**{PRINTED_KEY: PrintedIssues(self)})
        record = issue.env[self.res_model].browse(self.res_id).exists()
        if record and self._is_told_by(record):
            paper = record._get_papers()[self.paper]
            reports = issue.env["ir.actions.report"]
            reports._typeset_print(reports._get_report(paper.report), record, {})

    def _is_told_by(self, record):
        """Tell whether the pages of a record print the content of this issue."""
        if record._get_papers()[self.paper].content:
            return True
        if self.paper == DOCUMENT and "frozen_document" in record._fields:
            return True
        return record._get_issued_content()[1] == self.content_seal

    @api.model
    def _get_being_printed(self):
        """Return the issues that ended and are printed as they were issued."""
        printed = self.env.context.get(PRINTED_KEY)
        ids = printed.ids if isinstance(printed, PrintedIssues) else []
        return self.browse(ids)

    def _filter_printable(self):
        return self.filtered(
            lambda issue: issue.state in FILED and not issue.attachment_id
        )

    def _try_files(self, env=None):
        """Make the files; return ``{issue: why it has none}``.

        :param env: in whose language the reason is said
        """
        env = env or self.env
        issues = self.sudo()
        refusals = issues._try_printing()
        for issue in issues.filtered(lambda item: item not in refusals):
            if not issue.attachment_id:
                refusals[issue] = env._(
                    "It has no file: it ended before one was made, or its file is lost."
                )
            elif not issue._is_file_whole():
                refusals[issue] = env._(
                    "Its file is not the one that was issued. Tell Bagian Organisasi "
                    "and Inspektorat."
                )
            issue._get_file().invalidate_recordset(["raw", "datas"])
        return refusals

    def _is_file_whole(self):
        """Tell whether the file that is kept is the one that was issued."""
        self.ensure_one()
        content = _read_alone(self.sudo().attachment_id)
        return hashlib.sha256(content).hexdigest() == self.file_hash

    def _get_file(self):
        """Return the attachment that is handed out."""
        self.ensure_one()
        return self.sudo().attachment_id

    def _read_file(self):
        """Return the bytes that are handed out."""
        self._check_file_whole()
        return self._get_bytes()

    def _check_file_whole(self):
        """Hand out nothing but the file that was issued.

        :raises UserError: another one lies where it was kept
        """
        self.ensure_one()
        if not self._is_file_whole():
            raise UserError(
                self.env._(
                    "The file of %(name)s is not the one that was issued. Tell Bagian "
                    "Organisasi and Inspektorat.",
                    name=self.name,
                )
            )

    def _get_bytes(self):
        """Return the bytes that are handed out."""
        return _read_alone(self._get_file())

    def _filter_downloadable(self, env=None):
        """Return those of which who asks may read the row and the document.

        :param env: that of who asks, where these are read with other rights
        """
        env = env or self.env
        found = self.with_env(env)._filtered_access("read")
        allowed = set()
        for model, issues in found.sudo().grouped("res_model").items():
            documents = env[model].browse(issues.mapped("res_id")).exists()
            documents = documents._filtered_access("read")
            allowed.update((model, id_) for id_ in documents.ids)
        return self.filtered(
            lambda issue: (
                issue.id in found._ids and (issue.res_model, issue.res_id) in allowed
            )
        )

    @api.model
    def _ask_for_files(self):
        """Have the files made right after this transaction, whoever prints them."""
        cron = self.env.ref("sidocakep_report.ir_cron_issued_files", False)
        if cron:
            cron.sudo()._trigger()

    @api.model
    def _cron_make_files(self):
        """Make the files of what was issued and not printed since, some at a time."""
        waiting = self.search(
            [("state", "in", FILED), ("file_hash", "=", False)], order="id"
        )
        cron = self.env["ir.cron"]
        cron._commit_progress(remaining=len(waiting))
        for start in range(0, len(waiting), BATCH):
            batch = waiting[start : start + BATCH]
            try:
                refusals = batch._take_free()._find_refusals()
            except DiskError as error:
                _logger.warning("No more files of issues for now: %s", error)
                break
            for issue, reason in refusals.items():
                _logger.warning("No file of issue %s: %s", issue.id, reason)
            left = len(waiting) - start - len(batch)
            if not cron._commit_progress(len(batch), remaining=left):
                break


def _read_alone(attachment):
    """Return the bytes of one file, without those of the files beside it.

    Where they are kept is read for all at once, the bytes would stay in memory.
    """
    if attachment.store_fname:
        attachment = attachment.with_prefetch()
    return attachment.raw or b""
