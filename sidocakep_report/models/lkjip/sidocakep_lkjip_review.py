from odoo import models

from .review_words import complete_statement


class SidocakepLkjipReview(models.Model):
    """The statement of review as a paper of its own. PermenPANRB 53/2014 annex III."""

    _name = "sidocakep.lkjip.review"
    _inherit = "sidocakep.lkjip.review"

    _issue_label = "Pernyataan Telah Direviu"
    _issue_report = "sidocakep_report.action_report_lkjip_review"

    def _transition(self, name, vals=None, reason=None):
        result = super()._transition(name, vals, reason)
        if name == "pass":
            self._get_earlier()._withdraw_issues(
                self.env._("A later round of the review took its place.")
            )
            self._keep_document()
        return result

    def _get_earlier(self):
        """Return the rounds of the same reports that ended with a statement."""
        domain = [
            ("lkjip_id", "in", self.lkjip_id.ids),
            ("state", "=", "passed"),
            ("id", "not in", self.ids),
        ]
        return self.sudo().search(domain)

    def _get_document_values(self):
        """Return ``{review id: values of the printed statement}``, formatted."""
        documents, marks = self._get_document(), self._get_issue_marks()
        return {
            review.id: {
                **documents[review.id],
                "is_draft": review.state != "passed",
                "issued": marks.get(review.id),
            }
            for review in self
        }

    def _get_live_document(self):
        """Return ``{review id: content of the statement}`` as the records say now."""
        result = {}
        for review in self.sudo():
            report = review.lkjip_id._get_printed_head()
            names = ("government", "government_name", "agency", "is_government", "year")
            result[review.id] = {
                **{name: report[name] for name in names},
                **complete_statement(report, review._get_printed_statement()),
            }
        return result
