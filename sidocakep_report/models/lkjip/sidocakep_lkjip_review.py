from odoo import models

from .review_words import complete_statement


class SidocakepLkjipReview(models.Model):
    """The statement of review as a paper of its own. PermenPANRB 53/2014 annex III."""

    _name = "sidocakep.lkjip.review"
    _inherit = "sidocakep.lkjip.review"

    def _get_document_values(self):
        """Return ``{review id: values of the printed statement}``, formatted."""
        result = {}
        for review in self.sudo():
            report = review.lkjip_id._get_printed_head()
            names = ("government", "government_name", "agency", "is_government", "year")
            result[review.id] = {
                **{name: report[name] for name in names},
                **complete_statement(report, review._get_printed_statement()),
                "is_draft": review.state != "passed",
            }
        return result
