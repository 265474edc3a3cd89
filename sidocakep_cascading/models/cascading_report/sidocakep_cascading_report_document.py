"""What a cascading report says on paper: kept when the head of the agency sends it."""

from odoo import fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import QUARTERS, format_date
from odoo.addons.sidocakep_base.models.regulation.deadline_route import SEKDA

from .reporting import Reporting
from .sidocakep_profile import RESULTS
from .sidocakep_profile_deadline import DOCUMENT
from .sidocakep_profile_rule import RULE

#: How the page is set: raised when the template changes what a sent report says.
#: 2: who held the posts at the end of the period signs the sheets.
#: 3: of how many indicators the achievement of a holder is.
#: 4: the target of the period beside that of the year; kegiatan below a programme; a PK
#: that is not in force is named without its pledge.
PAGE_EDITION = 4


class SidocakepCascadingReport(models.Model):
    """A letter, a sheet of annex II for each holder down the ladder, and a summary.

    Annex II is headed "Contoh Pelaporan Cascading Kinerja": its form is the report.
    The results are those of the lines; what a PK promised is what was signed. Paser
    23/2016 art. 7(5).
    """

    _name = "sidocakep.cascading.report"
    _inherit = ["sidocakep.cascading.report", "sidocakep.proved.mixin"]

    def _get_live_document(self):
        """Return ``{report id: content of the pages}`` as the records say now."""
        reports = self.sudo()
        signers = reports._get_signers()
        promises = reports.line_ids.pk_id._get_document_values()
        result = {}
        for report in reports:
            reporting = Reporting(report)
            sheets = [
                lines._get_printed_sheet(promises[pk.id], reporting)
                for pk, lines in report.line_ids.grouped("pk_id").items()
            ]
            result[report.id] = {
                **report._get_printed_head(),
                **report._get_printed_signer(signers[report.id]),
                **report._get_printed_counts(),
                "sheets": sheets,
            }
        return result

    def _get_printed_head(self):
        """Return head, address and subject of the covering letter."""
        company, day = self.company_id, self.document_date
        letterhead = company._get_kept_letterhead()
        government = company._get_government_title()
        route = company._get_route(DOCUMENT, self.date_end)
        if company.sidocakep_kind == "setda" and route["through"] == SEKDA:
            route["through"] = ""
        rule = company._get_rule(RULE, self.date_end)
        profile = company._get_profile(self.date_end).sudo()
        return {
            "page_edition": PAGE_EDITION,
            "government": {**letterhead["government"], "name": government.upper()},
            "agency": letterhead["agency"],
            "holder": company.name,
            "year": str(self.year),
            "period": self._get_printed_period(),
            "own_period": self._get_own_period(),
            "document": self.document_number or "",
            "version": self.version,
            "reason": (self.amendment_reason or "") if self.previous_id else "",
            "replaces": self.previous_id.document_number or "",
            "place": company._get_signing_place(),
            "date": format_date(day) if day else "",
            "date_iso": fields.Date.to_string(day) or "",
            **route,
            "law": rule._get_citation(in_full=True) if rule else "",
            "standing": self.measurement_id._get_printed_standing(),
            "has_results": self._get_form_note() == RESULTS,
            "basis": profile._get_rollup_basis("official", self.date_end),
            # why settings changed inside the year by which its figures are others
            "changes": profile._get_printed_changes(self.date_end, ("official",)),
        }

    def _get_own_period(self):
        """Return the quarter whose own target is met or not; of a year nothing."""
        if self.period_kind != "quarter":
            return ""
        return f"Triwulan {QUARTERS[self.period_no - 1]}"

    def _get_form_note(self):
        """Return what the profile puts into the column Keterangan."""
        profile = self.company_id._get_profile(self.date_end).sudo()
        return profile.cascading_form_note or RESULTS

    def _get_printed_signer(self, signer):
        """Return who signs the letter, with rank and NIP of its day."""
        job = self.signer_job_id
        if not signer:
            title = job._get_printed_title() if job else ""
            return {"signer": {"title": title, "name": "", "rank": "", "nip": ""}}
        day = self.document_date or self.env.user._get_office_day()
        identity = signer.employee._get_signature_values(day)
        return {"signer": {**identity, "title": signer.title}}

    def _get_printed_counts(self):
        """Return how many PKs and indicators there are, and how many were measured."""
        lines = self.line_ids
        measured = lines.filtered("name")
        return {
            "pk_count": len(lines.pk_id),
            "counting_count": len(measured.pk_id),
            "indicator_count": len(measured),
            "measured_count": len(measured.filtered(lambda row: row.status == "ok")),
        }
