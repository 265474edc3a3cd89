"""Real measurements on the form of annex D: the figures that were printed.

Tapin, quarter I and II of 2026; Dishub and PUCKPKP of Banyuwangi, years of their
Renstra. The first line of each table in tests/data/real names its source.
"""

from decimal import Decimal

from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_cascading.tests.measurement.real_case import (
    RealTableCase,
    read,
)
from odoo.addons.sidocakep_cascading.tests.measurement.test_measurement_real import (
    DISHUB,
    NOT_DUE,
    NOT_REPORTED,
    PUCKPKP,
    TAPIN,
    TAPIN_PRINTED,
    make_tapin_row,
    make_yearly_rows,
)

from .printed import PrintedForm, write

REPORT = "sidocakep_report.action_report_measurement"


@freeze_time("2027-01-05 03:00:00")
@tagged("-standard", "long", "post_install", "-at_install")
class TestRealPrintedMeasurement(RealTableCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.profile_gm.policy_id.has_cap = False

    def _print(self, lines):
        [measurement] = {line.measurement_id for line in lines}
        return PrintedForm(self.user_secretary_a, REPORT, measurement)

    def test_tapin(self):
        """Target, realisation and achievement of 17 IKU in two quarters; the year."""
        table = {row["kode"]: row for row in read(TAPIN)}
        rows = {place: make_tapin_row(row) for place, row in table.items()}
        lines = self.measure(rows.values(), 1, 2)
        for quarter in (1, 2):
            form = self._print([lines[place, quarter] for place in rows])
            for place, row in table.items():
                entered, unit = rows[place], row["satuan"]
                said = TAPIN_PRINTED.get((place, quarter), NOT_DUE)
                target = row[f"target_tw{quarter}"]
                reached = NOT_REPORTED
                if quarter in entered.figures:
                    reached = write(row[f"realisasi_tw{quarter}"], unit)
                target = write(target, unit) if Decimal(target or 0) else NOT_DUE
                year = write(row["target_tahunan"], unit)
                with self.subTest(place, quarter=quarter):
                    cells = [entered.name, target, reached, said, year]
                    self.assertEqual(form.find_lacking(cells), [], cells)
                    if quarter in entered.figures:  # Tabel I: year 2 of the plan
                        cells = [entered.name, year, "-", reached]
                        self.assertEqual(form.find_lacking(cells), [], cells)

    def test_dishub(self):
        self._assert_years(DISHUB)

    def test_puckpkp(self):
        """A ratio, as that office prints it."""
        self._assert_years(PUCKPKP, percent=1)

    def _assert_years(self, name, percent=100):
        """What the office prints, to the digits that both print; we have two."""
        table, rows = make_yearly_rows(name)
        form = self._print(self.measure(rows, 0).values())
        for row in rows:
            source = table[row.key]
            target, reached, said = (
                source[column].strip("%").replace(",", ".")
                for column in ("target", "realisasi", "capaian_sumber_persen")
            )
            digits = Decimal(1).scaleb(Decimal(said).as_tuple().exponent)
            cells = [row.name, write(target, row.unit), write(reached, row.unit)]
            with self.subTest(row.name):
                self.assertEqual(form.find_lacking(cells), [], cells)
                # Tabel I has the year before there.
                [shown] = [row[0] for row in form.find_rows(cells) if row[0] != ""]
                off = abs(Decimal(str(shown)) * percent / 100 - Decimal(said))
                self.assertLess(off, max(digits, Decimal(percent).scaleb(-4)))
