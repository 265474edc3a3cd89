"""A card as a row in the annex of the decree."""

from odoo import models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_number

TIMES = {
    "month": "Setiap bulan",
    "quarter": "Setiap triwulan",
    "half": "Setiap semester",
    "year": "Setiap tahun",
}
INSTRUMENTS = {"form": "Formulir", "register": "Register", "application": "Aplikasi"}


class SidocakepDataCard(models.Model):
    """A row of the annex of the decree."""

    _name = "sidocakep.data.card"
    _inherit = "sidocakep.data.card"

    def _get_printed_row(self):
        """Return the cells of the row; a cell may hold several lines."""
        self.ensure_one()
        kind = INSTRUMENTS.get(self.instrument_kind, "")
        kept = self.retention_years and f"{self.retention_years} tahun"
        code = self.archive_code and f"Kode arsip {self.archive_code}"
        unit = self.recording_unit and f"Dicatat oleh {self.recording_unit}"
        return {
            "indicator": self.indicator_id.sudo().name or "",
            "unit": self.unit_id.sudo().name or "",
            "collected": self.collected or "",
            "formula": _join(self.formula_text, self._get_printed_formula()),
            "counted": _join(*self._get_counters()),
            "method": self.method or "",
            "time": _join(
                f"{TIMES[self.frequency]}, paling lambat {self.entry_days} hari",
                self.released_by and f"Dirilis oleh {self.released_by}",
                self.applies_when and f"Berlaku bila {self.applies_when}",
                self.procedure,
            ),
            "purpose": self.purpose or "",
            "responsible": self.responsible_job_id.sudo().name or "",
            "baseline": self._get_printed_baseline(),
            "instrument": _join(
                " ".join(filter(None, (kind, self.instrument))),
                self.specimen_name and f"Contoh: {self.specimen_name}",
                unit,
            ),
            "archive": _join(self.kept_at, code, kept),
        }

    def _get_printed_formula(self):
        """Return the formula with the names of its parts, e.g. ``A / B x 100``."""
        above = [part.name for part in self.part_ids if not part.is_below]
        below = " + ".join(part.name for part in self.part_ids if part.is_below)
        factor = "" if self.factor == 1 else f" x {format_number(self.factor)}"
        total = " + ".join(above)
        if self.formula == "ratio":
            return f"({total}) / ({below}){factor}"
        if self.formula == "change":
            return f"(({total}) - ({below})) / ({below}){factor}"
        if self.formula == "average":
            return f"Rata-rata dari: {'; '.join(above)}"
        return total if self.formula == "sum" else ""

    def _get_counters(self):
        """Return who counts which part, where that is somebody of his own."""
        return [
            f"{part.name}: {part.counted_by_job_id.sudo().name}"
            for part in self.part_ids
            if part.counted_by_job_id
        ]

    def _get_printed_baseline(self):
        if self.figure_status != "figure":
            return ""
        year = self.baseline_year and str(self.baseline_year)
        where = ", ".join(filter(None, (year, self.baseline_source)))
        return _join(
            self._get_paper_value(), where and f"({where})", self.baseline_revision
        )


def _join(*lines):
    return "\n".join(filter(None, lines))
