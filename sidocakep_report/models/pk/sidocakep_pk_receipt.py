from odoo import api, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

from ..form.letter_mixin import NOBODY
from ..issued.paper import RECEIPT, Paper

RECEIVED = "Perjanjian Kinerja"
SUBJECT = f"Tanda Terima {RECEIVED}"


class SidocakepPk(models.Model):
    """What was handed in has a receipt of Bagian Organisasi: a paper of its own.

    Agreements that came together have one number; each has its sheet. What is given
    back or returned takes its receipt along. Gunung Mas 24/2024 art. 7(4).
    """

    _name = "sidocakep.pk"
    _inherit = "sidocakep.pk"

    @api.model
    def _get_papers(self):
        return super()._get_papers() | {
            RECEIPT: Paper(
                SUBJECT,
                "sidocakep_report.action_report_pk_receipt",
                "_get_issued_receipts",
                by=("receive",),
                ended_by=("return", "send_back"),
            )
        }

    def _filter_paper(self, paper):
        if paper == RECEIPT:
            return self.filtered("received_on")
        return super()._filter_paper(paper)

    def _get_paper_facts(self, content, paper):
        """The receipt is named by the agreement that was received."""
        facts = super()._get_paper_facts(content, paper)
        what = f"{SUBJECT} Perubahan" if self._is_change() else SUBJECT
        return facts | {"name": f"{what} {self.year} - {self.first_title}"}

    @api.model
    def _list_brought(self, paper, content):
        """A receipt names the agreement that was received."""
        agreement = content.get("agreement")
        if paper != RECEIPT or not agreement:
            return super()._list_brought(paper, content)
        is_change = agreement.get("is_change")
        what = f"{RECEIVED} Perubahan" if is_change else RECEIVED
        is_later = agreement.get("version", 1) > 1 and not is_change
        words = [
            f"{what} {content['year']}: {agreement['position']}",
            agreement["number"] and f"Nomor {agreement['number']}",
            agreement["date"] and f"tanggal {agreement['date']}",
            is_later and f"versi {agreement['version']}",
        ]
        return [", ".join(filter(None, words))]

    def _get_issued_receipts(self):
        """Return ``{id: what the receipt says}``, all of it texts."""
        return {pk.id: pk._get_receipt() for pk in self.sudo()}

    def _get_receipt(self):
        root = self.company_id.root_id
        day = self.received_on and self.env.user._to_office_day(self.received_on)
        handed_in = self.handed_in_on
        signed = self.date_document
        return {
            **root._get_kept_letterhead(),
            "year": str(self.year),
            "number": self.receipt_number or "",
            "place": root._get_signing_place(),
            "date": format_date(day) if day else "",
            "date_iso": day.isoformat() if day else "",
            "is_draft": not day,
            "holder": self.company_id.name,
            "agreement": {
                "position": self.first_title or "",
                "person": self.first_name or "",
                "number": self.number or "",
                "date": format_date(signed) if signed else "",
                "code": self.seal_code or "",
                "version": self.version,
                "is_change": self._is_change(),
                "effective": (self.previous_id and self._get_printed_effective()) or "",
            },
            "handed_in": {
                "date": format_date(self.env.user._to_office_day(handed_in))
                if handed_in
                else "",
                "name": self.handed_in_by_id.name or "",
            },
            "receiver": self._get_receiver(day),
        }

    def _get_receiver(self, day):
        """Return who received it; before that the name is left to the pen."""
        user = self.received_by_id
        if not day:
            return {**NOBODY}
        employee = user.employee_ids[:1]
        if not employee:
            return {**NOBODY, "name": user.name}
        job = employee._get_version(day).job_id
        signs = employee._get_signature_values(day)
        title = job._get_printed_title() if job else ""
        return {**NOBODY, **signs, "name": user.name, "title": title}

    def _get_receipt_values(self):
        """Return ``{id: values of the printed receipt}``, on the regent's head."""
        pks = self.sudo()
        values = pks._get_paper_values(RECEIPT)
        for pk in pks:
            agency = values[pk.id]["agency"]
            logo = pk.company_id.root_id._get_printed_logo()
            values[pk.id]["agency"] = {**agency, "logo": logo}
        return values
