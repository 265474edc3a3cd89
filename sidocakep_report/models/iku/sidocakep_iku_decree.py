from odoo import fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

from .iku_words import ACTS, DECREE, LAWS, REGULATION, SUBJECT

#: How the page is set: raised when the template changes what a decided decree says.
#: Until 1 it was its annex alone.
#: 3: rank and NIP of who signs.
PAGE_EDITION = 3


class SidocakepIkuDecree(models.Model):
    """What the decree and its annex say: live while drafted, kept once decided.

    The texts are Indonesian whatever the reader's language.
    """

    _name = "sidocakep.iku.decree"
    _inherit = ["sidocakep.iku.decree", "sidocakep.frozen.document.mixin"]

    _issue_label = "Penetapan Indikator Kinerja Utama"
    _issue_report = "sidocakep_report.action_report_iku"

    def _get_document_values(self):
        """Return ``{decree id: values of its printed page}``, formatted."""
        documents = self._get_document()
        marks = self._get_issue_marks()
        return {
            decree.id: {
                **documents[decree.id],
                "is_draft": decree.state == "draft",
                "seal": (decree.document_seal or "")[:16],
                "issued": marks.get(decree.id),
            }
            for decree in self
        }

    def _get_live_document(self):
        """Return ``{decree id: its content}`` as the records say now.

        It names who signed it on its date; without a date, who would sign today.
        """
        signers = self._get_signers()
        return {
            decree.id: {
                "page_edition": PAGE_EDITION,
                **decree._get_printed_head(),
                **decree._get_printed_signer(signers[decree.id]),
                "laws": decree._get_printed_laws(),
                "rows": [line._get_printed_row() for line in decree.line_ids],
            }
            for decree in self.sudo()
        }

    def _get_printed_head(self):
        """Return what it is, whose, of which number and years."""
        company, day = self.company_id, self.document_date
        act, government = ACTS[self.kind], company._get_government_title()
        whose = company.name if company.parent_id else f"Pemerintah {government}"
        years = self._get_years_text()
        copies = [
            f"Inspektorat {government}",
            f"Bagian Organisasi Sekretariat Daerah {government}",
        ]
        return {
            "act": act,
            "subject": f"{SUBJECT} {whose} Tahun {years}",
            "government": f"PEMERINTAH {government.upper()}",
            "holder": company.name.upper() if company.parent_id else "",
            "years": years,
            "document": self.document_number or "",
            "edition": self.version,
            "replaces": self._get_replaced_number(),
            "region": government if act == REGULATION else "",
            "copies": copies if act == DECREE else [],
            "place": company._get_signing_place(),
            "date": format_date(day) if day else "",
            "date_iso": fields.Date.to_string(day) or "",
        }

    def _get_replaced_number(self):
        """Return the number of the decree that ends with this one, if it is its like.

        A decree does not revoke a regulation.
        """
        previous = self.previous_id
        is_like = previous.kind == self.kind
        return (is_like and previous.document_number) or ""

    def _get_printed_signer(self, signer):
        """Return who signs, and the office whose act it is."""
        job = self.signer_job_id
        title = self.signer_title or (signer and signer.title) or job.name or ""
        office = job._get_printed_title() if job else title
        return {
            "office": office.upper(),
            "signer_title": title,
            **self._get_printed_official(signer),
        }

    def _get_printed_laws(self):
        """Return by which laws it is set: the ministers', then the government's."""
        day = self.document_date or self.env.user._get_office_day()
        own = self.company_id._get_profile(day).sudo().regulation_number
        return [*LAWS, *([own] if own else [])]

    def _get_years_text(self):
        self.ensure_one()
        if not self.year_end or self.year_end == self.year_start:
            return str(self.year_start)
        return f"{self.year_start}-{self.year_end}"

    def _get_issue_time(self, content, year):
        return (content["years"],)
