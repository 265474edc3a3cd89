"""An agency's evaluation of the Renja tells its units too, each row once."""

from decimal import Decimal

from odoo import models

from odoo.addons.sidocakep_base.engine.absorption import (
    UNRATIFIED,
    Realised,
    absorb,
    say_unratified,
)
from odoo.addons.sidocakep_base.engine.figures.indonesian import (
    format_number,
    format_rupiah,
)

from ..measurement.sidocakep_measurement import ACCEPTED, SENT

#: What a share of money that is not ratified is of.
REPORTED = "pagu yang sudah dilaporkan realisasinya"
SUMS = ("ceiling", "reported_ceiling", "realised", "blud_open")


class SidocakepMeasurement(models.Model):
    """Rows of a unit that is a company of its own stand below those of its agency.

    From its sending on, as the agency reads them (decision 0032). The sum is that of
    the page of the regent: each rupiah once, a share of what was reported on.
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    def _find_renja_rows(self):
        """Return ``{measurement: its rows of the evaluation, then its units'}``."""
        rows = self.env["sidocakep.renja.evaluation"]
        order = "company_id, code, node_id, id"
        own = rows.search([("measurement_id", "in", self.ids)], order=order)
        own = own.grouped("measurement_id")
        agencies = self.company_id.sudo().filtered(lambda item: item._is_agency())
        of_units = rows.sudo().search(
            [
                ("agency_id", "in", agencies.ids),
                ("company_id", "not in", agencies.ids),
                ("year", "in", self.mapped("year")),
                ("measurement_id.state", "in", (SENT, ACCEPTED)),
            ],
            order=order,
        )
        of_units = of_units.grouped(
            lambda row: (row.agency_id.id, row.year, row.period_kind, row.period_no)
        )
        return {
            item: own.get(item, rows.browse()).sudo()
            | of_units.get(item._get_key(item.company_id), rows.browse())
            for item in self
        }

    def _get_printed_with_units(self):
        """Return on paper what the agency and its units come to; empty without units.

        A unit that has sent nothing is named: its row lacks, its money does not.
        """
        self.ensure_one()
        item = self.sudo()
        units = item.company_id._get_with_units() - item.company_id
        if not item.company_id._is_agency() or not units:
            return ""
        last = 3 * item.period_no or 12
        [sums] = item.env["sidocakep.realisation.analysis"]._read_group(
            [
                ("agency_id", "=", item.company_id.id),
                ("year", "=", item.year),
                "|",
                ("month", "=", False),
                ("month", "<=", f"{last:02}"),
            ],
            [],
            [f"{name}:sum" for name in SUMS],
        )
        ceiling, reported, realised, unratified = (
            Decimal(str(value or 0)) for value in sums
        )
        share = absorb(Realised(ls=realised), reported or None)
        told = self._find_renja_rows()[self].company_id
        silent = (units.filtered("active") - told).mapped("name")
        names = ", ".join(units.mapped("name"))
        words = [
            (
                f"Beserta unitnya ({names}): pagu {format_rupiah(ceiling)}, "
                f"realisasi {format_rupiah(realised)}"
            )
        ]
        if share.value is not None:
            words.append(
                f"{format_number(share.value, 2)} % dari pagu yang sudah dilaporkan "
                f"realisasinya ({format_rupiah(reported)})"
            )
        if said := say_unratified(unratified, reported or None, REPORTED):
            words.append(f"{UNRATIFIED} {said}")
        if silent:
            words.append(f"belum mengirim pengukuran: {', '.join(silent)}")
        return "; ".join(words)
