"""RKT and what follows from it: annex B tables and the RKA."""

import json

from lxml import html

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from ...engine.figures.values import NoFigure
from ..common_rkt import RktCase


@tagged("post_install", "-at_install")
class TestRktTables(RktCase):
    """Gunung Mas 24/2024 annex B.4a: Tabel I and Tabel II as data."""

    def test_gunung_mas_b_4a_table_1_of_the_plan(self):
        """No, tujuan, sasaran, indicator, target of the plan period.

        Harapan hidup states no target of the period: that of its last year, 70,5,
        stands in. Kepuasan states 86.
        """
        tables = self._create_rkt()._get_tables()
        self.assertEqual(
            tables["table_1"],
            [
                {
                    "no": 1,
                    "goal": "Derajat kesehatan",
                    "objective": "",
                    "indicator": "Usia harapan hidup",
                    "target": "70,5 Persen",
                },
                {
                    "no": 2,
                    "goal": "Derajat kesehatan",
                    "objective": "Layanan rujukan",
                    "indicator": "Indeks kepuasan",
                    "target": "86 Persen",
                },
            ],
        )

    def test_gunung_mas_b_4_column_2_names_tujuan_and_sasaran(self):
        """A tujuan without a line of its own stands before the first of its sasaran."""
        rkt = self._create_rkt()
        goal, objective = self.goal.name, self.objective.name
        for name in ("table_2", "form"):
            rows = rkt._get_tables()[name]
            self.assertEqual(
                [(row["goal"], row["objective"]) for row in rows[:2]],
                [("", goal), ("", objective)],
            )
        self._line(rkt, self.life).is_included = False
        for name in ("table_2", "form"):
            row = rkt._get_tables()[name][0]
            self.assertEqual((row["goal"], row["objective"]), (goal, objective))
        cells = self._get_cells(rkt.rka_html)[0][2]
        self.assertEqual(cells[1], f"{goal} {objective}")

    def test_gunung_mas_b_4a_table_2_breaks_the_target_down_to_years_1_to_5(self):
        rkt = self._create_rkt()
        tables = rkt._get_tables()
        self.assertEqual(
            tables["years"],
            [{"number": number, "year": 2024 + number} for number in (1, 2, 3, 4, 5)],
        )
        rows = tables["table_2"]
        self.assertEqual(rows[0]["years"], ["70,1", "70,2", "70,3", "70,4", "70,5"])
        self.assertEqual(rows[1]["years"], ["81", "82", "83", "84", "85"])
        self.assertEqual(rows[1]["target"], "86 Persen")
        # The RKT's own target stands in its own year, those of the plan in the others.
        self._line(rkt, self.satisfaction).written = "90"
        rows = rkt._get_tables()["table_2"]
        self.assertEqual(rows[1]["years"], ["81", "90", "83", "84", "85"])

    def test_the_target_of_the_plan_is_what_is_measured_over_the_plan(self):
        """70,1 to 70,5 add up to 351,5; the last alone where they do not add up.

        In both tables as the measurement compares it; a year that lacks leaves a sum
        without target, what the plan states wins.
        """
        rkt = self._create_rkt()
        own = self.env["sidocakep.target"].search(
            [("indicator_id", "=", self.life.id), ("plan_id", "=", rkt.plan_id.id)]
        )

        def read(how):
            self._mean(self.life, accumulation=how)
            tables = rkt._get_tables()
            ends = self.life._read_five_year_targets(rkt.year)
            said = ends[self.life.id].target
            targets = {tables[name][0]["target"] for name in ("table_1", "table_2")}
            return targets, "" if isinstance(said, NoFigure) else str(said)

        for how, wanted in (
            ("sum", "351,5 Persen"),
            ("last", "70,5 Persen"),
            ("average", "70,5 Persen"),
        ):
            with self.subTest(how):
                self.assertEqual(read(how), ({wanted}, wanted))
        lacking = own.filtered(lambda row: row.year == 2027)
        lacking._with_workflow_bypass().unlink()
        self.assertEqual(read("sum"), ({""}, ""))
        self.env["sidocakep.target"]._with_workflow_bypass().create(
            {
                "indicator_id": self.life.id,
                "plan_id": rkt.plan_id.id,
                "period_kind": "five_year",
                "year": rkt.plan_id.year_end,
                "written": "360",
            }
        )
        self.assertEqual(read("sum"), ({"360 Persen"}, "360 Persen"))

    def test_real_table_of_six_years(self):
        """Renstra BPBD Banyuwangi 2025-2030, Tabel 7.1, Indeks Ketahanan Daerah.

        The year of taking office is no year of the five: 2026 is year 1.
        """
        plan = self._create_plan(
            name="Renstra BPBD 2025-2030",
            company_id=self.agency_b.id,
            parent_plan_id=self.rpjmd.id,
            year_end=2030,
            document_number="1",
            document_date="2025-01-02",
        )
        node = self._create_node(plan, "sasaran", "Meningkatnya ketahanan daerah")
        indicator = self._create_indicator(
            "Indeks Ketahanan Daerah", company_id=self.agency_b.id, node_ids=node.ids
        )
        printed = ["0,72", "0,73", "0,74", "0,75", "0,76", "0,77"]
        for year, written in enumerate(printed, start=2025):
            self._create_target(indicator, written, year, plan_id=plan.id)
        rkt = self._create_rkt(self.agency_b, plan_id=plan.id, draw=False)
        rkt.action_draw_from_plan()
        tables = rkt._get_tables()
        self.assertEqual(
            [column["number"] for column in tables["years"]], [0, 1, 2, 3, 4, 5]
        )
        self.assertEqual(tables["table_2"][0]["years"], printed)
        # kondisi akhir of the table: 0,77
        self.assertEqual(tables["table_1"][0]["target"], "0,77 Persen")
        # Where the profile reads "tahun ke-1 ... 5" as five columns, five remain.
        self.government.profile_id.plan_columns = "five"
        tables = rkt._get_tables()
        self.assertEqual(
            [column["number"] for column in tables["years"]], [1, 2, 3, 4, 5]
        )
        self.assertEqual(tables["table_2"][0]["years"], printed[1:])
        # The RKT of the year of taking office still shows its own target.
        first = self._create_rkt(self.agency_b, plan_id=plan.id, year=2025, draw=False)
        first.action_draw_from_plan()
        self.assertEqual(first._get_tables()["table_2"][0]["years"], printed)

    def test_the_tables_are_plain_data_and_shown_on_the_form(self):
        rkt = self._create_rkt()
        tables = rkt._get_tables()
        self.assertEqual(json.loads(json.dumps(tables)), tables)
        self.assertIn("Target Kinerja pada tahun ke-", rkt.table_html)
        self.assertIn("Indeks kepuasan", rkt.table_html)
        self.assertIn("Capain Program", rkt.rka_html)

    def _get_cells(self, page):
        """Return the rows of each table of a page, as lists of the texts of cells."""
        return [
            [
                [" ".join(cell.text_content().split()) for cell in row.xpath("td|th")]
                for row in table.iter("tr")
            ]
            for table in html.fromstring(page).iter("table")
        ]

    def test_gunung_mas_b_4a_cell_by_cell(self):
        """Annex B.4.a: the headings of both tables, and "(1) (2) ..." below them.

        The second heading row of Tabel II is "1 2 3 4 5"; under each the year it is.
        """
        table_1, table_2 = self._get_cells(self._create_rkt().table_html)
        self.assertEqual(
            table_1,
            [
                ["No.", "Tujuan", "Sasaran", "Indikator Kinerja", "Target Kinerja"],
                ["(1)", "(2)", "(3)", "(4)", "(5)"],
                ["1", "Derajat kesehatan", "", "Usia harapan hidup", "70,5 Persen"],
                [
                    *("2", "Derajat kesehatan", "Layanan rujukan"),
                    *("Indeks kepuasan", "86 Persen"),
                ],
            ],
        )
        self.assertEqual(
            table_2,
            [
                [
                    *("No.", "Tujuan dan Sasaran Strategis", "Indikator Kinerja"),
                    *("Target Kinerja", "Target Kinerja pada tahun ke-"),
                ],
                ["1 2025", "2 2026", "3 2027", "4 2028", "5 2029"],
                [f"({number})" for number in range(1, 10)],
                [
                    *("1", "Derajat kesehatan", "Usia harapan hidup", "70,5 Persen"),
                    *("70,1", "70,2", "70,3", "70,4", "70,5"),
                ],
                [
                    *("2", "Layanan rujukan", "Indeks kepuasan", "86 Persen"),
                    *("81", "82", "83", "84", "85"),
                ],
            ],
        )

    def test_gunung_mas_b_4b3_cell_by_cell(self):
        """Annex B.4.b: the table of the RKT, then "Capain Program ... Hasil".

        "Capain" and "Tolak Ukur" are the regulation's own; other regencies read them
        as they are spelt.
        """
        rkt = self._create_rkt()
        head = ["No.", "Tujuan dan Sasaran Strategis", "Indikator Kinerja"]
        for profile, words in (
            ("gunung_mas", ("Tolak Ukur Kinerja", "Capain Program")),
            ("paser", ("Tolok Ukur Kinerja", "Capaian Program")),
        ):
            self.government.profile_id = self.env.ref(
                f"sidocakep_base.profile_{profile}"
            )
            rkt.invalidate_recordset(["rka_html"])
            first, *blocks = self._get_cells(rkt.rka_html)
            with self.subTest(profile):
                self.assertEqual(
                    first,
                    [
                        [*head, "Target Kinerja"],
                        ["(1)", "(2)", "(3)", "(4)"],
                        ["1", "Derajat kesehatan", "Usia harapan hidup", "70,2 Persen"],
                        ["2", "Layanan rujukan", "Indeks kepuasan", "82 Persen"],
                    ],
                )
                measure, label = words
                self.assertEqual(blocks[0][0], ["Indikator", measure, "Target Kinerja"])
                kinds = [label, "Masukan", "Keluaran", "Hasil"]
                for block in blocks:
                    found = [row[0] for row in block[1:]]
                    self.assertEqual(found, sorted(found, key=kinds.index))
                self.assertIn(label, [row[0] for row in blocks[0]])

    def test_wording_is_shown_as_text(self):
        rkt = self._create_rkt()
        self._line(rkt, self.life).name = "<b onclick='x'>Tebal</b>"
        rkt.invalidate_recordset(["table_html"])
        self.assertNotIn("<b onclick", rkt.table_html)
        self.assertIn("&lt;b onclick", rkt.table_html)


@tagged("post_install", "-at_install")
class TestRkaMeasure(RktCase):
    """Gunung Mas 24/2024 annex B.4b: from the RKT to the RKA."""

    def test_gunung_mas_b_4b3_rkt_indicators_are_the_outcome_of_the_rka(self):
        """Keterangan a: indicator of the RKT > tolok ukur of hasil; b: its target."""
        rkt = self._create_rkt()
        [outcome] = self._measures(rkt, self.program, "hasil")
        line = self._line(rkt, self.satisfaction)
        self.assertEqual(outcome.rkt_line_id, line)
        self.assertEqual(
            (outcome.name, outcome.indicator_id, outcome.target_text),
            ("Indeks kepuasan", self.satisfaction, "82 Persen"),
        )
        # One source: until somebody breaks it down, it is the figure of the RKT.
        line.written = "81,5"
        self.assertEqual(outcome.target_text, "81,5 Persen")
        self.assertFalse(outcome.is_changed)
        self.assertNotIn("rkt", rkt._get_tables()["rka"][0]["rows"][-1])
        [row] = [
            row for row in rkt._get_tables()["table_2"] if row["indicator"] == line.name
        ]
        self.assertEqual(row["plan"], "82 Persen")
        line.written = "82"
        # Broken down: this programme carries a part; the RKT stays visible beside it.
        outcome.written = "40"
        self.assertEqual(
            [row.get("rkt") for row in rkt._get_tables()["rka"][0]["rows"]][-1],
            "82 Persen",
        )
        self.assertEqual(
            (outcome.target_text, outcome.rkt_text), ("40 Persen", "82 Persen")
        )
        line.written = "83"
        rkt.action_draw_from_plan()
        self.assertEqual(
            (outcome.target_text, outcome.rkt_text), ("40 Persen", "83 Persen")
        )

    def test_gunung_mas_b_4b3_four_kinds_of_measure(self):
        """Capaian program 90; masukan Rp150 = 100 + 50; keluaran 120; hasil 82."""
        rkt = self._create_rkt()
        [block] = rkt._get_tables()["rka"]
        self.assertEqual(
            (block["code"], block["name"], block["program"]),
            ("1.02.02.2.01", "Layanan", "1.02.02 Program UKP"),
        )
        self.assertEqual(
            [(row["kind"], row["measure"], row["target"]) for row in block["rows"]],
            [
                ("capaian_program", "Layanan sesuai standar", "90 Persen"),
                ("masukan", "Dana yang dibutuhkan", self._rupiah(150)),
                ("keluaran", "Rujukan yang ditangani", "120 Persen"),
                ("hasil", "Indeks kepuasan", "82 Persen"),
            ],
        )

    def _rupiah(self, amount):
        return self.government.currency_id.format(amount)

    def test_funds_come_from_the_plan_until_there_is_a_budget(self):
        rkt = self._create_rkt()
        for node, amount in (
            (self.program, 150),
            (self.activity, 150),
            (self.sub_1, 100),
            (self.sub_2, 50),
        ):
            funds = self._measures(rkt, node, "masukan")
            self.assertEqual((funds.amount, funds.amount_source), (amount, "plan"))
        self._measures(rkt, self.sub_2, "masukan").amount = 55
        self._create_budget({self.sub_1: 1000, self.sub_2: 250})
        rkt.action_draw_from_plan()
        for node, amount, source in (
            (self.program, 1250, "budget"),
            (self.activity, 1250, "budget"),
            (self.sub_1, 1000, "budget"),
            # changed by hand before, and therefore left alone
            (self.sub_2, 55, "budget"),
        ):
            funds = self._measures(rkt, node, "masukan")
            self.assertEqual((funds.amount, funds.amount_source), (amount, source))

    def test_each_level_states_its_own_kinds(self):
        rkt = self._create_rkt()
        model = self.env["sidocakep.rka.measure"]
        base = {"rkt_id": rkt.id, "indicator_id": self.life.id}
        for node, kind in (
            (self.program, "keluaran"),
            (self.activity, "capaian_program"),
            (self.sub_1, "hasil"),
            (self.goal, "hasil"),
        ):
            with (
                self.subTest(node=node.name, kind=kind),
                self.assertRaisesRegex(ValidationError, "states no"),
            ):
                model.create({**base, "node_id": node.id, "kind": kind})

    def test_funds_have_no_indicator_and_measures_have_one(self):
        rkt = self._create_rkt()
        model = self.env["sidocakep.rka.measure"]
        for vals in (
            {"kind": "masukan", "indicator_id": self.life.id, "node_id": self.sub_1.id},
            {"kind": "keluaran", "node_id": self.sub_1.id},
            {
                "kind": "keluaran",
                "node_id": self.sub_1.id,
                "indicator_id": self.life.id,
                "amount": 5,
            },
            {
                "kind": "keluaran",
                "node_id": self.sub_1.id,
                "indicator_id": self.ipm.id,
            },
        ):
            with self.subTest(vals=vals), self.assertRaises(ValidationError):
                model.create({"rkt_id": rkt.id, **vals})

    def test_a_measure_left_out_is_not_brought_back(self):
        rkt = self._create_rkt()
        outcome = self._measures(rkt, self.program, "hasil")
        with self.assertRaisesRegex(UserError, 'untick "In the RKA"'):
            outcome.unlink()
        outcome.is_included = False
        rkt.action_draw_from_plan()
        self.assertFalse(outcome.is_included)
        [block] = rkt._get_tables()["rka"]
        self.assertNotIn("hasil", [row["kind"] for row in block["rows"]])

    def test_a_measure_added_by_hand_stays(self):
        rkt = self._create_rkt()
        measure = self.env["sidocakep.rka.measure"].create(
            {
                "rkt_id": rkt.id,
                "node_id": self.sub_2.id,
                "kind": "keluaran",
                "indicator_id": self.life.id,
                "written": "12",
            }
        )
        rkt.action_draw_from_plan()
        self.assertIn(measure, rkt.measure_ids)
        self.assertEqual(measure.target_text, "12 Persen")
        measure.action_remove()
        self.assertFalse(measure.exists())
