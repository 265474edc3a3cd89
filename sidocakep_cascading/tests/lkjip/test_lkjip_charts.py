"""Charts of a performance report, and the table of the agencies of a government."""

from datetime import date
from types import SimpleNamespace
from typing import NamedTuple

from odoo.tests import BaseCase, tagged

from ...models.lkjip.lkjip_figures import compose_figure
from ...models.lkjip.lkjip_period import PERIODS, REPORT_PERIODS, SEMESTER, YEAR
from ...models.lkjip.lkjip_tables import LkjipTables
from .made_up import Rows, make_program, make_source


class Agency(NamedTuple):
    id: int
    name: str


@tagged("post_install", "-at_install")
class TestLkjipCharts(BaseCase):
    def setUp(self):
        super().setUp()
        self.source = make_source()

    def _get(self, name):
        return getattr(LkjipTables(self.source), f"get_{name}")()

    def test_paser_annex_1_rows_9_and_10_the_periods_of_a_report(self):
        """Row 9 is the interim report, row 10 that of the year."""
        self.assertEqual([code for code, _label in PERIODS], list(REPORT_PERIODS))
        for code, end, name, to_date in (
            (YEAR, date(2026, 12, 31), "Tahun 2026", "2026"),
            (SEMESTER, date(2026, 6, 30), "Semester I Tahun 2026", "Semester I 2026"),
        ):
            with self.subTest(code):
                period = REPORT_PERIODS[code]
                self.assertEqual(period.get_end(2026), end)
                self.assertEqual(period.get_end(2024).year, 2024)
                self.assertEqual(period.name(2026), name)
                self.assertEqual(period.name_to_date(2026), to_date)
                # Money is counted up to the month in which it ends.
                self.assertEqual(period.month, end.month)
        self.assertEqual(REPORT_PERIODS[SEMESTER][:2], ("quarter", 2))
        self.assertEqual(REPORT_PERIODS[YEAR][:2], ("year", 0))

    def test_the_chart_of_years_draws_what_the_table_prints(self):
        figure = compose_figure("years", self._get("years"))
        self.assertEqual(figure["title"], "Perkembangan Target dan Realisasi Kinerja")
        first, second = figure["series"]
        self.assertEqual((first["number"], first["name"]), ("1", "Indeks Kepuasan"))
        self.assertEqual(
            [
                (year["year"], year["target_size"], year["size"], year["text"])
                for year in first["years"]
            ],
            [
                ("2025", "80", "79", "79 Persen"),
                ("2026", "85.5", "81.225", "81,225 Persen"),
            ],
        )
        self.assertEqual(
            [(year["target_size"], year["size"]) for year in second["years"]],
            [("", ""), ("75.35", "")],
        )

    def test_a_table_from_before_the_chart_has_none(self):
        """What a signed report keeps, and a draft whose figures were not taken anew."""
        old = {
            "heads": ["No.", "Indikator Kinerja", "Realisasi 2025"],
            "rows": [["1", "Indeks Kepuasan", "79 Persen"]],
        }
        self.assertIsNone(compose_figure("years", old))
        levels = {
            "heads": ["No.", "Indikator Kinerja", "Uraian", "2025"],
            "rows": [["1", "Opini BPK", "Target", "WTP"], ["", "", "Realisasi", "WDP"]],
        }
        self.assertIsNone(compose_figure("years", levels), "levels are no lengths")
        of_one = {
            "heads": ["No.", "Program", "Serapan (%)"],
            "rows": [["1", "PROGRAM", "69,42"], ["", "Jumlah", "69,42"]],
        }
        self.assertIsNone(compose_figure("budget", of_one), "one bar compares nothing")

    def test_53_2014_each_figure_of_others_is_a_row(self):
        """No chart draws them: another region need not be measured by that unit."""
        marks = [
            {"region": "Nasional", "figure": "84 Persen (2025)", "source": "BPS"},
            {"region": "Provinsi Kalteng", "figure": "83 Persen", "source": "LKjIP"},
        ]
        first, second = self.source.rows
        self.source.rows = [
            first | {"benchmarks": marks},
            second | {"benchmarks": []},
        ]
        table = self._get("benchmarks")
        self.assertEqual(
            table["title"],
            "Perbandingan Kinerja Tahun 2026 dengan Nasional, Provinsi, atau Daerah "
            "Lain",
        )
        self.assertEqual(
            [row[:2] + row[3:] for row in table["rows"]],
            [
                ["1", "Indeks Kepuasan", "Nasional", "84 Persen (2025)", "BPS"],
                ["2", "Indeks Kepuasan", "Provinsi Kalteng", "83 Persen", "LKjIP"],
            ],
        )
        self.assertEqual(table["rows"][0][2], "81,225 Persen")
        self.assertEqual(len(table["widths"]), len(table["heads"]))
        self.assertLessEqual(sum(table["widths"]), 100)
        self.assertIsNone(compose_figure("benchmarks", table))
        self.source.rows = [row | {"benchmarks": []} for row in self.source.rows]
        self.assertIsNone(self._get("benchmarks"))

    def test_the_plan_of_the_government_is_the_rpjmd(self):
        self.source.plan_name = "RPJMD"
        table = self._get("plan")
        self.assertIn("Target Akhir RPJMD", table["heads"])
        figure = compose_figure("plan", table, "RPJMD")
        self.assertEqual(figure["title"], "Capaian Kinerja terhadap Target Akhir RPJMD")
        self.assertEqual([bar["text"] for bar in figure["bars"]], ["90,25", "-"])

    def test_agencies_are_told_apart_by_what_they_sent(self):
        """Accepted, sent, and nothing: money stands beside each, or why none does."""

        def measured(state, met):
            line = SimpleNamespace(
                year_is_met=met, year_status="ok", release_status=False
            )
            lines = Rows([line] * 3)
            return SimpleNamespace(
                state=state, line_ids=lines, printed="95,00", rating="Baik"
            )

        first, second, third = self.source.agencies = [
            Agency(1, "Dinas A"),
            Agency(2, "Badan B"),
            Agency(3, "Setwan"),
        ]
        self.source.measurements = {
            first: measured("accepted", True),
            second: measured("sent", False),
            third: None,
        }
        self.source.spending = {
            1: make_program("1", 200, 150, None),
            2: make_program("1", 200, None, None),
        }
        self.source.is_government = True
        table = self._get("agencies")
        self.assertEqual(
            [row[1:] for row in table["rows"]],
            [
                ["Dinas A", "3", "3", "95,00", "Baik", "75,00", "diterima"],
                [
                    *("Badan B", "3", "0", "95,00", "Baik"),
                    *("belum dilaporkan", "belum diterima"),
                ],
                ["Setwan", "-", "-", "-", "-", "tanpa DPA", "belum disampaikan"],
            ],
        )
        facts = {"name": "IKM", "target": "80", "realisation": "82", "standing": ""}
        facts |= {"data_year": "2025", "gap": "", "printed": "102,50", "why": ""}
        facts |= {"reserve": ""}
        silent = facts | {"printed": "", "why": "belum dirilis", "realisation": ""}
        self.source.read_contributions = lambda: [
            ("Mutu", "Dinas A", facts),
            ("", "Badan B", silent | {"data_year": ""}),
        ]
        self.assertEqual(
            [row[1:] for row in self._get("contributions")["rows"]],
            [
                ["Mutu", "Dinas A", "IKM", "80", "82 (data tahun 2025)", "102,50"],
                [
                    "Tidak di bawah sasaran yang diperjanjikan",
                    *("Badan B", "IKM", "80", "-", "belum dirilis"),
                ],
            ],
        )
        figure = compose_figure("agencies", table)
        self.assertEqual(
            [(bar["name"], bar["size"]) for bar in figure["bars"]],
            [("Dinas A", "95.00"), ("Badan B", "95.00"), ("Setwan", "")],
        )
