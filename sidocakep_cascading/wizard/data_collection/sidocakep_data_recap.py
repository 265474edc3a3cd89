"""Rekapitulasi Data Kinerja: all figures of an agency that are due in a quarter."""

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

from ...engine.periods import get_period_kind, of_quarter
from ...models.data_collection.data_state_words import say_state
from ...models.data_collection.sidocakep_data_figure import (
    REPLACED,
    SYSTEM,
    VERIFIED,
)

QUARTERS = [
    ("1", "Quarter I"),
    ("2", "Quarter II"),
    ("3", "Quarter III"),
    ("4", "Quarter IV"),
]
NOT_DUE = "belum tiba tenggatnya"
CAPACITIES = {
    "guardian": "Penanggung Jawab Data Kinerja",
    "superior": "atasan langsung, menggantikan",
    "head": "kepala, menggantikan",
}
#: Key of a row > head of its column.
HEADS = {
    "no": "No.",
    "indicator": "Indikator Kinerja",
    "unit": "Satuan",
    "period": "Periode",
    "value": "Realisasi",
    "standing": "Status Angka",
    "data_year": "Tahun Data",
    "state": "Keadaan",
    "entered": "Diisi oleh",
    "verified": "Diverifikasi oleh",
    "evidence": "Bukti",
    "note": "Keterangan",
}


class SidocakepDataRecap(models.TransientModel):
    """Printed, or as a spreadsheet; an indicator that is not due is named.

    Gunung Mas 24/2024 art. 9(4)d. The texts are Indonesian: the paper is the
    regulation's.
    """

    _name = "sidocakep.data.recap"
    _description = "Recapitulation of Performance Data"

    company_id = fields.Many2one(
        "res.company",
        string="Agency",
        required=True,
        default=lambda self: self.env.company,
        domain=[("is_of_government", "=", True)],
    )
    year = fields.Integer(
        string="Performance Year",
        required=True,
        default=lambda self: self._default_period()[0],
    )
    quarter = fields.Selection(
        QUARTERS,
        required=True,
        default=lambda self: str(self._default_period()[1]),
    )

    @api.model
    def _default_period(self):
        """Return year and quarter that ended last."""
        today = self.env.user._get_office_day()
        quarter = (today.month - 1) // 3
        return (today.year, quarter) if quarter else (today.year - 1, 4)

    @api.depends("company_id.name", "year", "quarter")
    def _compute_display_name(self):
        for recap in self:
            name = recap.company_id.name or ""
            period = f"{recap.year} Triwulan {recap.quarter}"
            recap.display_name = f"Rekapitulasi Data Kinerja {name} {period}"

    def _get_rows(self):
        """Return a row for each figure of the quarter, by the order of the cards.

        Read with the rights of the user. What is not due has a row without a figure.
        """
        figures = self._find_figures()
        collections = self.env["sidocakep.data.collection"]
        cards = collections._get_worked_by(self.company_id).card_ids
        rows = []
        for card in cards:
            numbers = of_quarter(card.frequency, int(self.quarter))
            kind = get_period_kind(card.frequency)
            found = [
                figures.pop((card.indicator_id.id, kind, number), None)
                for number in numbers
            ]
            rows += [self._get_row(figure) for figure in filter(None, found)]
            if not any(found):
                rows.append(self._get_empty_row(card.indicator_id))
        # What a card asked for that the collection does not have any more.
        rows += [self._get_row(figure) for figure in figures.values()]
        return [{"no": number, **row} for number, row in enumerate(rows, start=1)]

    def _say_covered(self):
        """Return on paper whose figures stand in it: those below have their own."""
        company = self.company_id.sudo()
        below = company.child_ids.sorted("name").mapped("name")
        if not below:
            return []
        whom = "unit kerja" if company.parent_id else "Perangkat Daerah"
        said = (
            f"Memuat data {company.name} saja. Data {len(below)} {whom} ada dalam "
            f"rekapitulasi masing-masing: {'; '.join(below)}"
        )
        return [said]

    def _find_figures(self):
        """Return ``{(indicator, kind, number): figure}``: verified, else the last."""
        periods = Domain.OR(
            Domain("period_kind", "=", kind)
            & Domain("period_no", "in", of_quarter(kind, int(self.quarter)))
            for kind in ("month", "quarter", "year")
        )
        figures = self.env["sidocakep.data.figure"].search(
            Domain("company_id", "=", self.company_id.id)
            & Domain("origin", "=", SYSTEM)
            & Domain("year", "=", self.year)
            & Domain("state", "not in", (REPLACED, "cancelled"))
            & periods,
            order="indicator_id, period_no, version",
        )
        ordered = figures.sorted(lambda figure: figure.state == VERIFIED)
        return {
            (figure.indicator_id.id, figure.period_kind, figure.period_no): figure
            for figure in ordered
        }

    def _get_empty_row(self, indicator):
        row = dict.fromkeys(set(HEADS) - {"no"}, "")
        indicator = indicator.sudo()
        names = {"indicator": indicator.name, "unit": indicator.unit_id.name or ""}
        return row | names | {"value": NOT_DUE}

    def _get_row(self, figure):
        entered = ", ".join(figure.sudo()._get_authors().mapped("name"))
        verified = figure.verified_by_id.sudo().name or ""
        capacity = CAPACITIES.get(figure.verified_as)
        standing, data_year = figure._get_printed_standing()
        return self._get_empty_row(figure.indicator_id) | {
            "period": figure.with_context(lang="id_ID").period_text,
            "value": figure._get_printed_value(with_unit=False),
            "standing": standing or "-",
            "data_year": data_year or "-",
            "state": say_state(figure.state),
            "entered": entered,
            "verified": f"{verified} ({capacity})" if capacity else verified,
            "evidence": figure.evidence_count,
            "note": "; ".join(self._get_notes(figure)),
        }

    def _get_notes(self, figure):
        if figure.is_on_behalf:
            yield "diisi mewakili"
        # A correction owes nothing by a day: lateness is of the first hand-in (0043).
        first = figure.sudo()._get_first_version()
        if first.is_late:
            yield "terlambat"
        if figure.version > 1:
            yield f"penggantian ke-{figure.version - 1}"
        if figure.is_bare:
            said = figure.no_evidence_reason
            yield f"tanpa bukti: {said}" if said else "tanpa bukti"
        if figure.no_figure_reason:
            yield figure.no_figure_reason
        if figure.release_on and figure.no_figure:
            late = ", telah lewat" if figure.is_release_late else ""
            yield f"perkiraan rilis {format_date(figure.release_on)}{late}"
        if figure.return_remark and figure.state == "returned":
            yield figure.return_remark
        if figure.doubt_reason:
            yield figure.doubt_reason
        if figure.remark:
            yield figure.remark
