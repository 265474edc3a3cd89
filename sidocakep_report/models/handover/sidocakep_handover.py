from odoo import models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date


class SidocakepHandover(models.Model):
    """What the printed memo says: as it was signed, and what its receiver added."""

    _name = "sidocakep.handover"
    _inherit = "sidocakep.handover"

    _issue_label = "Memori Kinerja"
    _issue_report = "sidocakep_report.action_report_handover"
    _issue_by = "acknowledge"

    def _get_document_values(self):
        """Return ``{memo id: values of the printed page}``, formatted."""
        documents = self._get_document()
        marks = self._get_issue_marks()
        return {
            memo.id: {
                **documents[memo.id],
                **memo._get_printed_receipt(),
                "is_draft": memo.state not in ("signed", "acknowledged"),
                "signed_on": format_date(memo.signed_on) if memo.signed_on else "",
                "seal": (memo.document_seal or "")[:16],
                "issued": marks.get(memo.id),
            }
            for memo in self
        }

    def _get_printed_receipt(self):
        """Return who acknowledged it, when and with which note."""
        self.ensure_one()
        day = self.acknowledged_on
        user = self.sudo().acknowledged_by_id
        return {
            "receiver_note": (self.receiver_note or "") if day else "",
            "received_on": format_date(day) if day else "",
            "received_name": self.acknowledged_name or self.receiver_name or "",
            "received_title": self.acknowledged_as or self.receiver_title or "",
            "received_nip": (user.employee_id.nip_display or "") if day else "",
        }
