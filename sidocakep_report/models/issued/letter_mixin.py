from odoo import api, models

from odoo.addons.sidocakep_base.models.document.letter_mixin import LETTER_FIELDS

from .paper import LETTER, RECEIPT, Paper


class SidocakepLetterMixin(models.AbstractModel):
    """The covering letter and the receipt are issued papers of their document.

    The letter with the step by which the document is handed over, and anew when its
    number is written down later; the receipt, the second sheet of that letter, with the
    step by which it is received. Printing issues nothing.

    - ``_letter_reports``: the reports that print the letter and the receipt
    - ``_letter_steps``: the transitions by which it is handed over
    - ``_receipt_steps``: the transitions by which it is received
    - ``_letter_undone_by``: those by which it comes back, with its letter
    """

    _name = "sidocakep.letter.mixin"
    _inherit = ["sidocakep.issued.mixin", "sidocakep.letter.mixin"]

    _letter_reports = ()
    _letter_steps = ()
    _receipt_steps = ()
    _letter_undone_by = ()

    @api.model
    def _get_papers(self):
        letter, receipt = self._letter_reports
        subject, undone = self._letter_subject, self._letter_undone_by
        return super()._get_papers() | {
            LETTER: Paper(
                f"Surat Pengantar {subject}",
                letter,
                "_get_issued_letters",
                by=self._letter_steps,
                ended_by=undone,
            ),
            RECEIPT: Paper(
                f"Tanda Terima {subject}",
                receipt,
                "_get_issued_receipts",
                by=self._receipt_steps,
                ended_by=undone,
            ),
        }

    def _filter_paper(self, paper):
        if paper == LETTER:
            return self.filtered(lambda item: item._get_letter_sent())
        if paper == RECEIPT:
            return self.filtered(lambda item: item._get_letter_receipt()[0])
        return super()._filter_paper(paper)

    def _get_paper_facts(self, content, paper):
        """A receipt has a number of its own, besides that of the letter it is for."""
        facts = super()._get_paper_facts(content, paper)
        if paper == RECEIPT:
            facts["number"] = (content.get("receiver") or {}).get("number") or False
        return facts

    def _get_issued_letters(self):
        """Return ``{id: what the letter says}`` as it is handed over."""
        return {item.id: item._get_letter() for item in self.sudo()}

    def _get_issued_receipts(self):
        """Return ``{id: what the second sheet of the letter says}``."""
        return {item.id: item._get_letter_with_receipt() for item in self.sudo()}

    @api.model
    def _list_brought(self, paper, content):
        """A letter and its receipt name what is handed over, of whom and when."""
        if paper not in (LETTER, RECEIPT):
            return super()._list_brought(paper, content)
        return [
            " ".join((row["name"], content["holder"], content["period"]))
            for row in content["rows"]
        ]

    def _get_letter_values(self):
        """Return ``{id: values of the printed letter}``."""
        return self.sudo()._get_headed_values(LETTER)

    def _get_receipt_values(self):
        """Return ``{id: values of the printed receipt}``."""
        return self.sudo()._get_headed_values(RECEIPT)

    def write(self, vals):
        """A letter that was handed over has its number from the mail register."""
        result = super().write(vals)
        if LETTER_FIELDS & vals.keys():
            handed_over = self._get_standing_issues(LETTER)
            self.browse(handed_over)._issue(LETTER)
        return result
