"""Real evaluations of a Renja beside what the software makes of the same figures.

Bondowoso 2021 and Deli Serdang 2025 (tests/data/real). What both documents print in a
right way is printed here too; where they do not, the reason stands in the test.
"""

from decimal import Decimal

from odoo.tests import freeze_time

from odoo.addons.sidocakep_base.tests.thorough import long

from ..common import YEAR
from ..measurement.real_case import read
from ..measurement_case import make_printed

BONDOWOSO = "bondowoso_evaluasi_renja_tw1_2021"
DELISERDANG = "deliserdang_bappedalitbang_evaluasi_renja_2025"
#: Columns of the two tables: target of the plan, up to last year, target of the year,
#: achievement of the year, achievement against the plan.
COLUMNS = {
    BONDOWOSO: (
        *("target_5_tahun", "realisasi_sd_2020", "target_2021"),
        *("capaian_2021", "capaian_sd_2021"),
    ),
    DELISERDANG: (
        *("renstra2030_k", "realisasi_sd2024_k", "target2025_k"),
        *("realisasi2025_k", "capaian_k_persen"),
    ),
}
QUARTER_COLUMNS = {BONDOWOSO: "tw{}", DELISERDANG: "tw{}_k"}
#: What their sheets print where nothing can be computed.
SENTINELS = ("7", "42", "200.0")
#: Of these units the form adds up what cannot be added: 100 % of last year and 100 %
#: of this one are "200 %" there.
SHARES = ("%", "Nilai", "% (persen)")


def write(text):
    """Return a figure of the sheet as people type it; its noise of floats rounded."""
    number = round(Decimal(text), 6)
    return format(number.normalize(), "f").replace(".", ",")


#: After the year, when all of it is measured.
AFTER = "2027-01-08 03:00:00"


class RealRows:
    """Each row is an indicator of a sub kegiatan of the DPA, measured over the year."""

    def _evaluate(self, name, rows):
        """Return ``[(row of the table, row of the evaluation)]``."""
        pairs = [(row, self._enter(name, number, row)) for number, row in rows]
        for (number, _row), (_same, indicator) in zip(rows, pairs, strict=True):
            node = self._find_node(number)._with_workflow_bypass()
            node.indicator_ids += indicator
        measurement = self._measure(period_kind="year", period_no=0)
        found = self.env["sidocakep.renja.evaluation"].search(
            [("measurement_id", "=", measurement.id)]
        )
        by_indicator = {row.indicator_id: row for row in found}
        return [(row, by_indicator[indicator]) for row, indicator in pairs]

    def _find_node(self, _number):
        """Return the sub kegiatan that a row is of."""
        return self.node_k2a

    def _enter(self, name, number, row):
        """Create the indicator with its targets and the figures that were verified."""
        plan, past, year, *_printed = COLUMNS[name]
        is_share = row["satuan"] in SHARES
        indicator = self._create_loose(
            f"{number} {row['indikator']}",
            row["satuan"] or "Angka",
            accumulation="last" if is_share else "sum",
        )
        targets = self.env["sidocakep.target"]._with_workflow_bypass()
        vals = {"indicator_id": indicator.id, "year": YEAR}
        targets.create({**vals, "period_kind": "year", "written": write(row[year])})
        targets.create(
            {
                "indicator_id": indicator.id,
                "plan_id": self.renstra.id,
                "period_kind": "five_year",
                "year": 2029,
                "written": write(row[plan]),
            }
        )
        if Decimal(row[past] or 0):
            before = float(round(Decimal(row[past]), 6))
            self._put(indicator, YEAR - 1, 0, before, kind="year")
        for quarter in range(1, 5):
            figure = row[QUARTER_COLUMNS[name].format(quarter)]
            if figure:
                number = round(Decimal(figure), 6)
                self._put(indicator, YEAR, quarter, float(number))
        return indicator

    @staticmethod
    def _get_bondowoso():
        """Return the rows that have a target, by their place."""
        rows = [row for row in read(BONDOWOSO) if row["target_2021"]]
        return list(enumerate(rows))

    @staticmethod
    def _get_deliserdang(*only):
        """Return the rows with figures of the whole year, by their place."""
        return [
            (row["baris_excel"], row)
            for row in read(DELISERDANG)
            if Decimal(row["target2025_k"] or 0)
            and Decimal(row["renstra2030_k"] or 0)
            and row["tw4_k"]
            and (not only or row["baris_excel"] in only)
        ]


class RealRenja(RealRows):
    """What the view makes of them."""

    allow_inherited_tests_method = True

    def _assert_close(self, printed, percent, place):
        """Printed with two decimals, from figures that were rounded to six."""
        number = Decimal(printed.replace(".", "").replace(",", "."))
        self.assertAlmostEqual(
            number, Decimal(percent), delta=Decimal("0.011"), msg=place
        )

    def _assert_beside(self, found, printed):
        """What the sheet prints where nobody reported stands beside ours, with why."""
        make_printed(found, year_printed=printed)
        found.invalidate_recordset()
        self.assertIn(f"prints {printed}", found.document_text)
        self.assertIn(f"here it is {found.year_printed}", found.document_text)
        self.assertIn("read as 0", found.document_text)

    @freeze_time(AFTER)
    def test_bondowoso(self):
        """33,33 and 50 of a sum; no 200 for what nobody reported, nor a 7 or 42."""
        wrong = 0
        pairs = self._evaluate(BONDOWOSO, self._get_bondowoso())
        for row, found in pairs:
            place = (row["opd_di_lembar"], row["indikator"])
            if row["capaian_2021"] in SENTINELS:
                wrong += 1
                self.assertEqual(found.year_status, "not_reported", place)
                self.assertNotIn("200", found.year_printed)
                self._assert_beside(found, row["capaian_2021"])
                continue
            self._assert_close(found.year_printed, row["capaian_2021"], place)
            self._assert_close(found.five_printed, row["capaian_sd_2021"], place)
        self.assertEqual((len(pairs), wrong), (9, 1))

    @freeze_time(AFTER)
    def test_deliserdang_some(self):
        self._assert_deliserdang("15", "28", "22", "51", "70")

    @long
    @freeze_time(AFTER)
    def test_deliserdang_all(self):
        self._assert_deliserdang()

    def _assert_deliserdang(self, *only):
        """A sum over years as printed; a percentage is the last one, not the sum."""
        over = 0
        table = self._get_deliserdang(*only)
        for row, found in self._evaluate(DELISERDANG, table):
            place = row["baris_excel"]
            quarters = [Decimal(row[f"tw{number}_k"]) for number in range(1, 5)]
            plan = Decimal(row["renstra2030_k"])
            if row["satuan"] in SHARES:
                self._assert_close(found.five_printed, 100 * quarters[-1] / plan, place)
                over += Decimal(row["capaian_k_persen"]) > 100
                continue
            year = 100 * sum(quarters) / Decimal(row["target2025_k"])
            self._assert_close(found.year_printed, year, place)
            past = Decimal(row["realisasi_sd2024_k"])
            self._assert_close(
                found.five_printed, 100 * (past + sum(quarters)) / plan, place
            )
        self.assertTrue(over, "the document adds percentages of years")
