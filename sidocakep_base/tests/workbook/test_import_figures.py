"""Figures, units, totals and trees of the workbook: what fits and what does not."""

from odoo.tests import tagged

from ..import_case import ImportCase, edit
from ..thorough import long

PLAN = [{"Tingkat": "Sasaran", "Kode": "S1", "Uraian": "Akuntabilitas"}]


@tagged("post_install", "-at_install")
class TestImportFigures(ImportCase):
    def _indicator_row(self, **cells):
        return {"Nama Indikator": "Nilai", "Komponen Rencana": "S1", **cells}

    def _check(self, *rows, **sheets):
        return self._check_rows({"Rencana": PLAN, "Indikator": list(rows), **sheets})

    def _targets(self, record):
        self._assert_no_errors(record)
        record.action_apply()
        return self.env["sidocakep.target"].search(
            [("company_id", "=", self.agency_b.id)], order="year, period_no"
        )

    def test_years_are_rows_with_the_baseline_before_the_plan(self):
        target_cells = {f"Target {year}": year - 1950 for year in range(2025, 2031)}
        record = self._check(
            self._indicator_row(
                Satuan="Angka", **{"Kondisi Awal 2024": 74}, **target_cells
            )
        )
        targets = self._targets(record)
        self.assertEqual(
            [(t.kind, t.year, t.value) for t in targets],
            [("baseline", 2024, 74)]
            + [("target", year, year - 1950) for year in range(2025, 2031)],
        )

    def test_five_kinds_of_no_figure_stay_apart(self):
        """Zero is a figure, blank is no row, the words keep their meaning."""
        record = self._check(
            self._indicator_row(
                **{
                    "Target 2025": 0,
                    "Target 2026": "belum dirilis",
                    "Target 2027": "-",
                    "Target 2028": "belum tiba tenggatnya",
                }
            )
        )
        self.assertEqual(
            [(t.year, t.figure_status, t.value) for t in self._targets(record)],
            [
                (2025, "figure", 0),
                (2026, "not_released", 0),
                (2027, "not_applicable", 0),
                (2028, "not_due", 0),
            ],
        )

    def test_unit_is_taken_from_the_figures_when_none_is_named(self):
        record = self._check(self._indicator_row(**{"Target 2026": "0,9 Angka"}))
        target = self._targets(record)
        self.assertEqual(target.indicator_id.unit_id.name, "Angka")
        self.assertEqual((target.value, target.written), (0.9, "0,9 Angka"))

    def test_a_figure_lies_where_those_of_the_indicator_can(self):
        """Told with its cell, before anything is written; a growth has no end."""
        share = {"Nama Indikator": "Persentase ibu hamil dilayani", "Satuan": "Persen"}
        growth = {"Nama Indikator": "Laju pertumbuhan ekonomi", "Satuan": "Persen"}
        index = {"Nama Indikator": "Indeks Kepuasan", "Satuan": "Angka"}
        wrong = [("not_possible", "Indikator", 3, "Target 2026")]
        for cells, figure, problems in (
            (share, "100,5", wrong),
            (share | {"Nilai Tertinggi": "tidak ada"}, "100,5", []),
            (growth, "100,5", []),
            (index | {"Nilai Terendah": "0", "Nilai Tertinggi": "4"}, "4,5", wrong),
            (index | {"Nilai Tertinggi": "4"}, "3,9", []),
        ):
            row = self._indicator_row(**cells, **{"Target 2026": figure})
            with self.subTest(cells, figure=figure):
                self.assertEqual(self._problems(self._check(row)), problems)

    def test_percent_sign_is_the_unit_persen(self):
        record = self._check(
            self._indicator_row(Satuan="Persen", **{"Target 2026": "83,5%"})
        )
        self.assertEqual(self._targets(record).value, 83.5)

    def test_unit_of_the_figure_must_be_that_of_the_indicator(self):
        record = self._check(
            self._indicator_row(Satuan="Dokumen", **{"Target 2026": "9 Persen"})
        )
        self.assertEqual(
            self._problems(record), [("unit_differs", "Indikator", 3, "Target 2026")]
        )

    @long
    def test_a_dot_between_thousands_makes_no_other_unit(self):
        """LPPD Kab. Semarang: per 1000 KH in one column, per 1.000 KH in the next."""
        self.env["sidocakep.unit"].create({"name": "per 1000 KH"})
        for unit, written in (("per 1.000 KH", "1000"), ("per 1000 KH", "1.000")):
            figure = {"Target 2026": f"11,5 per {written} KH"}
            record = self._check(self._indicator_row(Satuan=unit, **figure))
            self.assertEqual(self._problems(record), [])

    def test_unknown_unit_is_for_the_division_to_add(self):
        row = self._indicator_row(Satuan="Hektar Uji")
        record = self._check(row)
        self.assertEqual(
            self._problems(record), [("unit_unknown", "Indikator", 3, "Satuan")]
        )
        record = self._check_rows(
            {"Rencana": PLAN, "Indikator": [row]}, self.user_organisasi
        )
        self._assert_no_errors(record)

    def test_ambiguous_figure_names_both_readings(self):
        record = self._check(self._indicator_row(**{"Target 2026": "1.234"}))
        [problem] = record.problem_ids
        self.assertEqual(
            (problem.code, problem.row, problem.column, problem.value),
            ("reading", 3, "Target 2026", "1.234"),
        )
        self.assertIn("1234", problem.remedy)
        self.assertIn("1,234", problem.remedy)

    @long
    def test_range_and_what_is_no_range(self):
        base = {
            "Jenis Nilai": "Rentang",
            "Arah": "Di dalam rentang",
            "Satuan": "Angka",
        }
        record = self._check(self._indicator_row(**base, **{"Target 2026": "12"}))
        self.assertEqual(
            self._problems(record), [("range_expected", "Indikator", 3, "Target 2026")]
        )
        record = self._check(
            self._indicator_row(**base, **{"Target 2026": "143,33 - 139,83"})
        )
        target = self._targets(record)
        self.assertEqual((target.value, target.value_high), (139.83, 143.33))

    @long
    def test_point_of_a_scale(self):
        scale = self.env["sidocakep.ordinal.scale"].create(
            {
                "name": "Opini uji",
                "point_ids": [
                    (0, 0, {"name": name, "code": name, "sequence": number})
                    for number, name in enumerate(("TMP", "WDP", "WTP"))
                ],
            }
        )
        base = {"Jenis Nilai": "Peringkat", "Arah": "Peringkat pada skala"}
        record = self._check(self._indicator_row(**base, **{"Target 2026": "WTP"}))
        self.assertIn(
            ("scale_missing", "Indikator", 3, "Target 2026"), self._problems(record)
        )
        base["Skala"] = "opini uji"
        record = self._check(self._indicator_row(**base, **{"Target 2026": "baik"}))
        self.assertEqual(
            self._problems(record), [("reading", "Indikator", 3, "Target 2026")]
        )
        record = self._check(self._indicator_row(**base, **{"Target 2026": "wtp"}))
        target = self._targets(record)
        self.assertEqual(target.point_id, scale.point_ids[-1])

    @long
    def test_months_that_must_add_up(self):
        months = {"Januari": 1, "Februari": 1, "Maret": 1, "April": 1, "Mei": 1}
        months |= dict.fromkeys(
            ("Juni", "Juli", "Agustus", "September", "Oktober", "November"), 0
        )
        row = {"Nama Indikator": "Nilai", "Tahun": 2026, **months, "Desember": 1}
        indicator = self._indicator_row(
            Satuan="Dokumen", Akumulasi="Jumlah", **{"Target 2026": 7}
        )
        record = self._check(indicator, **{"Target Bulanan": [row]})
        # 1 + 1 + 1 + 1 + 1 + 1 = 6, the year says 7.
        self.assertEqual(
            self._problems(record),
            [("months_differ_total", "Target Bulanan", 3, "Desember")],
        )
        self.assertIn("6", record.problem_ids.message)
        record = self._check(
            indicator | {"Target 2026": 6}, **{"Target Bulanan": [row]}
        )
        self.assertFalse(record.problem_ids)

    def test_month_of_an_indicator_nobody_knows(self):
        row = {"Nama Indikator": "Nilaii", "Tahun": 2026, "Januari": 1}
        record = self._check(self._indicator_row(), **{"Target Bulanan": [row]})
        self.assertEqual(
            self._problems(record),
            [("reference_unknown", "Target Bulanan", 3, "Nama Indikator")],
        )
        self.assertIn("“Nilai”", record.problem_ids.remedy)

    def test_two_rows_of_one_indicator(self):
        record = self._check(self._indicator_row(), self._indicator_row(Satuan="Angka"))
        self.assertEqual(
            self._problems(record),
            [("duplicate_key", "Indikator", 4, "Nama Indikator")],
        )

    def test_indicator_is_known_again_by_its_code(self):
        """A new name beside a known code renames; the figures stay its own."""
        row = self._indicator_row(Kode="I1", **{"Target 2026": 5})
        target = self._targets(self._check(row))
        record = self._open_import()
        content = self._download(record)

        def rename(workbook):
            workbook["Indikator"].cell(3, 3).value = "Nilai SAKIP"

        self._upload(record, edit(content, rename))
        self._assert_no_errors(record)
        self.assertEqual(
            record.change_ids.details, "Nama Indikator: Nilai → Nilai SAKIP"
        )
        record.action_apply()
        self.assertEqual(target.indicator_id.name, "Nilai SAKIP")

    def test_nodes_without_code_are_known_by_name_and_parent(self):
        rows = [
            {"Tingkat": "Sasaran", "Uraian": "A"},
            {"Tingkat": "Sasaran", "Uraian": "B"},
            {"Tingkat": "Program", "Uraian": "Sama", "Induk": "A"},
            {"Tingkat": "Program", "Uraian": "Sama", "Induk": "B"},
        ]
        record = self._check_rows({"Rencana": rows})
        self._assert_no_errors(record)
        record.action_apply()
        programs = self.plan_b.node_ids.filtered(lambda node: node.level == "program")
        self.assertEqual(programs.parent_id.mapped("name"), ["A", "B"])
        again = self._open_import()
        self._upload(again, self._download(again))
        self._assert_no_errors(again)
        self.assertEqual(
            (again.change_count, self._counts(again)["Rencana"][2]), (0, 4)
        )

    def test_total_above_its_parts_is_compared_and_not_stored(self):
        rows = [
            {"Tingkat": "Program", "Kode": "1", "Uraian": "P", "Pagu 2026": "Rp300,00"},
            {
                "Tingkat": "Kegiatan",
                "Kode": "1.1",
                "Uraian": "K",
                "Induk": "1",
                "Pagu 2026": 250,
            },
        ]
        record = self._check_rows({"Rencana": rows})
        self.assertEqual(
            self._problems(record, "warning"),
            [("total_differs", "Rencana", 4, "Pagu 2026")],
        )
        self.assertIn("Rp50,00", record.problem_ids.message)
        record.action_apply()
        costs = self.env["sidocakep.plan.cost"].search(
            [("plan_id", "=", self.plan_b.id)]
        )
        self.assertEqual(
            costs.mapped(lambda c: (c.node_id.code, c.amount)), [("1.1", 250)]
        )

    @long
    def test_amount_recorded_above_new_amounts_is_an_error(self):
        program = {"Tingkat": "Program", "Kode": "1", "Uraian": "P", "Pagu 2026": 300}
        self._check_rows({"Rencana": [program]}).action_apply()
        activity = {
            "Tingkat": "Kegiatan",
            "Kode": "1.1",
            "Uraian": "K",
            "Induk": "1",
            "Pagu 2026": 250,
        }
        record = self._check_rows({"Rencana": [activity]})
        self.assertIn("cost_above", record.problem_ids.mapped("code"))
        self.assertTrue(record.error_count)
