"""What the form of the measurement says: kept when Tim Monev accepts it."""

from odoo import fields, models

from odoo.addons.sidocakep_base.engine.figures.indonesian import QUARTERS, format_date

from .measured_facts import MeasuredFacts
from .measured_form import MeasuredForm
from .sidocakep_measurement import ACCEPTED, FOLLOWING_STATES, OPEN, RETURNED, SENT

#: How the page is set: raised when the template changes what an accepted form says.
#: 4: by which formula and of how many indicators the achievements are.
#: 5: what is said of achievements far from their targets, below both tables.
PAGE_EDITION = 5
#: State of a measurement > how its figures are marked on a paper that is not its own.
STANDINGS = {
    ACCEPTED: "",
    SENT: "belum diterima",
    RETURNED: "dikembalikan",
    OPEN: "belum dikirim",
}


class SidocakepMeasurement(models.Model):
    """Tabel I and II of each PK. Gunung Mas 24/2024 annex D.

    Live until it is accepted; afterwards only a figure that was officially released or
    audited since composes the page anew, with what stood there before.
    """

    _name = "sidocakep.measurement"
    _inherit = ["sidocakep.measurement", "sidocakep.frozen.document.mixin"]

    _document_kept_by = "accept"

    def _get_live_document(self):
        """Return ``{measurement id: content of the form}`` as the records say now."""
        result = {}
        for period in (
            self.sudo()
            .grouped(lambda item: (item.year, item.period_kind, item.period_no))
            .values()
        ):
            measured = period.line_ids.indicator_id | period.output_ids.indicator_id
            facts = MeasuredFacts(measured, period[:1])
            form = MeasuredForm(period, facts)
            unpromised = period._find_unpromised()
            for item in period:
                sheets = [form.get_sheet(sheet) for sheet in item.sheet_ids.sorted()]
                if item.id in unpromised:
                    words = item._get_printed_unpromised(unpromised[item.id])
                    sheets.append(form.get_empty_sheet(item, words))
                result[item.id] = {**item._get_printed_head(), "sheets": sheets}
        return result

    def _get_printed_head(self):
        """Return what stands above every sheet."""
        self.ensure_one()
        company = self.company_id
        updated = max(filter(None, self._list_update_days()), default=None)
        quarter = QUARTERS[self.period_no - 1] if self.period_no else ""
        return {
            "page_edition": PAGE_EDITION,
            "government": company._get_government_title().upper(),
            "holder": company.name.upper() if company.parent_id else "",
            "year": str(self.year),
            "until": f"s.d. Triwulan {quarter}" if quarter else "",
            "version": self.version,
            "reason": self.amendment_reason or "" if self.previous_id else "",
            "changes": self._get_printed_changes(),
            "place": company._get_signing_place(),
            "date": format_date(self.sent_on) if self.sent_on else "",
            "date_iso": fields.Date.to_string(self.sent_on) or "",
            "updated": format_date(updated) if updated else "",
            "updated_iso": fields.Date.to_string(updated) or "",
        }

    def _list_update_days(self):
        """Return on which days a release took its cell in what was sent."""
        lines, outputs = self.line_ids, self.output_ids
        return [*lines.mapped("updated_on"), *outputs.mapped("updated_on")]

    def _get_printed_changes(self):
        """Return what changed inside the year of how the figures are made."""
        profile = self.company_id._get_profile(self.date_end).sudo()
        return profile._get_printed_changes(self.date_end, ("official", "agency"))

    def _get_printed_standing(self):
        """Say how final the figures are. Gunung Mas 24/2024 art. 9(6)."""
        self.ensure_one()
        if self.accepted_on:
            return f"Diterima Tim Monev tanggal {format_date(self.accepted_on)}"
        if self.state in FOLLOWING_STATES:
            return self._get_printed_open()
        words = [f"Dikirim tanggal {format_date(self.first_sent_on or self.sent_on)}"]
        if not self.first_sent_on:
            words.append("tanpa Perjanjian Kinerja")
        elif self.first_sent_on != self.sent_on:
            words.append(f"lengkap tanggal {format_date(self.sent_on)}")
        return ", ".join([*words, "belum diterima Tim Monev"])

    def _get_printed_open(self):
        """Say of what is not with Tim Monev whether it has been there."""
        if not self.first_sent_on:
            return "Belum dikirim"
        words = [f"Dikirim tanggal {format_date(self.first_sent_on)}"]
        if self._is_returned():
            words.append(f"dikembalikan tanggal {format_date(self.returned_on)}")
        else:
            words.append("ditarik kembali")
        return ", ".join([*words, "belum dikirim kembali"])
