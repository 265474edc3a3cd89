"""The tables of money, and of what it brought, cell by cell."""

from decimal import Decimal

from odoo.tests import BaseCase, tagged

from odoo.addons.sidocakep_base.engine.achievement.rollup import Method, Rollup
from odoo.addons.sidocakep_base.engine.achievement.rollup import Part as RollupPart
from odoo.addons.sidocakep_base.engine.covered import Lack, Part
from odoo.addons.sidocakep_base.engine.figures.values import NoFigureKind

from ...engine.report_table import merge_cells
from ...models.lkjip.lkjip_money import print_share
from ...models.lkjip.lkjip_tables import LkjipTables
from .made_up import ROW, SILENT, make_program, make_source

USE = {
    "key": "3",
    "decision": "Menambah alat uji",
    "date": "2 Maret 2027",
    "figures": "Indeks Kepuasan: 81,225",
    "shown": "Antrean panjang",
    "document": "DPA Perubahan 900/12",
}


@tagged("post_install", "-at_install")
class TestLkjipMoneyTables(BaseCase):
    def setUp(self):
        super().setUp()
        self.source = make_source()

    def _get(self, name):
        return getattr(LkjipTables(self.source), f"get_{name}")()

    def test_gunung_mas_e_3_b_money_that_nobody_reported_is_no_zero(self):
        self.source.programs = [
            make_program("1.02.01", 100, None, None),
            make_program("1.02.02", 200, 150, 100),
            make_program("1.02.03", 0, 0, 100),
        ]
        self.source.missing_by_agency = {None: [11, 12]}
        table = self._get("budget")
        self.assertEqual(
            [row[1:] for row in table["rows"]],
            [
                ["1.02.01 PROGRAM", "Rp100,00", "belum dilaporkan", "belum dilaporkan"],
                ["1.02.02 PROGRAM", "Rp200,00", "Rp150,00", "75,00"],
                [
                    "1.02.03 PROGRAM",
                    *("Rp0,00", "Rp0,00", "tidak dapat dihitung"),
                ],
                ["Jumlah", "Rp300,00", "Rp150,00", "-"],
                ["Di antaranya dilaporkan", "Rp200,00", "Rp150,00", "75,00"],
            ],
        )
        self.assertEqual(
            table["notes"],
            ["Bulan yang realisasinya belum dilaporkan: November, Desember"],
        )

    def test_what_a_blud_spent_and_is_not_ratified_stands_apart(self):
        """30 of 200 and 10 of 100 are in no sum: 150 of 200 stays 75, 40 of 300 13,33.

        Where none is, no table says a word of it.
        """
        self.source.programs = [
            make_program("1.02.02", 200, 150, 100, blud_spent=30),
            make_program("1.02.03", 100, 60, 100, blud_spent=10),
        ]
        self.source.profile.lkjip_efficiency = "unspent"
        said = (
            "BLUD, BOS, dan kapitasi belum disahkan, di luar realisasi dan serapan: "
            "1.02.02 PROGRAM Rp30,00 (15,00 % dari pagu program); 1.02.03 PROGRAM "
            "Rp10,00 (10,00 % dari pagu program); jumlah Rp40,00 (13,33 % dari pagu "
            "seluruh program)"
        )
        for name in ("budget", "efficiency"):
            self.assertIn(said, self._get(name)["notes"])
        shares = [row[-1] for row in self._get("budget")["rows"]]
        self.assertEqual(shares, ["75,00", "60,00", "70,00"])
        self.source.programs = [make_program("1.02.02", 200, 150, 100)]
        self.assertFalse(self._get("budget")["notes"])

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
                "tidak dinilai: kinerja tidak tercapai (capaian program 99,99 persen)",
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
                judged = "setiap program yang memiliki angka capaian"
                is_said = judged in " ".join(table["notes"])
                self.assertEqual(is_said, formula != "unspent", "one rule, not two")
        self.source.profile.lkjip_efficiency = False
        self.assertIsNone(self._get("efficiency"))

    def test_money_that_was_not_spent_where_the_work_was_not_done_is_no_saving(self):
        """The profile says whose efficiency is judged; the table says why not."""
        good = {"state": "met", "said": "Lulus uji: 100,77 persen", "loose": []}
        good["is_outcome"] = True
        output = {"is_outcome": False, "loose": []}
        missed = output | {"state": "below", "said": "ZOSS: 50,00 persen"}
        missed["loose"] = [{"name": "ZOSS", "reserve": "sementara"}]
        silent = output | {"state": "none", "said": "Halte: belum dilaporkan"}
        loose = good | {"loose": [{"name": "Lulus uji", "reserve": "sementara"}]}
        self.source.profile.lkjip_efficiency = "cost"
        self.source.programs = [
            make_program("1", 200, 150, 101, parts=[good, missed]),
            make_program("2", 200, 150, 101, parts=[loose, silent]),
            make_program("3", 200, 150, 101, parts=[good]),
            make_program("4", 200, 150, 99, parts=[good]),
        ]
        not_reached = "tidak dinilai: kinerja tidak tercapai"
        unknown = "tidak dinilai: kinerja belum diketahui (Halte: belum dilaporkan)"
        low = f"{not_reached} (capaian program 99,00 persen)"
        cases = {
            "outputs": [
                *(f"{not_reached} (ZOSS: 50,00 persen) *)", f"{unknown} *)"),
                *("25,74", low),
            ],
            "outcomes": ["25,74", "25,74 *)", "25,74", low],
            "all": ["25,74", "25,74 *)", "25,74", "24,24"],
        }
        for basis, column in cases.items():
            with self.subTest(basis):
                self.source.profile.lkjip_efficiency_basis = basis
                table = self._get("efficiency")
                self.assertEqual([row[4] for row in table["rows"]], column)
                self.assertTrue(table["notes"][1].startswith("Efisiensi "))
                # an output is named only where it is asked for
                named = "ZOSS (sementara); " if basis == "outputs" else ""
                said = f"angka yang belum final: {named}Lulus uji (sementara)"
                self.assertEqual(table["notes"][-1], f"*) Berdasarkan {said}")
                marked = [row[2].endswith(" *)") for row in table["rows"]]
                # the achievement is that of the outcomes, by whatever it is judged
                self.assertEqual(marked, [False, True, False, False])

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

    def test_gunung_mas_e_3_b_money_stands_beside_the_performance_it_pays_for(self):
        """By hand: 150 + 60 + 40 = 250 of 400; each programme once, whatever it serves.

        Health serves the first indicator, staff both, the office what no one promised;
        the third indicator is served by nothing, and says so. Roads serve the second
        objective too.
        """
        third = ROW | {"name": "Angka Kematian", "key": "9", "printed": "80,00"}
        other = ROW | {"objective": "Lain", "name": "Jalan Mantap", "key": "10"}
        poor = ROW | {"objective": "Tanpa Program", "key": "11"}
        health = make_program("1.02.02", 200, 150, 100, "KESEHATAN", serves=[ROW])
        staff = make_program("1.02.03", 100, 60, 90, "SDM", serves=[ROW, SILENT])
        roads = make_program("1.02.04", 100, 40, 90, "JALAN", serves=[ROW, other])
        support = make_program("1.02.01", 100, 30, None, "PENUNJANG")
        loose = make_program("1.02.05", 10, 5, None, "LEPAS")
        self.source.programs = [support, health, staff, roads, loose]
        self.source.objectives = [
            ([ROW, SILENT, third], [staff, health, roads]),
            ([other], [loose]),
            ([poor], []),
            ([], [support]),
        ]
        first, silent = "Indeks Kepuasan (95,00)", "Nilai SAKIP (belum dilaporkan)"
        mutu, lain = "Meningkatnya mutu", "Lain"
        none = "Tidak di bawah sasaran yang diperjanjikan"
        table = self._get("budget_objectives")
        expected = [
            ["1", mutu, first, "1.02.02 KESEHATAN", "200", "150", "75,00"],
            ["2", mutu, first, "1.02.04 JALAN", "100", "40", "40,00"],
            ["3", mutu, f"- {first}\n- {silent}", "1.02.03 SDM", "100", "60", "60,00"],
            ["4", mutu, "Angka Kematian (80,00)", "-", "-", "-", "-"],
            ["", mutu, "Jumlah", "", "400", "250", "62,50"],
            ["5", lain, "Jalan Mantap (95,00)", "1.02.05 LEPAS", "10", "5", "50,00"],
            ["6", "Tanpa Program", first, "-", "-", "-", "-"],
            ["7", none, "-", "1.02.01 PENUNJANG", "100", "30", "30,00"],
            ["", "Jumlah", "", "", "510", "285", "55,88"],
        ]
        self.assertEqual(
            table["rows"],
            [
                [*row[:4], *(x if x == "-" else f"Rp{x},00" for x in row[4:6]), row[6]]
                for row in expected
            ],
        )
        self.assertEqual(
            table["notes"][1:],
            [
                (
                    "Tercetak pada sasaran pertamanya, menunjang juga indikator "
                    "sasaran lain: 1.02.04 JALAN (Jalan Mantap)"
                ),
                (
                    "Tidak termuat dalam Tabel II, ditempatkan menurut Renstra: "
                    "1.02.05 LEPAS"
                ),
            ],
        )
        self.assertIn("anggaran program yang menunjang", table["notes"][0])
        self.assertEqual(sum(table["widths"]), 100)
        cells = merge_cells(table["heads"], table["rows"])
        spans = [(c.text, c.rows) for row in cells for c in row if c.rows > 1]
        self.assertEqual(spans, [(mutu, 5), (first, 2)])
        self.source.rows = []
        self.assertIsNone(self._get("budget_objectives"), "nothing was promised")
        self.source.rows, self.source.programs = [ROW], []
        self.assertIsNone(self._get("budget_objectives"), "nothing is paid for")

    def test_which_programmes_supported_or_hindered(self):
        """53/2014: the state of the objective beside what the programme came to."""
        cases = [
            ([ROW], "100", "capaian program 100 persen atau lebih", "0 dari 1"),
            ([ROW], "99.99", "turut menghambat", "0 dari 1"),
            ([ROW | {"state": "met"}], "100", "menunjang keberhasilan", "1 dari 1"),
            ([ROW | {"state": "met"}], "99", "sasaran tercapai, capaian", "1 dari 1"),
            ([SILENT], "100", "tidak dapat disimpulkan", "0 dari 1"),
            ([ROW | {"state": "met"}], None, "tidak dapat disimpulkan", "1 dari 1"),
        ]
        for rows, achieved, words, met in cases:
            with self.subTest(achieved=achieved, words=words):
                program = make_program("1.02", 200, 150, achieved)
                rest = make_program("1.01", 10, 5, 100)
                self.source.objectives = [(rows, [program]), ([], [rest])]
                table = self._get("programs")
                [row] = table["rows"]
                self.assertEqual(row[1:4], ["Meningkatnya mutu", met, "1.02 PROGRAM"])
                self.assertEqual(row[4] == "-", achieved is None)
                self.assertEqual(row[5], "75,00")
                self.assertTrue(row[6].startswith(words), row[6])
        self.assertLessEqual(sum(table["widths"]), 100)
        self.source.objectives = [([], [rest])]
        self.assertIsNone(self._get("programs"))

    def test_indicators_of_which_nothing_was_asked_are_named_and_not_counted(self):
        """By hand: of four two are due, one of them met; of the other none is due."""
        met = ROW | {"state": "met"}
        later = SILENT | {"kind": "not_due", "why": "belum tiba tenggatnya"}
        none = SILENT | {"kind": "not_applicable", "why": "tidak berlaku", "name": "X"}
        self.source.objectives = [
            ([met, ROW, later, none], [make_program("1.02", 200, 150, 100)]),
            ([later | {"name": "Y"}], [make_program("1.03", 200, 150, 100)]),
        ]
        table = self._get("programs")
        self.assertEqual(
            [row[2] for row in table["rows"]], ["1 dari 2", "belum tiba tenggatnya"]
        )
        self.assertEqual(
            table["notes"][1:3],
            [
                "Tidak dihitung dalam Indikator Tercapai, tidak berlaku: X",
                (
                    "Tidak dihitung dalam Indikator Tercapai, belum tiba tenggatnya: "
                    "Nilai SAKIP; Y"
                ),
            ],
        )

    def test_what_is_not_final_of_objective_and_programme_is_named_and_no_other(self):
        """The output enters no column; the first objective has no programme below."""

        def part(name, is_outcome):
            loose = [{"name": name, "reserve": "sementara"}]
            known = {"state": "met", "said": name, "loose": loose}
            return known | {"is_outcome": is_outcome}

        parts = [part("Hasil", True), part("Keluaran", False)]
        other = make_program("2", 200, 150, 100, parts=[part("Lain", True)])
        entry = make_program("1", 200, 150, 100, parts=parts)
        row = ROW | {"name": "Indeks", "reserve": "belum diaudit", "state": "met"}
        self.source.programs = [entry, other]
        self.source.objectives = [
            ([row | {"name": "Tanpa program"}], []),
            ([row], [entry]),
            ([], [other]),
        ]
        said = "Indeks (belum diaudit); Hasil (sementara)"
        notes = self._get("programs")["notes"]
        self.assertIn(f"*) Berdasarkan angka yang belum final: {said}", notes)
        [cells] = self._get("programs")["rows"]
        self.assertEqual(
            [cell for cell in cells if " *)" in cell],
            [cells[2], cells[4], cells[6]],
        )
        self.assertEqual(LkjipTables(self.source).weighed[0]["reserve"], said)

    def test_the_policy_of_a_programme_is_named_and_without_one_nothing_is_made(self):
        self.source.programs = [make_program("1", 200, 150, 100)]
        self.source.profile.lkjip_efficiency = "unspent"
        cases = [
            (None, "tidak dihitung (kebijakan belum ditetapkan)", "belum ditetapkan"),
            (Rollup(), "25,00", "rata-rata capaian indikator hasilnya"),
            (
                Rollup(parts={NoFigureKind.NOT_REPORTED: RollupPart.STOP}),
                "25,00",
                "Indikator yang belum dilaporkan membuat capaian programnya tidak",
            ),
            (
                Rollup(Method.SHARE_MET, {NoFigureKind.NOT_REPORTED: RollupPart.ZERO}),
                "25,00",
                "persentase indikator hasilnya yang mencapai target. Indikator yang",
            ),
        ]
        for policy, figure, words in cases:
            with self.subTest(policy=policy):
                self.source.program_policy = policy
                table = self._get("efficiency")
                self.assertEqual(table["rows"][0][4], figure)
                self.assertIn(words, " ".join(table["notes"]))

    def test_of_the_government_the_share_is_of_who_reported(self):
        """One agency of 300 reported nothing: 150 of 200 are 75, not 30 percent."""
        self.source.is_government = True
        self.source.programs = [
            make_program("1", 200, 150, 100),
            make_program("2", 300, None, 100),
        ]
        self.source.money_covered = [
            Part("Dinas A", False, (Lack("not_reported"),)),
            Part("Dinas B", True, (Lack("months_open", (10,)),)),
            Part("Dinas C", False, (Lack("no_budget"),)),
            Part("Dinas D", False, (Lack("not_reported"),)),
        ]
        table = self._get("budget")
        self.assertEqual(
            [row[1:] for row in table["rows"][-2:]],
            [
                ["Jumlah", "Rp500,00", "Rp150,00", "-"],
                ["Di antaranya dilaporkan", "Rp200,00", "Rp150,00", "75,00"],
            ],
        )
        self.assertEqual(
            table["notes"],
            [
                "Jumlah pagu memuat 3 dari 4 Perangkat Daerah",
                "Jumlah realisasi memuat 1 dari 4 Perangkat Daerah",
                "Tidak termuat, realisasi belum dilaporkan: Dinas A; Dinas D",
                "Tidak termuat, tanpa DPA: Dinas C",
                "Termuat, belum lengkap: Dinas B (belum ditutup: Oktober)",
                "Serapan dihitung dari pagu yang dilaporkan",
            ],
        )
        # a table without a row of sums speaks of none
        self.source.profile.lkjip_efficiency = "unspent"
        table = self._get("efficiency")
        self.assertIn("Pagu memuat 3 dari 4 Perangkat Daerah", table["notes"])
        self.assertIn("Realisasi memuat 1 dari 4 Perangkat Daerah", table["notes"])
        self.assertFalse([note for note in table["notes"] if "Jumlah" in note])
        shares = [row[3] for row in table["rows"]]
        self.assertEqual(shares, ["75,00", "belum dilaporkan"], "one word for it")
        table = self._get("budget")
        self.assertEqual(len(table["widths"]), len(table["heads"]))
        self.assertLessEqual(sum(table["widths"]), 100)

    def test_what_was_changed_because_of_the_figures(self):
        self.assertIsNone(self._get("utilisation"))
        self.source.uses = [USE, USE | {"document": "", "shown": "", "figures": ""}]
        table = self._get("utilisation")
        self.assertEqual(
            table["rows"][0][1:],
            [
                USE[name]
                for name in ("decision", "date", "figures", "shown", "document")
            ],
        )
        self.assertEqual(table["rows"][1][3:], ["-", "-", "-"])
        self.assertLessEqual(sum(table["widths"]), 100)
