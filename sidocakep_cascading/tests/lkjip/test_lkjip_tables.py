"""The tables of a performance report, cell by cell, of figures made up here."""

from datetime import date
from types import SimpleNamespace

from odoo.tests import BaseCase, tagged

from ...engine.formerly import Agreement
from ...models.lkjip.lkjip_figures import compose_figure
from ...models.lkjip.lkjip_period import REPORT_PERIODS, SEMESTER
from ...models.lkjip.lkjip_tables import LkjipTables
from .made_up import (
    ROW,
    SILENT,
    Rows,
    make_follow_up,
    make_output,
    make_program,
    make_source,
)

SOURCES = "Sumber data: (1) Survei; (2) Laporan hasil evaluasi"


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
        self.source.agreements = []
        self.assertEqual(self._get("pk")["notes"], [])

    def test_gunung_mas_e_2_programmes_and_budget_of_the_agreement(self):
        table = self._get("pk_budget")
        self.assertEqual(
            table["rows"],
            [
                ["1", "Indeks Kepuasan", "1.02.02 PROGRAM", "Rp200,00"],
                ["", "Jumlah", "", "Rp200,00"],
            ],
        )
        self.assertEqual(table["notes"], ["Perjanjian Kinerja Nomor PK/1/2026"])
        self.source.promised_budget = []
        self.assertIsNone(self._get("pk_budget"))

    def test_a_revised_agreement_stands_beside_the_first(self):
        """Number and date of both; each target as it was and as it became."""
        first = Agreement(
            "Perjanjian Kinerja Nomor 1 tanggal 5 Januari 2026",
            {"7": ("Indeks Kepuasan", "80 Persen")},
        )
        last = Agreement(
            "Perjanjian Kinerja Perubahan Nomor 9 tanggal 28 September 2026",
            {"7": ("Indeks Kepuasan", "85,5 Persen"), "8": ("Nilai SAKIP", "75,35")},
        )
        self.source.agreements = [first, last]
        table = self._get("pk")
        self.assertEqual(table["heads"][3:], ["Target Semula", "Target Menjadi"])
        self.assertEqual(
            [row[3:] for row in table["rows"]],
            [["80 Persen", "85,5 Persen"], ["-", "75,35 Angka"]],
        )
        self.assertEqual(len(table["widths"]), len(table["heads"]))
        self.assertLessEqual(sum(table["widths"]), 100)
        self.assertEqual(
            table["notes"][0], f"{first.words}, diubah dengan {last.words}"
        )
        self.assertIn(
            f"semula 80 Persen ({first.words}), menjadi 85,5 Persen ({last.words})",
            table["notes"][1],
        )
        self.assertIn(table["notes"][1], self._get("achievement")["notes"])

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
                    "75,35 Angka",
                    "belum dilaporkan",
                    "belum dilaporkan",
                    "-",
                ],
            ],
        )
        self.assertEqual(
            table["notes"], ["Diterima Tim Monev tanggal 20 Januari 2027", SOURCES]
        )

    def test_what_its_sender_said_of_a_surprising_figure_stands_below(self):
        """Of each table that prints the figure, by the number of its row."""
        said = "Penyebut baru memuat empat desa."
        self.source.rows[0] = self.source.rows[0] | {"doubt": said}
        note = f"Angka yang jauh dari targetnya, menurut pengirimnya: (1) {said}"
        for name in ("achievement", "plan"):
            with self.subTest(name):
                self.assertIn(note, self._get(name)["notes"])
        self.source.is_interim = True
        self.assertIn(note, self._get("achievement")["notes"])

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
        self.assertEqual(notes, ["Belum diterima Tim Monev", SOURCES])
        self.source.measurement = False
        self.assertEqual(self._get("achievement")["notes"], [SOURCES])

    def test_permenpanrb_53_2014_each_table_says_where_its_figures_come_from(self):
        """One source of all is said once; what nobody said is said not to be known."""
        for name in ("achievement", "years", "plan"):
            self.assertEqual(self._get(name)["notes"][-1], SOURCES, name)
        self.source.rows = [ROW, SILENT | {"source": "Survei"}]
        self.assertIn("Sumber data: Survei", self._get("plan")["notes"])
        self.source.rows = [ROW, SILENT | {"source": ""}]
        self.assertIn(
            "Sumber data: (1) Survei; (2) belum disebutkan", self._get("plan")["notes"]
        )

    def test_years_of_the_plan_up_to_this_one(self):
        table = self._get("years")
        self.assertEqual(table["heads"][2:], ["Uraian", "2025", "2026", "Perkembangan"])
        self.assertEqual(
            table["rows"],
            [
                ["1", "Indeks Kepuasan", "Target", "80 Persen", "85,5 Persen", ""],
                ["", "", "Realisasi", "79 Persen", "81,225 Persen", "membaik"],
                ["", "", "Capaian (%)", "98,75", "95,00", ""],
                ["2", "Nilai SAKIP", "Target", "-", "75,35 Angka", ""],
                ["", "", "Realisasi", "-", "belum dilaporkan", "-"],
                ["", "", "Capaian (%)", "-", "belum dilaporkan", ""],
            ],
        )
        self.assertIn("terhadap 2025 menurut arah indikator", table["notes"][0])
        self.source.former_years = []
        self.source.rows = [row | {"former": []} for row in self.source.rows]
        table = self._get("years")
        self.assertEqual(table["heads"][2:], ["Uraian", "2026", "Perkembangan"])
        self.assertEqual(table["notes"], [SOURCES])

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
        said = "Target 2029 belum ditetapkan dalam Renstra: no. 2"
        self.assertIn(said, table["notes"])
        self.source.rows = [ROW]
        self.assertNotIn("belum ditetapkan", " ".join(self._get("plan")["notes"]))

    def test_gunung_mas_e_3_a_3_support_obstacle_solution(self):
        self.source.rows = [
            ROW
            | {"support": "Alat", "obstacle": "Cuaca", "solution": "Tenda"}
            | {"follow_up": "Beli tenda (Kabid, selesai)"},
            SILENT,
        ]
        reason = SILENT["reason"]
        self.assertEqual(
            [row[2:] for row in self._get("causes")["rows"]],
            [
                ["95,00", "Alat", "Cuaca", "Tenda", "Beli tenda (Kabid, selesai)"],
                ["belum dilaporkan", "-", reason, "-", "-"],
            ],
        )
        self.source.rows = [SILENT | {"obstacle": "Server rusak"}]
        [row] = self._get("causes")["rows"]
        self.assertEqual(row[4], f"{reason}\nServer rusak")

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
        table = self._get("outputs")
        self.assertEqual(table["notes"][-1], "Sumber data: (2, 3) Register")
        notes = " ".join(table["notes"])
        self.assertNotIn("belum ditetapkan", notes, "of no indicator none is asked")
        self.assertEqual(
            table["rows"],
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

    def test_a_dash_for_the_last_target_says_that_none_is_set(self):
        self.source.measurement.output_ids = Rows(
            [
                make_output("1.02.02", "PROGRAM KESEHATAN"),
                make_output("1.02.03", "PROGRAM SDM", five_target_text=False),
            ]
        )
        self.assertIn(
            "Target 2029 belum ditetapkan dalam Renstra: no. 2",
            self._get("outputs")["notes"],
        )

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
                [
                    "Ukur",
                    *("belum direncanakan", "belum ditunjuk", "belum ditetapkan"),
                    "Terbuka",
                ],
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
        self.assertEqual(second[2:5], ["-", "belum dilaporkan", "belum dilaporkan"])
        self.assertEqual(len(table["widths"]), len(table["heads"]))
        self.assertLessEqual(sum(table["widths"]), 100)
        years = self._get("years")
        self.assertEqual(years["heads"][-2], "Semester I 2026")
        # Half of a year is not measured against the target of all of it.
        self.assertEqual(years["rows"][2][2:], ["Capaian (%)", "98,75", "-", ""])
        self.assertIn("Setengah tahun tidak dibandingkan", years["notes"][0])
        # By hand: 85,5 is asked of the year, 80 of the half (that stands in 3.1).
        self.assertEqual(
            years["rows"][0][2:], ["Target Tahunan", "80 Persen", "85,5 Persen", ""]
        )
        self.assertIn("target satu tahun penuh", years["notes"][0])
        # A figure of both would set 79 of a year beside 81,225 of half of one.
        self.assertIsNone(compose_figure("years", years))
        self.assertIn("Realisasi s.d. Semester I 2026", self._get("plan")["heads"])

    def test_nothing_to_say_is_no_table(self):
        self.source.rows = []
        for name in ("pk", "achievement", "years", "plan", "causes"):
            self.assertIsNone(self._get(name), name)
        self.source.promised_budget = []
        for name in ("pk_budget", "outputs", "budget", "follow_up"):
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
