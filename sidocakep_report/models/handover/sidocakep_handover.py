from odoo import models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.engine.sealing import get_seal

from ..issued.paper import DOCUMENT

#: Since then it is issued as it is handed over, and with what its receiver adds.
TWICE_ISSUED = 3
RECEIPT = "receipt"
#: Below the name of who took a step: no pen was used.
HANDED, RECEIVED = "Diserahkan secara elektronik", "Diterima secara elektronik"
NO_WORDS = {"handed_how": "", "received_how": ""}


class SidocakepHandover(models.Model):
    """What the printed memo says: as it was signed, and what its receiver added."""

    _name = "sidocakep.handover"
    _inherit = "sidocakep.handover"

    _issue_label = "Memori Kinerja"
    _issue_report = "sidocakep_report.action_report_handover"

    def _transition(self, name, vals=None, reason=None):
        """Acknowledged it is issued anew, with who received it and his note."""
        result = super()._transition(name, vals, reason)
        if name == "acknowledge":
            self._issue()
        return result

    def _get_issued_content(self):
        """Return what was handed over, with what was said as it was received.

        Of who received it the register keeps rank and NIP as they were then.
        """
        content, seal = super()._get_issued_content()
        if not (self.acknowledged_on and _is_twice_issued(content)):
            return content, seal
        issue = self._find_received()
        if issue:
            return issue.content, issue.content_seal
        content = {**content, RECEIPT: self._get_printed_receipt()}
        return content, get_seal(content)

    def _find_received(self):
        """Return the issue that says who received the memo, if there is one."""
        issues = self._search_issues(DOCUMENT)
        return issues.filtered(lambda issue: RECEIPT in issue.content)[-1:]

    def _get_document_values(self):
        """Return ``{memo id: values of the printed page}``, formatted."""
        documents = self._get_document()
        marks = self._get_issue_marks()
        printed = self._get_issues_printed(DOCUMENT)
        return {
            memo.id: {
                **memo._get_kept_values(documents[memo.id], printed.get(memo.id)),
                "is_draft": memo.state not in ("signed", "acknowledged"),
                "signed_on": format_date(memo.signed_on) if memo.signed_on else "",
                "issued": marks.get(memo.id),
            }
            for memo in self
        }

    def _get_kept_values(self, document, issue):
        """Return content, receipt and seal of the page, of an issue that ended its own.

        :param document: content of the memo
        :param issue: what is printed of the register, or nothing
        """
        self.ensure_one()
        receipt = self._get_printed_receipt()
        if not _is_twice_issued(document):
            # as it was printed: no rank, and the NIP of who acknowledged it alone
            receipt["received_rank"] = ""
            if not self.acknowledged_on:
                receipt["received_nip"] = ""
            seal = self.document_seal or ""
            return {**document, **receipt, **NO_WORDS, "seal": seal[:16]}
        content, seal = document, issue and issue.content_seal
        if not issue and self.document_seal:
            content, seal = self._get_issued_content()
        if seal:
            receipt = content.get(RECEIPT) or _get_nobody(document)
        head, logo = document["letterhead"], self.company_id.sudo()._get_printed_logo()
        return {
            **document,
            "letterhead": {**head, "agency": {**head["agency"], "logo": logo}},
            **receipt,
            "handed_how": HANDED if seal else "",
            "received_how": RECEIVED if receipt["received_on"] else "",
            "seal": (seal or "")[:16],
        }

    def _get_printed_receipt(self):
        """Return who acknowledged it, when and with which note.

        Before that, who is to receive it.
        """
        self.ensure_one()
        memo, day = self.sudo(), self.acknowledged_on
        employee = memo.receiver_id
        if day:
            # of any agency: the field of the login knows those of the reader's own
            users = memo.acknowledged_by_id.ids
            own = employee.search([("user_id", "in", users)], limit=1)
            is_named = self.acknowledged_name == employee.name
            employee = own or (employee if is_named else own)
        return {
            "receiver_note": (self.receiver_note or "") if day else "",
            "received_on": format_date(day) if day else "",
            **employee._get_official_values("received", day),
            "received_name": self.acknowledged_name or self.receiver_name or "",
            "received_title": self.acknowledged_as or self.receiver_title or "",
        }


def _is_twice_issued(content):
    return bool(content) and content.get("page_edition", 1) >= TWICE_ISSUED


def _get_nobody(document):
    """Return what stood in the place of a receipt while there was none."""
    return {
        "receiver_note": "",
        "received_on": "",
        **{
            f"received_{key}": document.get(f"receiver_{key}", "")
            for key in ("name", "title", "rank", "nip")
        },
    }
