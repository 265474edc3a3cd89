from decimal import Decimal

from odoo import models

from odoo.addons.sidocakep_base.engine.absorption import Realised
from odoo.addons.sidocakep_base.engine.figures.indonesian import (
    MONTHS,
    format_date,
    format_number,
)

#: Key of a row > head of its column; the texts are those of the Indonesian form.
HEADS = {
    "month": "Sampai dengan Bulan",
    "ls": "LS (SP2D)",
    "spj": "SPJ UP/GU/TU Disahkan",
    "returned": "Setoran",
    "blud_ratified": "BLUD, BOS, Kapitasi Disahkan",
    "net": "Realisasi",
    "lra": "LRA BPKAD/PPKD",
    "difference": "Selisih",
    "date": "Tanggal Rekonsiliasi",
    "blud_open": "BLUD, BOS, Kapitasi Belum Disahkan",
    "note": "Penjelasan",
}
#: Columns of words; the others are money, which stands at the right.
TEXTS = ("month", "date", "note")
#: Of what a column is the sum, for the spreadsheet: places of other columns.
ADDED = {"net": "1 2 -3 4", "difference": "5 -6"}
NOT_COMPARED = "belum direkonsiliasi"


class SidocakepRealisationMonth(models.Model):
    """What the printed reconciliation with the LRA says.

    Each row goes to the end of its month, as the LRA does. What BLUD, BOS and kapitasi
    spent and is not ratified adds nothing to the realisation and stands apart.
    """

    _name = "sidocakep.realisation.month"
    _inherit = "sidocakep.realisation.month"

    def _get_reconciliations(self):
        """Return ``{month: printed rows of the agency's months to it}``."""
        months = self._get_months_of_years()
        sums = self.union(*months.values())._get_sums_to_date()
        return {
            record: [
                month._prepare_reconciled(sums[month])
                for month in months[record.company_id, record.year]
                if month.month <= record.month
            ]
            for record in self
        }

    def _get_months_of_years(self):
        """Return ``{(agency, year): all its months in their order}``."""
        months = self.search(
            [
                ("company_id", "in", self.company_id.ids),
                ("year", "in", self.mapped("year")),
            ],
            order="month",
        )
        return months.grouped(lambda month: (month.company_id, month.year))

    def _get_sums_to_date(self):
        """Return ``{month: Realised to its end}``, a query for each period."""
        rows = self.env["sidocakep.realisation"]
        rows.check_access("read")
        sums = dict.fromkeys(self, Realised())
        periods = self.grouped(lambda month: (month.year, int(month.month)))
        for (year, number), records in periods.items():
            of_agency = {record.company_id.id: record for record in records}
            lines = rows._get_sums(records.company_id, year, number)
            for (company_id, _identity), (_node, _code, realised) in lines.items():
                record = of_agency[company_id]
                sums[record] = sums[record].plus(realised)
        return sums

    def _prepare_reconciled(self, realised):
        self.ensure_one()
        amounts = {
            "ls": realised.ls,
            "spj": realised.spj,
            "returned": realised.returned,
            "blud_ratified": realised.blud_ratified,
            "net": realised.total,
            "blud_open": realised.blud_open,
        }
        if self.lra_date:
            amounts["lra"] = Decimal(str(self.lra_amount))
            amounts["difference"] = Decimal(str(self.lra_difference))
        return {
            **dict.fromkeys(HEADS, ""),
            **{key: format_number(amount, 0) for key, amount in amounts.items()},
            "month": MONTHS[int(self.month) - 1],
            "date": format_date(self.lra_date) if self.lra_date else NOT_COMPARED,
            "note": self.lra_note or "",
        }
