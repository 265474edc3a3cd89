"""Two real documents go in through the workbook and come out with their figures."""

import base64

from odoo.tests import tagged

from ..import_case import ImportCase, read_table
from ..thorough import long

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
# The programmes of BPBD; the printed table gives their names, the national
# nomenclature (bidang 1.05) their codes.
BOYOLALI_PROGRAMS = {
    "program penunjang urusan pemerintahan daerah kabupaten/kota": ("1.05.01", "S2"),
    "program penanggulangan bencana": ("1.05.03", "S3"),
}


def boyolali_rows():
    """Return the rows of the workbook as the agency would type them."""
    agreement = read_table("boyolali_bpbd_pk_2026.csv")
    action_plan = read_table("boyolali_bpbd_rencana_aksi_2026.csv")
    objectives = [row["tujuan_sasaran_program"] for row in action_plan]
    objectives = list(dict.fromkeys(" ".join(text.split()) for text in objectives))
    objectives = [text for text in objectives if not text.startswith("Program ")]
    order = (objectives[0], objectives[2], objectives[1])
    nodes = {text: f"S{number}" for number, text in enumerate(order, start=1)}
    plan = [
        {"Tingkat": "Sasaran", "Kode": code, "Uraian": text}
        for text, code in nodes.items()
    ]
    budget = []
    for row in agreement:
        if row["bagian"] == "program":
            code, parent = BOYOLALI_PROGRAMS[row["uraian"].lower()]
            nodes[row["uraian"].lower()] = code
            plan.append(
                {
                    "Tingkat": "Program",
                    "Kode": code,
                    "Uraian": row["uraian"],
                    "Induk": parent,
                }
            )
            budget.append(
                {
                    "Tahun": 2026,
                    "Program/Kegiatan/Sub Kegiatan": code,
                    "Jumlah": row["target_atau_anggaran"],
                }
            )
    budget[0] |= {"Nomor DPA": "DPA/1/2026", "Tanggal Pengesahan": "2 Januari 2026"}
    indicators, months = [], []
    for row in action_plan:
        text = " ".join(row["tujuan_sasaran_program"].split())
        is_program = text.startswith("Program ")
        indicators.append(
            {
                "Nama Indikator": row["indikator"],
                "Komponen Rencana": nodes[text.lower() if is_program else text],
                "Jenis": "Indikator Program" if is_program else "Indikator Sasaran",
                "Arah": "Makin tinggi makin baik",
                "Akumulasi": "Posisi akhir",
                "Target 2026": row["target_tahun_2026"],
            }
        )
        cells = {"Nama Indikator": row["indikator"], "Tahun": 2026}
        cells |= {name: row[name.lower()] for name in MONTHS}
        months.append(cells)
    return {
        "Rencana": plan,
        "Indikator": indicators,
        "Target Bulanan": months,
        "DPA": budget,
    }


@tagged("post_install", "-at_install")
class TestImportBoyolali(ImportCase):
    """PK and monthly plan 2026 of BPBD Boyolali, imported by the head of agency."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rows = boyolali_rows()

    def _apply(self):
        record = self._check_rows(self.rows)
        self._assert_no_errors(record)
        record.action_apply()
        self.assertEqual(record.state, "applied")
        return record

    def _indicator(self, name):
        return self.env["sidocakep.indicator"].search(
            [("name", "=", name), ("company_id", "=", self.agency_b.id)]
        )

    def test_known_mismatch_of_the_document_is_a_warning(self):
        """Target of the year 4,47 persen, December 4,7: told, and both kept."""
        record = self._check_rows(self.rows)
        self._assert_no_errors(record)
        [problem] = record.problem_ids
        self.assertEqual(problem.code, "months_differ_last")
        self.assertEqual(problem.sheet, "Target Bulanan")
        self.assertEqual(problem.column, "Desember")
        self.assertEqual(problem.value, "4,7")
        self.assertIn("4,47", problem.message)
        self.assertFalse(self._indicator("Nilai SAKIP BPBD"), "check writes nothing")

    def test_yearly_targets_as_printed(self):
        self._apply()
        printed = {
            "Indeks Ketahanan Daerah": (0.9, "0,9 Angka"),
            "Indeks Kesiapsiagaan Masyarakat": (0.48, "0,48 Angka"),
            "Indeks Pencapaian Standar Pelayanan Minimal Suburusan Bencana": (
                100,
                "100,00 Persen",
            ),
            "Nilai SAKIP BPBD": (75.35, "75,35 Angka"),
        }
        for name, (value, written) in printed.items():
            target = self._indicator(name)._get_targets(2026)
            [target] = target.values()
            self.assertEqual(target.value, value)
            self.assertEqual(target.written, written)
            self.assertEqual(target.plan_id, self.plan_b)

    def test_months_as_printed(self):
        """All 20 rows x 12 months have the figure of the source table."""
        self._apply()
        count = 0
        for row in read_table("boyolali_bpbd_rencana_aksi_2026.csv"):
            indicator = self._indicator(row["indikator"])
            for number, name in enumerate(MONTHS, start=1):
                [target] = indicator._get_targets(2026, "month", number).values()
                expected = float(row[name.lower()].replace(",", "."))
                self.assertEqual(target.value, expected, (row["indikator"], name))
                self.assertEqual(target.figure_status, "figure", "0 is a figure")
                count += 1
        self.assertEqual(count, 20 * 12)

    def test_budget_as_printed(self):
        """Rp5.294.655.000 + Rp827.924.000 = Rp6.122.579.000, as the PK prints."""
        self._apply()
        budget = self.env["sidocakep.budget"].search(
            [("company_id", "=", self.agency_b.id)]
        )
        self.assertEqual(budget.state, "draft")
        self.assertEqual(budget.number, "DPA/1/2026")
        self.assertEqual(str(budget.ratified_on), "2026-01-02")
        self.assertEqual(
            {line.node_id.code: line.amount for line in budget.line_ids},
            {"1.05.01": 5_294_655_000, "1.05.03": 827_924_000},
        )
        self.assertEqual(budget.total_amount, 6_122_579_000)
        budget.action_ratify()
        self.assertEqual(budget.state, "ratified")

    def test_programmes_point_at_the_nomenclature(self):
        self._apply()
        nodes = self.plan_b.node_ids.filtered(lambda node: node.level == "program")
        self.assertEqual(
            sorted(nodes.mapped("nomenclature_id.code")), ["1.05.03", "X.XX.01"]
        )
        self.assertEqual(
            {node.code: node.parent_id.code for node in nodes},
            {"1.05.01": "S2", "1.05.03": "S3"},
        )

    def test_same_file_again_changes_nothing(self):
        first = self._apply()
        again = self._open_import()
        self._upload(again, base64.b64decode(first.file))
        self._assert_no_errors(again)
        self.assertEqual(again.change_count, 0)
        self.assertEqual(
            self._counts(again),
            {
                "Jabatan & Pegawai": (0, 0, 1),
                "Rencana": (0, 0, 5),
                "Indikator": (0, 0, 20),
                "Target Bulanan": (0, 0, 20),
                "DPA": (0, 0, 2),
            },
        )

    @long
    def test_export_read_back_changes_nothing(self):
        self._apply()
        record = self._open_import()
        self._upload(record, self._download(record))
        self._assert_no_errors(record)
        self.assertEqual(record.change_count, 0)
        counts = self._counts(record)
        self.assertEqual(counts["Indikator"], (0, 0, 20))
        self.assertEqual(counts["Target Bulanan"], (0, 0, 20))
        self.assertEqual(counts["DPA"], (0, 0, 2))


@tagged("post_install", "-at_install", "-standard", "long")
class TestImportBanyuwangi(ImportCase):
    """First page of table 4.2 of the Renstra of Setwan Banyuwangi, 2024-2030."""

    YEARS = tuple(range(2024, 2031))
    LEVELS = {
        "tujuan": "Tujuan",
        "sasaran": "Sasaran",
        "program": "Program",
        "kegiatan": "Kegiatan",
        "sub kegiatan": "Sub Kegiatan",
    }

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.setwan = cls._create_company(
            "Sekretariat DPRD Uji", sidocakep_kind="setwan"
        )
        cls.plan = cls._create_plan(cls.setwan)
        cls.table = read_table("banyuwangi_setwan_renstra_cascade_2024_2030.csv")
        cls.rows = cls._build_rows()

    @classmethod
    def _build_rows(cls):
        """Type the table: codes number the components, parents are the rows above.

        "Outcome program" rows are outcomes of the programme: indicators of it. A
        sasaran with two indicators is printed twice and is one component.
        """
        plan, indicators = [], []
        parents, names = {}, {}
        order = list(cls.LEVELS)
        for row in cls.table:
            level = row["tingkat"]
            if level == "outcome program":
                code = parents["program"]
            else:
                key = (level, row["uraian"])
                if key in names:
                    code = names[key]
                else:
                    code = names[key] = f"{len(names) + 1:02}"
                    if level in ("kegiatan", "sub kegiatan"):
                        # The code of a lower level begins with the upper one.
                        upper = order[order.index(level) - 1]
                        code = names[key] = f"{parents[upper]}.{code}"
                    plan.append(cls._plan_row(row, code, level, parents, order))
                for lower in order[order.index(level) + 1 :]:
                    if lower != "program" or level == "tujuan":
                        parents.pop(lower, None)
                parents[level] = code
            if row["indikator"]:
                indicators.append(cls._indicator_row(row, code))
        return {"Rencana": plan, "Indikator": indicators}

    @classmethod
    def _plan_row(cls, row, code, level, parents, order):
        upper = [
            parents[name] for name in order[: order.index(level)] if name in parents
        ]
        cells = {
            "Tingkat": cls.LEVELS[level],
            "Kode": code,
            "Uraian": row["uraian"],
            "Induk": upper[-1] if upper else None,
        }
        return cells | {f"Pagu {year}": row[f"rp_{year}"] for year in cls.YEARS}

    @classmethod
    def _indicator_row(cls, row, code):
        cells = {
            "Nama Indikator": row["indikator"],
            "Komponen Rencana": code,
            "Satuan": row["satuan"],
            "Arah": "Makin tinggi makin baik",
            "Kondisi Awal 2024": row["k_2024"],
        }
        return cells | {f"Target {year}": row[f"k_{year}"] for year in cls.YEARS[1:]}

    def _apply(self):
        record = self._check_rows(
            self.rows, self.user_organisasi, self.setwan, plan_id=self.plan.id
        )
        self._assert_no_errors(record)
        record.action_apply()
        return record

    def test_all_figures_as_printed(self):
        """Every target of the page, 2024 as baseline, 2025-2030 as targets."""
        self._apply()
        count = 0
        for row in self.table:
            if not row["indikator"]:
                continue
            indicator = self.env["sidocakep.indicator"].search(
                [
                    ("company_id", "=", self.setwan.id),
                    ("name", "=", row["indikator"]),
                ]
            )
            self.assertEqual(len(indicator), 1, row["indikator"])
            for year in self.YEARS:
                kind = "baseline" if year == 2024 else "target"
                [target] = indicator._get_targets(year, kind=kind).values()
                expected = float(row[f"k_{year}"].replace(".", "").replace(",", "."))
                self.assertEqual(target.value, expected, (row["indikator"], year))
                self.assertEqual(target.written, row[f"k_{year}"])
                count += 1
        self.assertEqual(count, 15 * 7)

    def test_costs_as_printed(self):
        """Sub-activities hold the amounts; activities add up to the printed ones."""
        self._apply()
        count = 0
        for row in self.table:
            if row["tingkat"] not in ("kegiatan", "sub kegiatan"):
                continue
            node = self.plan.node_ids.filtered(
                lambda node, row=row: node.name == row["uraian"]
            )
            for year in self.YEARS:
                expected = int(row[f"rp_{year}"].replace(".", ""))
                cost = node._get_estimated_costs(year)[node.id]
                self.assertEqual(cost, expected, (row["uraian"], year))
                count += 1
        self.assertEqual(count, (3 + 7) * 7)

    def test_totals_that_differ_are_warnings(self):
        """The page is the first of several: what stands above the activities holds
        more than the activities printed on it. 2024: programme 42.130.304.951,
        activities 129.335.840 + 3.819.495.285 + 323.121.141 = 4.271.952.266."""
        record = self._check_rows(
            self.rows, self.user_organisasi, self.setwan, plan_id=self.plan.id
        )
        problems = record.problem_ids
        self.assertEqual(set(problems.mapped("code")), {"total_differs"})
        self.assertEqual(set(problems.mapped("severity")), {"warning"})
        # Goal and objective have the same total: one problem with two rows; and the
        # programme. In each of the seven years.
        self.assertEqual(len(problems), 2 * 7)
        self.assertEqual(len(problems.filtered(lambda p: not p.rows.isdigit())), 7)
        program = problems.filtered(
            lambda problem: (
                problem.value == "42.130.304.951" and problem.column == "Pagu 2024"
            )
        )
        self.assertTrue(program)
        self.assertIn("Rp4.271.952.266,00", program[0].message)

    def test_one_component_for_an_objective_printed_twice(self):
        self._apply()
        objective = self.plan.node_ids.filtered(lambda node: node.level == "sasaran")
        self.assertEqual(len(objective), 1)
        self.assertEqual(
            objective.indicator_ids.mapped("name"),
            ["1. Nilai SAKIP Sekr. DPRD", "2. IKM"],
        )

    def test_same_file_again_changes_nothing(self):
        first = self._apply()
        options = {"plan_id": self.plan.id}
        again = self._open_import(self.user_organisasi, self.setwan, **options)
        self._upload(again, base64.b64decode(first.file))
        self._assert_no_errors(again)
        self.assertEqual(again.change_count, 0)
        self.assertEqual(
            self._counts(again), {"Rencana": (0, 0, 13), "Indikator": (0, 0, 15)}
        )
        exported = self._open_import(self.user_organisasi, self.setwan, **options)
        self._upload(exported, self._download(exported))
        self._assert_no_errors(exported)
        self.assertEqual(exported.change_count, 0)
