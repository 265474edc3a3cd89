"""What a dash and a part of a year say: the target of the plan, periods that lack."""

from decimal import Decimal
from types import SimpleNamespace

from odoo.tests import BaseCase, tagged

from odoo.addons.sidocakep_base.engine.achievement.plan_end import find_plan_end
from odoo.addons.sidocakep_base.engine.figures.values import Number

from ...models.lkjip.lkjip_data import LkjipData
from ...models.lkjip.lkjip_formerly import FormerYear
from ...models.lkjip.lkjip_period import REPORT_PERIODS, SEMESTER
from ...models.lkjip.lkjip_source import LkjipSource
from ...models.lkjip.lkjip_tables import LkjipTables
from .made_up import ROW, Rows, make_output, make_source

GAP = "terisi 1 dari 2 periode"


class Target(SimpleNamespace):
    """A target of the plan."""

    def _to_engine_value(self):
        return self.text


@tagged("post_install", "-at_install")
class TestLkjipDashes(BaseCase):
    def setUp(self):
        super().setUp()
        self.source = make_source()

    def _get(self, name):
        return getattr(LkjipTables(self.source), f"get_{name}")()

    def test_in_the_first_year_of_a_plan_last_year_stands_beside_it(self):
        """Gunung Mas annex E 3.a.1: the year before, though another plan set it."""
        self.source.first_year = 2026
        self.source.rows = [ROW | {"former": [FormerYear("", "79 Persen", "")]}]
        table = self._get("years")
        self.assertEqual(table["heads"][2:], ["Uraian", "2025", "2026", "Perkembangan"])
        self.assertEqual(
            [row[2:] for row in table["rows"]],
            [
                ["Target", "-", "85,5 Persen", ""],
                ["Realisasi", "79 Persen", "81,225 Persen", "membaik"],
                ["Capaian (%)", "-", "95,00", ""],
            ],
        )
        self.assertIn("Tahun 2025 mendahului Renstra ini", table["notes"][0])
        self.assertEqual(len(table["widths"]), len(table["heads"]))

    def test_a_plan_without_a_target_of_five_years_names_that_of_its_last(self):
        """It was a dash beside a Renstra with a target for 2029."""
        self.source.last_targets = {7: Target(text="0,93 Angka", year=2029)}
        cases = [
            ("95 Angka", "", 7, "95 Angka"),
            ("0,9 Angka", _say_plan_end("last"), 7, "0,9 Angka (2029)"),
            ("9 Kali", _say_plan_end("sum"), 7, "9 Kali (jumlah 2025-2029)"),
            ("belum tiba tenggatnya", "", 7, "0,93 Angka (2029)"),
            (False, False, 7, "0,93 Angka (2029)"),
            (False, False, 8, ""),
        ]
        for written, trace, indicator, expected in cases:
            with self.subTest(written=written, trace=trace, indicator=indicator):
                row = SimpleNamespace(
                    five_target_text=written,
                    five_trace=trace,
                    indicator_id=SimpleNamespace(id=indicator),
                )
                found = LkjipSource.get_plan_target(self.source, row)
                self.assertEqual(found, expected)

    def test_a_target_with_its_year_is_explained_below_the_table(self):
        self.assertNotIn("disertai tahun", " ".join(self._get("plan")["notes"]))
        self.source.rows = [
            ROW | {"plan_target": "0,93 Angka (2029)", "plan_printed": ""}
        ]
        plan = self._get("plan")
        self.assertEqual(plan["rows"][0][2], "0,93 Angka (2029)")
        self.assertIn("tahun terakhir Renstra", plan["notes"][0])
        self.source.measurement.output_ids = Rows(
            [make_output("1.02.02", "PROGRAM", five_target_text="4 Kali (2029)")]
        )
        outputs = self._get("outputs")
        self.assertEqual(outputs["rows"][0][-1], "4 Kali (2029)")
        self.assertEqual(outputs["notes"][1], plan["notes"][0])

    def test_what_lacks_source_reason_or_cause_is_named_before_the_signature(self):
        """What is not due yet owes no reason."""
        silent = {"state": "none", "kind": "not_released", "why": "belum dirilis"}
        silent |= {"reason": "", "obstacle": "", "solution": "", "source": "Survei"}
        cases = [
            (silent | {"source": ""}, ["No source", "No reason"]),
            (
                silent | {"source": "belum disebutkan, Kabid"},
                ["No source", "No reason"],
            ),
            (silent | {"reason": "Rilis Mei"}, []),
            (silent | {"kind": "not_due"}, []),
            (silent | {"state": "below"}, ["Neither obstacle"]),
            (silent | {"state": "below", "solution": "Pinjam"}, []),
            (silent | {"state": "met"}, []),
        ]
        for row, expected in cases:
            with self.subTest(row=row):
                source = SimpleNamespace(
                    rows=[row | {"name": "IKM"}],
                    env=SimpleNamespace(_=lambda text, **facts: text % facts),
                )
                gaps = LkjipData.get_data_gaps(source)
                self.assertEqual(len(gaps), len(expected))
                for gap, words in zip(gaps, expected, strict=True):
                    self.assertTrue(gap.startswith(words))
                    self.assertIn("IKM", gap)

    def test_a_figure_of_a_part_of_its_periods_says_so(self):
        """Two drills of quarter I stood as those of the half-year."""
        trace = f"Jumlah 2 = 2.\nBelum lengkap: {GAP}."
        cases = [
            ("ok", trace, [f"45 Persen ({GAP})", "50,00"]),
            ("ok", "Jumlah 2 = 2.", ["45 Persen", "50,00"]),
            ("not_reported", trace, ["45 Persen", "belum dilaporkan"]),
            ("not_released", trace, ["45 Persen", "belum dirilis"]),
            ("not_due", trace, ["45 Persen", "belum tiba tenggatnya"]),
        ]
        for status, text, expected in cases:
            with self.subTest(status=status, trace=text):
                self.source.measurement.output_ids = Rows(
                    [make_output("1.02", "P", year_status=status, year_trace=text)]
                )
                self.assertEqual(self._get("outputs")["rows"][0][4:6], expected)
        output = make_output(*("1.02", "P"), release_status="unaudited", data_year=2025)
        silent = make_output("1.03", "Q", year_status="not_computable")
        self.source.measurement.output_ids = Rows([output, silent])
        table = self._get("outputs")
        self.assertEqual(
            table["rows"][0][4], "45 Persen (Belum diaudit, data tahun 2025)"
        )
        self.assertIn("Alasan tanpa angka: (2) belum dihitung", table["notes"])
        self.source.rows = [ROW | {"gap": GAP}]
        self.assertEqual(
            self._get("achievement")["rows"][0][4], f"81,225 Persen ({GAP})"
        )
        self.source.is_interim = True
        self.source.period = REPORT_PERIODS[SEMESTER]
        row = self._get("achievement")["rows"][0]
        self.assertEqual(row[3], "76 Persen")
        self.assertEqual(row[-1], f"81,225 Persen ({GAP})")


def _say_plan_end(how):
    years = {year: Number(Decimal(1)) for year in range(2025, 2030)}
    return "\n".join(find_plan_end(None, years, 2025, 2029, how).trace)
