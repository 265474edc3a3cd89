"""Real evaluations of a Renja on our sheet of A3, with the figures that they have.

Deli Serdang 2025 and Bondowoso 2021: the first line of each table in tests/data/real
names its source. Their year stands for the year of the tests.
"""

from decimal import Decimal
from itertools import takewhile

from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.tests.thorough import long, some
from odoo.addons.sidocakep_cascading.tests.common import YEAR
from odoo.addons.sidocakep_cascading.tests.measurement_case import MeasurementCase
from odoo.addons.sidocakep_cascading.tests.renja_evaluation.renja_real import (
    AFTER,
    BONDOWOSO,
    DELISERDANG,
    SENTINELS,
    SHARES,
    RealRows,
)

from .printed import PrintedForm, percent, write

REPORT = "sidocakep_report.action_report_renja_evaluation"
QUARTERS = range(1, 5)
#: Target of the plan, up to last year, target, the year, up to its end.
COLUMNS = ("renstra2030", "realisasi_sd2024", "target2025", "realisasi2025", "sd2025")
#: Month in which a quarter was paid.
MONTHS = {1: "02", 2: "05", 3: "08", 4: "11"}
#: Where the source prints what its own figures do not say.
EXCEPTIONS = {
    "51": "35 in quarter IV is written as 0 in the year",
    "64": "the performances of two years, 92 and 100, are added to the money",
    "105": "without ceiling and payment it prints zeros, we a dash",
}


def share(part, whole):
    """Return a percentage as it is printed; of nothing there is none."""
    return percent(100 * part / whole) if whole else "-"


@freeze_time(AFTER)
@tagged("post_install", "-at_install")
class TestRealPrintedRenja(RealRows, MeasurementCase):
    """Each row is a sub kegiatan with its ceiling, cost and payments."""

    nodes = None

    def test_deliserdang(self):
        """Row by row: performance of six columns and money of all, text and numbers.

        Exceptions, as the document has them: a percentage is not added over years
        (there 100 and 100 are 200), and shares follow from the figures of the row.
        """
        table = some(self._get_deliserdang(), 3)
        self._pay(table)
        pairs = self._evaluate(DELISERDANG, table)
        measurement = pairs[0][1].measurement_id
        form = PrintedForm(self.user_secretary_a, REPORT, measurement)
        self.assertEqual(len({page.mediabox.width for page in form.pages}), 1)
        wrong = {
            row["baris_excel"]
            for row, _found in pairs
            if form.find_lacking(self._get_cells(row))
        }
        self.assertEqual(wrong, EXCEPTIONS.keys() & {place for place, _row in table})

    @long
    def test_bondowoso(self):
        """Nine indicators of one sub kegiatan, page and sheet, as the office has them.

        Of what nobody reported it prints 200; here the words stand that say so.
        """
        pairs = self._evaluate(BONDOWOSO, self._get_bondowoso())
        measurement = pairs[0][1].measurement_id
        form = PrintedForm(self.user_secretary_a, REPORT, measurement)
        unreported = 0
        for number, (row, found) in enumerate(pairs):
            is_reported = row["capaian_2021"] not in SENTINELS
            unreported += not is_reported
            # The money of a sub kegiatan stands beside the first of its indicators.
            ceiling, share = ("25.000.000", "-") if not number else ("-", "")
            for cells in self._get_halves(row, found, is_reported, ceiling, share):
                with self.subTest(found.indicator_id.name):
                    self.assertEqual(form.find_lacking(cells), [], cells)
        self.assertEqual((len(pairs), unreported), (9, 1))
        self.assertNotIn(200.0, [cell for cells in form.rows for cell in cells])

    def _get_halves(self, row, found, is_reported, ceiling, share):
        """Return the cells up to what was reported, and those of year and plan."""
        unit = row["satuan"]
        plan, past, year = (
            write(row[f"{name}"], unit)
            for name in ("target_5_tahun", "realisasi_sd_2020", "target_2021")
        )
        first = [found.indicator_id.name, plan, "-", past, "-", year, ceiling]
        done = [row[f"tw{number}"] for number in QUARTERS]
        for figure in takewhile(bool, done):
            first += [write(figure, unit), "-"]
        if not is_reported:
            words = ["belum dilaporkan", "-"] * 2
            return [first, [*words[:-1], share, past, "-"]]
        whole, over = (
            write(row[f"realisasi_{name}"], unit) for name in ("2021", "sd_2021")
        )
        reached, in_all = (
            percent(row[f"capaian_{name}"]) for name in ("2021", "sd_2021")
        )
        return [first, [whole, "-", reached, share, over, "-", in_all]]

    def _find_node(self, number):
        return self.nodes[number] if self.nodes else self.node_k2a

    def _pay(self, table):
        """Enter cost, ceiling, and what was paid last year and in each quarter."""
        self.nodes, months = {}, {}
        for place, row in table:
            node = self._create_sub_activity(place, row)
            self.nodes[place] = node
            for model, vals in (
                (
                    "sidocakep.plan.cost",
                    {"year": YEAR, "amount": row["renstra2030_rp"]},
                ),
                (
                    "sidocakep.budget.line",
                    {"budget_id": self.budget.id, "amount": row["target2025_rp"]},
                ),
            ):
                writer = self.env[model]._with_workflow_bypass()
                writer.create({"node_id": node.id, **vals})
            paid = {(YEAR - 1, "12"): row["realisasi_sd2024_rp"]}
            paid |= {(YEAR, MONTHS[no]): row[f"tw{no}_rp"] for no in QUARTERS}
            for key, amount in paid.items():
                if key not in months:
                    months[key] = self._open_month(*key)
                if Decimal(amount or 0):
                    self._pay_one(months[key], node, amount)
        self.env.flush_all()

    def _create_sub_activity(self, place, row):
        nodes = self.env["sidocakep.plan.node"]._with_workflow_bypass()
        return nodes.create(
            {
                "plan_id": self.renstra.id,
                "level": "sub_kegiatan",
                "name": row["urusan_program_kegiatan_sub"],
                "parent_id": self.node_k2.id,
                "code": f"{self.node_k2.code}.{int(place):04}",
            }
        )

    def _open_month(self, year, month):
        return self.env["sidocakep.realisation.month"].create(
            {"company_id": self.agency_a.id, "year": year, "month": month}
        )

    def _pay_one(self, month, node, amount):
        self.env["sidocakep.realisation"].create(
            {
                "month_id": month.id,
                "node_id": node.id,
                "number": f"SP2D/{month.year}/{month.month}/{node.code}",
                "amount": amount,
            }
        )

    def _get_cells(self, row):
        """Return the cells of a row from its target on, as the source prints them.

        A percentage is the last one: what the source makes of it is left out.
        """
        unit, is_share = row["satuan"], row["satuan"] in SHARES
        done = [Decimal(row[f"tw{no}_k"]) for no in QUARTERS]
        paid = [Decimal(row[f"tw{no}_rp"] or 0) for no in QUARTERS]
        plan, past, year, whole, over = (
            Decimal(row[f"{name}_k"] or 0) for name in COLUMNS
        )
        cost, spent, ceiling, total, all_paid = (
            Decimal(row[f"{name}_rp"] or 0) for name in COLUMNS
        )
        said = row["capaian_k_persen"]
        if is_share:
            whole = over = done[-1]
            said = 100 * over / plan
        pairs = [
            (write(plan, unit), write(cost)),
            # Nobody entered a zero of the years before.
            (write(past, unit) if past else "-", write(spent) if spent else "-"),
            (write(year, unit), write(ceiling)),
            *(
                (write(figure, unit), write(money))
                for figure, money in zip(done, paid, strict=True)
            ),
            (write(whole, unit), write(total)),
            (share(whole, year), share(total, ceiling)),
            (write(over, unit), write(all_paid)),
            (percent(said), percent(row["capaian_rp_persen"])),
        ]
        return [text for pair in pairs for text in pair]
