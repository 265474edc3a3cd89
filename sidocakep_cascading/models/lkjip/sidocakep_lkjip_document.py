"""What a performance report says on paper: kept when the head signs it."""

from odoo import fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

from ...engine.report_sentences import split_paragraphs
from .lkjip_data import find_head_sheet
from .lkjip_empty import say_empty
from .lkjip_figures import compose_figure
from .sidocakep_lkjip_outline import CHAPTER_ORDER
from .sidocakep_lkjip_sentence import ACCEPTED as TAKEN
from .sidocakep_lkjip_sentence import DISMISSED

#: How the page is set: raised when the template changes what a signed report says.
#: 4: rank of who signs.
PAGE_EDITION = 4
#: Chapter > its heading. Gunung Mas 24/2024 annex E, PermenPANRB 53/2014.
HEADINGS = {
    "preface": "KATA PENGANTAR",
    "summary": "RINGKASAN EKSEKUTIF",
    "1": "BAB I PENDAHULUAN",
    "2": "BAB II PERENCANAAN KINERJA",
    "3": "BAB III AKUNTABILITAS KINERJA",
    "4": "BAB IV PENUTUP",
}


class SidocakepLkjip(models.Model):
    """Chapters, sections, numbered tables and figures."""

    _name = "sidocakep.lkjip"
    _inherit = "sidocakep.lkjip"

    def _get_live_document(self):
        """Return ``{report id: content of the pages}`` as the records say now."""
        return {report.id: report._compose() for report in self.sudo()}

    def _compose(self):
        self.ensure_one()
        chapters = self._compose_chapters()
        annexes, unbound = self._list_annexes()
        return {
            **self._get_printed_head(),
            "chapters": chapters,
            "tables": [
                {"label": section["table"]["label"], "title": section["table"]["title"]}
                for chapter in chapters
                for section in chapter["sections"]
                if section["table"]
            ],
            "figures": [
                {"label": figure["label"], "title": figure["title"]}
                for chapter in chapters
                for section in chapter["sections"]
                if (figure := section["figure"])
            ],
            "annexes": annexes,
            "unbound": unbound,
            "recipients": self._get_recipients(),
        }

    def _get_printed_head(self):
        company, day = self.company_id, self.document_date
        signer = self._get_signers()[self.id]
        employee = (signer and signer.employee) or self.env["hr.employee"]
        head = company._get_letterhead()
        return {
            "page_edition": PAGE_EDITION,
            "government": head["government"],
            "agency": head["government"] if self.is_government else company.name,
            "is_government": self.is_government,
            "government_name": f"Pemerintah {company._get_government_title()}",
            "year": str(self.year),
            "period": self._get_period().words,
            "document": self.document_number or "",
            "version": self.version,
            "replaces": self.previous_id.document_number or "",
            "reason": (self.amendment_reason or "") if self.previous_id else "",
            "place": company._get_signing_place(),
            "date": format_date(day) if day else "",
            "date_iso": fields.Date.to_string(day) or "",
            "signer_title": signer.title if signer else "",
            **employee._get_official_values("signer", day),
        }

    def _compose_chapters(self):
        """Return the chapters that have sections, in the order of the pages."""
        by_chapter = self.section_ids.grouped("chapter")
        return [
            {
                "code": code,
                "heading": HEADINGS[code],
                "sections": self._compose_sections(code, by_chapter[code]),
            }
            for code in CHAPTER_ORDER
            if code in by_chapter
        ]

    def _compose_sections(self, chapter, sections):
        """Return the sections of a chapter; tables and figures are numbered in it."""
        result, count, figures = [], 0, 0
        plan = "RPJMD" if self.is_government else "Renstra"
        for number, section in enumerate(sections, start=1):
            table = section.table or None
            if table:
                count += 1
                label = f"Tabel {chapter}.{count}" if chapter.isdigit() else "Tabel"
                table = {**table, "label": label, "seal": section.table_seal}
            figure = compose_figure(section.content, table, plan) if table else None
            if figure:
                figures += 1
                figure["label"] = f"Gambar {chapter}.{figures}"
            result.append(
                {
                    "number": f"{chapter}.{number}" if chapter.isdigit() else "",
                    "name": section.name,
                    "paragraphs": split_paragraphs(section.body or ""),
                    "table": table,
                    "figure": figure,
                    "why_empty": self._say_empty(section.content),
                    "sentences": [
                        {"text": item.text, "is_proposal": item.state != TAKEN}
                        for item in section.sentence_ids
                        if item.state != DISMISSED
                    ],
                }
            )
        return result

    def _say_empty(self, content):
        """Return why nothing stands in a section: a bare heading asks for a reason."""
        measurement = self.measurement_id
        return say_empty(
            content,
            self._get_period().name(self.year),
            bool(measurement),
            bool(measurement and find_head_sheet(measurement).line_ids),
        )

    def _get_recipients(self):
        profile = self.company_id._get_profile(self._get_period_end()).sudo()
        names = profile.lkjip_recipients
        if self.is_government:
            names = profile.lkjip_government_recipients
        return [line.strip() for line in (names or "").splitlines() if line.strip()]

    def _keep_document(self):
        """What was only proposed does not stand in a signed report."""
        for report in self.sudo():
            loose = report.section_ids.sentence_ids.filtered(
                lambda item: item.state != TAKEN
            )
            loose._with_workflow_bypass().write({"state": DISMISSED})
        return super()._keep_document()

    def _get_contents(self):
        """Who signs signs what is kept: nothing that was only proposed."""
        contents = super()._get_contents()
        for content in contents.values():
            for chapter in content["chapters"]:
                for section in chapter["sections"]:
                    section["sentences"] = [
                        sentence
                        for sentence in section["sentences"]
                        if not sentence["is_proposal"]
                    ]
        return contents
