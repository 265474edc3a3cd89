"""The tables of a performance report, cell by cell, of figures made up here."""

from datetime import date
from decimal import Decimal
from operator import attrgetter
from types import SimpleNamespace

from odoo.tests import BaseCase, tagged

from ...models.lkjip.lkjip_period import REPORT_PERIODS, SEMESTER, YEAR
from ...models.lkjip.lkjip_tables import LkjipTables, print_share


class Rows(list):
    """Stands for records: what the tables ask of them."""

    def filtered(self, key):
        get = attrgetter(key) if isinstance(key, str) else key
        return Rows(item for item in self if get(item))

    def sorted(self, key):
        return Rows(sorted(self, key=key))


ROW = {
    "objective": "Meningkatnya mutu",
    "name": "Indeks Kepuasan",
    "target": "85,5 Persen",
    "realisation": "81,225 Persen",
    "period_target": "80 Persen",
    "period_realisation": "76 Persen",
    "printed": "95,00",
    "rating": "Baik",
    "standing": "",
    "gap": "",
    "data_year": "2026",
    "last_year": "",
    "years": ["79 Persen", "81,225 Persen", "", "", ""],
    "targets": ["80 Persen", "85,5 Persen"],
    "plan_target": "90 Persen",
    "over_plan": "81,225 Persen",
    "plan_printed": "90,25",
    "obstacle": "",
    "solution": "",
    "support": "",
}
SILENT = ROW | {
    "name": "Nilai SAKIP",
    "realisation": "belum dilaporkan",
    "period_target": "",
    "period_realisation": "belum dilaporkan",
    "printed": "",
    "rating": "",
    "years": ["", "belum dilaporkan", "", "", ""],
    "targets": ["", "75,35 Angka"],
    "plan_target": "",
    "over_plan": "",
    "plan_printed": "",
}


def make_output(code, name, level="program", **kw):
    return SimpleNamespace(
        **{
            "id": 1,
            "code": code,
            "level": level,
            "node_id": SimpleNamespace(name=name),
            "indicator_id": SimpleNamespace(name="Cakupan"),
            "year_target_text": "90 Persen",
            "to_date_text": "45 Persen",
            "year_printed": "50,00",
            "year_status": "ok",
            "year_trace": "",
            "five_text": "45 Persen",
            "five_target_text": "100 Persen",
        }
        | kw
    )


def make_program(code, ceiling, spent, achievement):
    return {
        "node": SimpleNamespace(code=code, name="PROGRAM"),
        "ceiling": Decimal(ceiling),
        "spent": None if spent is None else Decimal(spent),
        "achievement": None if achievement is None else Decimal(achievement),
    }


def make_follow_up(name, state, **kw):
    values = {"planned_action": False, "date_due": False, "responsible": False}
    values |= kw
    return SimpleNamespace(
        name=name,
        state=state,
        planned_action=values["planned_action"],
        date_due=values["date_due"],
        responsible_job_id=SimpleNamespace(name=values["responsible"]),
    )


def make_source():
    """Return what the tables are made of: two indicators, of one no figure."""
    return SimpleNamespace(
        year=2026,
        period=REPORT_PERIODS[YEAR],
        is_interim=False,
        is_government=False,
        plan_name="Renstra",
        rows=[ROW, SILENT],
        first_year=2025,
        former_targets=[],
        former_figures=[],
        sheet=SimpleNamespace(pk_id=SimpleNamespace(number="PK/1/2026")),
        measurement=SimpleNamespace(
            state="accepted", accepted_on=date(2027, 1, 20), output_ids=Rows()
        ),
        programs=[],
        missing_months=[],
        open_months=[],
        recommendations=[],
        get_plan_target=lambda row: row.five_target_text or "",
        profile=SimpleNamespace(lkjip_efficiency=False),
        get_budget=lambda: {
            "ceiling": "Rp300,00",
            "spent": "Rp150,00",
            "share": "50,00",
        },
    )


@tagged("post_install", "-at_install")
class TestLkjipTables(BaseCase):
    def setUp(self):
        super().setUp()
        self.source = make_source()

    def _get(self, name):
        return getattr(LkjipTables(self.source), f"get_{name}")()

    def test_gunung_mas_e_2_objective_indicator_and_target(self):
        table = self._get("pk")
        self.assertEqual(table["title"], "Perjanjian Kinerja Tahun 2026")
        self.assertEqual(
            table["heads"], ["No.", "Sasaran", "Indikator Kinerja", "Target"]
        )
        self.assertEqual(
            table["rows"][0],
            ["1", "Meningkatnya mutu", "Indeks Kepuasan", "85,5 Persen"],
        )
        self.assertEqual(table["notes"], ["Perjanjian Kinerja Nomor PK/1/2026"])
        self.source.sheet.pk_id.number = False
        self.assertEqual(self._get("pk")["notes"], [])

    def test_gunung_mas_e_3_a_1_what_has_no_figure_has_a_dash(self):
        table = self._get("achievement")
        self.assertEqual(
            table["rows"],
            [
                [
                    "1",
                    "Meningkatnya mutu",
                    "Indeks Kepuasan",
                    "85,5 Persen",
                    "81,225 Persen",
                    "95,00",
                    "Baik",
                ],
                [
                    "2",
                    "Meningkatnya mutu",
                    "Nilai SAKIP",
                    "85,5 Persen",
                    "belum dilaporkan",
                    "-",
                    "-",
                ],
            ],
        )
        self.assertEqual(table["notes"], ["Diterima Tim Monev tanggal 20 Januari 2027"])

    def test_a_figure_that_is_not_final_says_so(self):
        cases = [
            ({"standing": "Sementara"}, "81,225 Persen (Sementara)"),
            ({"data_year": "2025"}, "81,225 Persen (data tahun 2025)"),
            (
                {"standing": "Belum Diaudit", "data_year": "2025"},
                "81,225 Persen (Belum Diaudit, data tahun 2025)",
            ),
            ({"data_year": ""}, "81,225 Persen"),
        ]
        for change, expected in cases:
            with self.subTest(change):
                self.source.rows = [ROW | change]
                self.assertEqual(self._get("achievement")["rows"][0][4], expected)

    def test_how_final_the_measurement_is(self):
        self.source.measurement.state = "sent"
        notes = self._get("achievement")["notes"]
        self.assertEqual(notes, ["Belum diterima Tim Monev"])
        self.source.measurement = False
        self.assertEqual(self._get("achievement")["notes"], [])

    def test_years_of_the_plan_up_to_this_one(self):
        table = self._get("years")
        self.assertEqual(table["heads"][2:], ["Uraian", "2025", "2026"])
        self.assertEqual(
            table["rows"],
            [
                ["1", "Indeks Kepuasan", "Target", "80 Persen", "85,5 Persen"],
                ["", "", "Realisasi", "79 Persen", "81,225 Persen"],
                ["2", "Nilai SAKIP", "Target", "-", "75,35 Angka"],
                ["", "", "Realisasi", "-", "belum dilaporkan"],
            ],
        )
        self.assertEqual(table["notes"], [])
        self.source.first_year = 2026
        self.assertEqual(self._get("years")["heads"][2:], ["Uraian", "2026"])

    def test_gunung_mas_e_3_a_2_target_at_the_end_of_the_plan(self):
        table = self._get("plan")
        self.assertEqual(
            table["heads"],
            [
                "No.",
                "Indikator Kinerja",
                "Target Akhir Renstra",
                "Realisasi s.d. 2026",
                "Capaian (%)",
            ],
        )
        self.assertEqual(
            [row[2:] for row in table["rows"]],
            [["90 Persen", "81,225 Persen", "90,25"], ["-", "-", "-"]],
        )

    def test_gunung_mas_e_3_a_3_support_obstacle_solution(self):
        self.source.rows = [
            ROW | {"support": "Alat", "obstacle": "Cuaca", "solution": "Tenda"},
            SILENT,
        ]
        self.assertEqual(
            [row[2:] for row in self._get("causes")["rows"]],
            [["95,00", "Alat", "Cuaca", "Tenda"], ["-", "-", "-", "-"]],
        )

    def test_gunung_mas_11_3_programmes_and_kegiatan_by_their_code(self):
        self.source.measurement.output_ids = Rows(
            [
                make_output("1.02.02.2.01.0001", "Sub", "sub_kegiatan"),
                make_output("1.02.02.2.01", "Kegiatan", "kegiatan"),
                make_output("1.02.02", "PROGRAM KESEHATAN"),
                make_output(
                    "1.02.01",
                    "PROGRAM PENUNJANG",
                    indicator_id=SimpleNamespace(name=False),
                    year_target_text=False,
                    to_date_text=False,
                    year_status="not_reported",
                    five_text=False,
                    five_target_text=False,
                ),
            ]
        )
        rows = self._get("outputs")["rows"]
        self.assertEqual(
            rows,
            [
                [
                    "1",
                    "1.02.01 PROGRAM PENUNJANG",
                    "belum ada indikator dalam rencana",
                    *("-", "-", "-", "-", "-"),
                ],
                [
                    "2",
                    "1.02.02 PROGRAM KESEHATAN",
                    "Cakupan",
                    "90 Persen",
                    "45 Persen",
                    "50,00",
                    "45 Persen",
                    "100 Persen",
                ],
                [
                    "3",
                    "1.02.02.2.01 Kegiatan",
                    "Cakupan",
                    "90 Persen",
                    "45 Persen",
                    "50,00",
                    "45 Persen",
                    "100 Persen",
                ],
            ],
        )

    def test_gunung_mas_e_3_b_money_that_nobody_reported_is_no_zero(self):
        self.source.programs = [
            make_program("1.02.01", 100, None, None),
            make_program("1.02.02", 200, 150, 100),
            make_program("1.02.03", 0, 0, 100),
        ]
        self.source.missing_months = [11, 12]
        table = self._get("budget")
        self.assertEqual(
            [row[1:] for row in table["rows"]],
            [
                ["1.02.01 PROGRAM", "Rp100,00", "-", "tidak dapat dihitung"],
                ["1.02.02 PROGRAM", "Rp200,00", "Rp150,00", "75,00"],
                ["1.02.03 PROGRAM", "Rp0,00", "Rp0,00", "tidak dapat dihitung"],
                ["Jumlah", "Rp300,00", "Rp150,00", "50,00"],
            ],
        )
        self.assertEqual(
            table["notes"], ["Bulan yang realisasinya belum dilaporkan: 11, 12"]
        )

    def test_gunung_mas_e_3_a_4_impossible_efficiency_is_refused(self):
        """More than 100 percent of savings, no ceiling, no achievement, no report."""
        self.source.programs = [
            make_program("1", 200, 150, 100),
            make_program("2", 200, 150, "99.99"),
            make_program("3", 200, -270, 100),
            make_program("4", 0, 0, 100),
            make_program("5", 200, None, 100),
            make_program("6", 200, 150, None),
        ]
        expected = {
            "unspent": [
                "25,00",
                "tidak dapat dihitung (capaian di bawah 100 persen)",
                "tidak dapat dihitung (penghematan lebih dari 100 persen)",
                "tidak dapat dihitung (tanpa pagu)",
                "tidak dapat dihitung (realisasi belum dilaporkan)",
                "tidak dapat dihitung (tanpa angka capaian)",
            ],
            "cost": [
                "25,00",
                "24,99",
                "tidak dapat dihitung (penghematan lebih dari 100 persen)",
                "tidak dapat dihitung (tanpa pagu)",
                "tidak dapat dihitung (realisasi belum dilaporkan)",
                "tidak dapat dihitung (tanpa angka capaian)",
            ],
            "index": [
                "1,333",
                "1,333",
                "tidak dapat dihitung (tidak ada realisasi)",
                "tidak dapat dihitung (tanpa pagu)",
                "tidak dapat dihitung (realisasi belum dilaporkan)",
                "tidak dapat dihitung (tanpa angka capaian)",
            ],
        }
        words = {
            "unspent": "(pagu - realisasi)",
            "cost": "x capaian",
            "index": "persen",
        }
        for formula, column in expected.items():
            with self.subTest(formula):
                self.source.profile.lkjip_efficiency = formula
                table = self._get("efficiency")
                self.assertEqual([row[4] for row in table["rows"]], column)
                self.assertIn(words[formula], table["notes"][0])
        self.source.profile.lkjip_efficiency = False
        self.assertIsNone(self._get("efficiency"))

    def test_the_follow_up_of_each_recommendation(self):
        self.source.recommendations = [
            make_follow_up(
                "Lengkapi bukti",
                "closed",
                planned_action="Arsip",
                date_due=date(2026, 6, 30),
                responsible="Sekretaris",
            ),
            make_follow_up("Ukur", "open"),
            make_follow_up("Tulis", "answered"),
        ]
        self.assertEqual(
            [row[1:] for row in self._get("follow_up")["rows"]],
            [
                ["Lengkapi bukti", "Arsip", "Sekretaris", "30 Juni 2026", "Selesai"],
                ["Ukur", "-", "-", "-", "Terbuka"],
                ["Tulis", "-", "-", "-", "Dijawab, belum ditutup Inspektorat"],
            ],
        )

    def test_paser_annex_1_row_9_the_interim_tells_of_quarter_ii_and_of_the_year(self):
        self.source.period, self.source.is_interim = REPORT_PERIODS[SEMESTER], True
        table = self._get("achievement")
        self.assertEqual(
            table["title"], "Target dan Realisasi Kinerja Semester I Tahun 2026"
        )
        self.assertEqual(
            table["heads"][-2:], ["Target 2026", "Realisasi s.d. Semester I 2026"]
        )
        first, second = table["rows"]
        self.assertEqual(
            first[1:5], ["Indeks Kepuasan", "80 Persen", "76 Persen", "95,00"]
        )
        self.assertEqual(first[6:], ["85,5 Persen", "81,225 Persen"])
        self.assertEqual(second[2:5], ["-", "belum dilaporkan", "-"])
        self.assertEqual(len(table["widths"]), len(table["heads"]))
        self.assertLessEqual(sum(table["widths"]), 100)
        self.assertEqual(self._get("years")["heads"][-1], "Semester I 2026")
        self.assertIn("Realisasi s.d. Semester I 2026", self._get("plan")["heads"])

    def test_nothing_to_say_is_no_table(self):
        self.source.rows = []
        for name in ("pk", "achievement", "years", "plan", "causes"):
            self.assertIsNone(self._get(name), name)
        for name in ("outputs", "budget", "follow_up"):
            self.assertIsNone(self._get(name), name)

    def test_every_table_fits_its_page(self):
        """As many widths as heads and cells, together not more than the page."""
        self.source.programs = [make_program("1", 200, 150, 100)]
        self.source.profile.lkjip_efficiency = "cost"
        self.source.measurement.output_ids = Rows([make_output("1", "P")])
        self.source.recommendations = [make_follow_up("Ukur", "open")]
        for name in (
            *("pk", "achievement", "years", "plan", "causes"),
            *("outputs", "budget", "efficiency", "follow_up"),
        ):
            with self.subTest(name):
                table = self._get(name)
                count = len(table["heads"])
                self.assertEqual(len(table["widths"]), count)
                self.assertLessEqual(sum(table["widths"]), 100)
                for row in table["rows"]:
                    self.assertEqual(len(row), count)
                    self.assertTrue(all(isinstance(cell, str) for cell in row))

    def test_a_share_by_hand(self):
        cases = [
            ("150", "200", "75,00"),
            ("0", "200", "0,00"),
            ("250", "200", "125,00"),
            ("1", "3", "33,33"),
            (None, "200", ""),
            ("5", "0", ""),
        ]
        for spent, ceiling, expected in cases:
            with self.subTest(spent=spent, ceiling=ceiling):
                spent = None if spent is None else Decimal(spent)
                self.assertEqual(print_share(spent, Decimal(ceiling)), expected)
