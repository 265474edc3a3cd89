from odoo import models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

#: Instrument > its name on paper. Paser 23/2016 art. 9(3).
INSTRUMENT_WORDS = {
    "component_map": "Peta Strategis",
    "component_pk": "Kontrak Cascading Kinerja",
    "component_action_plan": "Rencana Aksi",
    "component_cascading_report": "Pelaporan Cascading Kinerja",
    "component_data_collection": "Sistem Pengumpulan Data Kinerja",
}


class SidocakepLkjip(models.Model):
    """The instruments that support the report are listed behind it, and their gaps
    are said before it is signed. Paser 23/2016 art. 9(3).
    """

    _name = "sidocakep.lkjip"
    _inherit = "sidocakep.lkjip"

    def _find_instruments(self):
        """Return the rows of the instruments that the profile asks of the agency."""
        rows = self.env["sidocakep.compliance"].search(
            [("company_id", "=", self.company_id.id), ("year", "=", self.year)]
        )
        return rows.filtered("is_instrument")

    def _get_annexes(self):
        annexes = super()._get_annexes()
        rows = {row.component: row for row in self._find_instruments()}
        for code, name in INSTRUMENT_WORDS.items():
            if code in rows:
                annexes.append(f"{name}: {_describe(rows[code])}")
        return annexes

    def _get_gaps(self):
        gaps = super()._get_gaps()
        component = self.env["sidocakep.compliance"]._fields["component"]
        labels = dict(component._description_selection(self.env))
        for row in self.sudo()._find_instruments():
            if row.state != "decided":
                gaps.append(
                    row.rule_id._cite(
                        self.env._(
                            "Supporting instrument not complete: %(instrument)s.",
                            instrument=labels[row.component],
                        )
                    )
                )
        return gaps


def _describe(row):
    """Return number, date and state of an instrument, as printed."""
    if row.state == "missing":
        return "belum ada"
    words = []
    if row.number:
        words.append(f"Nomor {row.number}")
    if row.decided_on:
        words.append(f"tanggal {format_date(row.decided_on)}")
    if row.state != "decided":
        words.append("belum lengkap")
    return ", ".join(words) or "ada"
