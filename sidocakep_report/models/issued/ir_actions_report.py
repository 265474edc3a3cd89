from odoo import models

from odoo.addons.sidocakep_base.models.document.seal_rows import sealing_anew


class IrActionsReport(models.Model):
    """The first print of an issued document is its file."""

    _name = "ir.actions.report"
    _inherit = "ir.actions.report"

    def _typeset_fetch(self, records):
        if names := getattr(records, "_printed_fields", ()):
            records.sudo().fetch(names)
        return super()._typeset_fetch(records)

    def _typeset_names(self, report, records):
        names = super()._typeset_names(report, records)
        if self.env.context.get("report_pdf_no_attachment"):
            return names
        paper = self._find_printed_paper(report, records)
        return names | records._get_issue_names(paper) if paper else names

    def _find_printed_paper(self, report, records):
        """Return the key of the paper that a report prints of these, if it is one."""
        return (
            records._find_printed_paper(report)
            if hasattr(records, "_find_printed_paper")
            else None
        )

    def _typeset_stored(self, report, names):
        """What was signed with a certificate is handed out so signed."""
        attachments = super()._typeset_stored(report, names)
        register = self.env["sidocakep.issued.document"].sudo()
        domain = [
            ("attachment_id", "in", [file.id for file in attachments.values()]),
            ("certificate_ids", "!=", False),
        ]
        for issue in register.search(domain) if attachments else register:
            attachments[issue.attachment_id.res_id] = issue._get_file()
        return attachments

    def _typeset_store(self, report_ref, model, names, contents):
        """Enter the file in the register."""
        records = self.env[model].browse(names)
        issues = {}
        paper = self._find_printed_paper(self._get_report(report_ref), records)
        if names and paper:
            issues = {
                key: issue
                for key, issue in records._get_standing_issues(paper).items()
                if not issue.attachment_id
            }
        attachments = super()._typeset_store(report_ref, model, names, contents)
        register = self.env["sidocakep.issued.document"].sudo()
        with sealing_anew(register.concat(*issues.values())):
            for key, issue in issues.items():
                issue._keep_file(attachments[key], contents[key])
        return attachments
