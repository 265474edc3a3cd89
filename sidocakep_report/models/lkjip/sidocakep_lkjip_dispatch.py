from dataclasses import replace
from datetime import date

from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.models.organisation.official import HEAD
from odoo.addons.sidocakep_cascading.models.lkjip.sidocakep_lkjip import (
    DOCUMENT_GOVERNMENT,
)
from odoo.addons.sidocakep_cascading.models.lkjip.sidocakep_lkjip_dispatch import (
    RECEIVED,
)

from ..form.letter_mixin import NOBODY
from ..issued.paper import LETTER, RECEIPT
from .sidocakep_lkjip_letter import SUBJECT


class SidocakepLkjipDispatch(models.Model):
    """The government's report goes to each recipient with a letter of its own.

    The head of region sends it; the second sheet comes back from there. PermenPANRB
    53/2014.
    """

    _name = "sidocakep.lkjip.dispatch"
    _inherit = "sidocakep.lkjip.dispatch"

    _letter_subject = SUBJECT
    _letter_reports = (
        "sidocakep_report.action_report_lkjip_dispatch_letter",
        "sidocakep_report.action_report_lkjip_dispatch_receipt",
    )
    _letter_steps = ("send",)
    _receipt_steps = ("receive",)
    _letter_undone_by = ("unsend",)

    @api.model
    def _get_papers(self):
        """A receipt is taken back by itself; the letter stays."""
        papers = super()._get_papers()
        return papers | {RECEIPT: replace(papers[RECEIPT], ended_by=("unreceive",))}

    def _get_paper_facts(self, content, paper):
        """Each of the letters is named by whom it goes to."""
        facts = super()._get_paper_facts(content, paper)
        return facts | {"name": f"{facts['name']} kepada {self.recipient}"}

    def _find_kin(self):
        """The report that it brings."""
        return {item.id: item.lkjip_id for item in self}

    def _get_issue_reason(self):
        """A correction takes the place of what it corrects."""
        report = self.lkjip_id
        return report._get_next_reason() or super()._get_issue_reason()

    def _get_letter_sent(self):
        return self._get_sent_on()

    def _get_letter_sender(self):
        """The head of region, who signed the report."""
        head = self._get_letter_official(HEAD)
        if not head or not head.employee:
            return NOBODY | {"title": head.title if head else ""}
        identity = head.employee._get_signature_values(self._get_letter_day())
        return {**identity, "title": head.title}

    def _get_letter_route(self):
        """Return whom it goes to; by whose hands, with which copies the profile says.

        Nobody passes on what he is written to himself.
        """
        way = self._get_letter_way(DOCUMENT_GOVERNMENT, date(self.year, 12, 31))
        return {
            "recipient": self.recipient,
            "address": self.address or "",
            "through": "" if way["through"] == self.recipient else way["through"],
            "receiving": self.recipient,
            "copies": [copy for copy in way["copies"] if copy != self.recipient],
        }

    def _get_letter_rows(self):
        return self.lkjip_id._get_letter_rows()

    def _get_letter_receipt(self):
        """Nobody of this government received it: its receiver has no login here."""
        day = self.state == RECEIVED and self.receipt_date
        return day, self.env["res.users"], self.receipt_number

    def _get_letter_receiver(self):
        day, _nobody, number = self._get_letter_receipt()
        if not day:
            return super()._get_letter_receiver()
        name = self.received_by or ""
        said = {"name": name, "date": format_date(day), "number": number or ""}
        return {**NOBODY, **said}

    # ------------------------------------------------------------------
    # What goes there, and what comes back
    # ------------------------------------------------------------------

    def action_bind(self):
        """Bind what goes to this recipient: the letter, the report, its annexes."""
        self.ensure_one()
        self.check_access("read")
        letter = self._find_issue(LETTER)
        if not letter:
            raise UserError(
                self.env._(
                    "%(dispatch)s has no letter in the register. Send it first, or "
                    "bind the report itself with its annexes.",
                    dispatch=self.display_name,
                )
            )
        return self.lkjip_id._bind_behind(letter)

    def action_scan(self):
        """Open the row in which the receipt that came back is recorded as a scan.

        It is kept with the issued receipt; of what was sent before the register had
        such papers, among the papers of the government.
        """
        self.ensure_one()
        self.check_access("read")
        issue = self._find_issue(RECEIPT) or self._find_issue(LETTER)
        if issue:
            return issue.action_scan()
        scans = self.env["sidocakep.issued.scan"]
        scans.check_access("create")
        label = self._get_papers()[RECEIPT].label
        return scans._open_new(
            {
                "default_name": f"{label} {self.recipient}",
                "default_company_id": self.company_id.id,
                "default_year": self.year,
                "default_number": self.receipt_number,
                "default_date": self.receipt_date and self.receipt_date.isoformat(),
            }
        )
