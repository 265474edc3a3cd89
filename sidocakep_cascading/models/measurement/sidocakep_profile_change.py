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

        What changed in an earlier year is how this one was begun, and not said; what
        changed in January for the year before is said of both.

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
            _word(name, row.date_start, changed, reason)
            for name, row in changes
            for changed, reason in row._get_reasons()
            if day.year
            <= max(changed.year, row.date_start.year if row.date_start else 0)
        ]


def _word(name, date_start, changed, reason):
    start = f", berlaku mulai {format_date(date_start)}" if date_start else ""
    return f"{name} diubah tanggal {format_date(changed)}{start}: {reason}"
