"""What was changed inside a year of how it is measured, as it is printed."""

from odoo import models

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

#: What is rolled up, as papers call it.
SCOPES = {
    "official": "capaian pejabat",
    "agency": "capaian Perangkat Daerah",
    "objective": "capaian tujuan dan sasaran",
    "government": "capaian gabungan Perangkat Daerah",
    "program": "capaian program",
}


class SidocakepProfile(models.Model):
    """A policy that changed inside the measured year is no secret of its trail."""

    _name = "sidocakep.profile"
    _inherit = "sidocakep.profile"

    def _get_printed_changes(self, day, scopes):
        """Return in words why settings of a period that ends on ``day`` changed.

        What changed in an earlier year is how this one was begun, and not said.

        :param scopes: of the roll-ups that the paper shows
        """
        changes = [("Kebijakan capaian", self.policy_id._at(day))]
        changes += [
            (f"Kebijakan {SCOPES[scope]}", self._find_rollup(scope, day))
            for scope in scopes
        ]
        adopted = self.adoption_ids.filtered(
            lambda row: (
                row.change_reason
                and row.date_start <= day
                and row.date_start.year == day.year
            )
        )
        return [
            f"Peraturan diganti, berlaku mulai {format_date(row.date_start)}: "
            f"{row.change_reason}"
            for row in adopted
        ] + [
            _word(name, row)
            for name, row in changes
            if row.change_reason
            and day.year
            in {item.year for item in (row.changed_on, row.date_start) if item}
        ]


def _word(name, row):
    start = f", berlaku mulai {format_date(row.date_start)}" if row.date_start else ""
    day = f" tanggal {format_date(row.changed_on)}" if row.changed_on else ""
    return f"{name} diubah{day}{start}: {row.change_reason}"
