from odoo import models
from odoo.exceptions import UserError


class SidocakepLkjip(models.Model):
    """What the printed performance report says. Gunung Mas 24/2024 annex E."""

    _name = "sidocakep.lkjip"
    _inherit = "sidocakep.lkjip"

    _printed_form = "lkjip"
    _issue_label = "Laporan Kinerja Instansi Pemerintah"
    _issue_report = "sidocakep_report.action_report_lkjip"

    def _get_document_values(self):
        """Return ``{report id: values of the printed pages}``, formatted."""
        documents = self._get_document()
        marks = self._get_issue_marks()
        return {
            item.id: {
                **documents[item.id],
                "is_draft": item.state == "draft",
                "seal": (item.document_seal or "")[:16],
                "issued": marks.get(item.id),
                "logo": item._get_cover_logo(),
            }
            for item in self
        }

    def action_read(self):
        """Open the paper itself, as it was signed."""
        super().action_read()
        return self.env.ref(self._issue_report).report_action(self)

    def action_bind(self):
        """Bind the report and its annexes, as they were issued, into one copy."""
        self.ensure_one()
        self.check_access("read")
        return self._bind_behind(self.env["sidocakep.issued.document"])

    def _bind_behind(self, letter):
        """Bind it with its annexes behind the letter that brings it, if there is one.

        :param letter: the issue of that letter, or none
        """
        report = self._find_issue()
        if not report:
            raise UserError(
                self.env._(
                    "The report is not issued yet. Have it signed, then bind it with "
                    "its annexes."
                )
            )
        issues = letter | report
        for annex in self.sudo()._get_annexes():
            if annex.documents:
                issues |= annex.documents.with_env(self.env)._find_issues()
        action = issues._filter_downloadable(self.env).action_bundle()
        bundle = self.env[action["res_model"]].browse(action["res_id"])
        bundle._as_program().bound_report_id = report
        bundle.action_ask()
        return action

    def _filter_bound(self, documents):
        """What stands in the register is bound; a paper from before it is not."""
        found = super()._filter_bound(documents)
        issued = set(found._find_issues().mapped("res_id"))
        return found.filtered(lambda document: document.id in issued)

    def _get_issue_time(self, content, year):
        """An interim report is told from that of the year."""
        words = content.get("period", self._get_period().words)
        return words, *super()._get_issue_time(content, year)

    def _get_cover_logo(self):
        """Return the logo of the cover: decoration, as it is on that day."""
        return self.company_id._get_printed_logo()
