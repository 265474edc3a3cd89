"""The sheet "PK": a real agreement goes in and comes out with its printed figures."""

import base64
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.engine.figures.reading import read_value
from odoo.addons.sidocakep_base.models.workbook.sheets.indicator_columns import (
    SMART_COLUMNS,
)
from odoo.addons.sidocakep_base.tests.import_case import (
    ImportCase,
    edit,
    read_table,
)
from odoo.addons.sidocakep_base.tests.thorough import long
from odoo.addons.sidocakep_base.tests.workbook.test_import_real_tables import (
    boyolali_rows,
)

HEAD = "Kepala Pelaksana"
FIELD = "Kepala Bidang Pencegahan"


@tagged("post_install", "-at_install")
class TestImportPk(ImportCase):
    """BPBD Boyolali 2026: plan, months, DPA and PK from one workbook.

    The head promises the four indicators of the printed PK. The third sasaran of the
    monthly plan is not on it: a field is responsible for that one.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.government.profile_id = cls.env.ref("sidocakep_base.profile_gunung_mas")
        cls.job_field = cls._create_job(
            FIELD, "administrator", cls.job_head_b, cls.agency_b, "iii_b"
        )
        cls.parts = {}
        for row in read_table("boyolali_bpbd_pk_2026.csv"):
            cls.parts.setdefault(row["bagian"], []).append(row)
        cls.rows = boyolali_rows()
        cls.rows["Rencana"][2]["Jabatan Penanggung Jawab"] = FIELD
        cls.rows["Indikator"] = [
            row | dict.fromkeys((column.header for column in SMART_COLUMNS), "Ya")
            for row in cls.rows["Indikator"]
        ]
        cls.rows["PK"] = [
            {
                "Nama Jabatan": HEAD,
                "Nama Indikator": row["indikator"],
                "Tujuan/Sasaran": f"S{row['no']}",
                "Target": row["target_atau_anggaran"],
            }
            for row in cls.parts["sasaran"]
        ]

    def _apply(self, rows=None, **kw):
        record = self._check_rows(rows or self.rows, **kw)
        self._assert_no_errors(record)
        record.action_apply()
        self.assertEqual(record.state, "applied")
        return record

    def _get_pk(self, job=None):
        job = job or self.job_head_b
        return self.env["sidocakep.pk"].search([("job_id", "=", job.id)])

    def _put_in_force(self):
        """Decide the plan and ratify the DPA, as is done on the screen."""
        rpjmd = self._create_plan(self.government, name="RPJMD", kind="rpjmd")
        document = {"document_number": "1", "document_date": "2025-08-01"}
        rpjmd.write(document)
        self.env["sidocakep.plan.node"].create(
            {"plan_id": rpjmd.id, "level": "tujuan", "name": "Daerah tangguh"}
        )
        self._decide(rpjmd)
        self.plan_b.write(document | {"parent_plan_id": rpjmd.id})
        self._decide(self.plan_b)
        budget = self.env["sidocakep.budget"].search(
            [("company_id", "=", self.agency_b.id)]
        )
        budget.action_ratify()

    @long
    def test_pk_of_the_head_as_printed(self):
        """Tabel I, Tabel II and total of the printed PK, through the workbook."""
        self._apply()
        pk = self._get_pk()
        self.assertEqual((pk.state, pk.year, len(pk)), ("draft", 2026, 1))
        self._put_in_force()
        pk.action_fill_from_plan()
        values = pk._get_document_values()[pk.id]
        self.assertEqual(
            [
                (
                    objective["name"],
                    indicator["name"],
                    read_value(indicator["target"]).value,
                )
                for objective in values["objectives"]
                for indicator in objective["indicators"]
            ],
            [
                (
                    row["uraian"],
                    row["indikator"],
                    Decimal(row["target_atau_anggaran"].split()[0].replace(",", ".")),
                )
                for row in self.parts["sasaran"]
            ],
        )
        self.assertEqual(
            {row["name"]: row["amount"] for row in values["table2"]},
            {
                row["uraian"]: row["target_atau_anggaran"]
                for row in self.parts["program"]
            },
        )
        self.assertEqual(
            values["total"], self.parts["total"][0]["target_atau_anggaran"]
        )

    def test_lines_point_at_the_targets_of_the_plan(self):
        self._apply()
        lines = self._get_pk().line_ids
        self.assertEqual(lines.mapped("value"), [0.9, 0.48, 100, 75.35])
        self.assertEqual(lines.target_id.plan_id, self.plan_b)
        self.assertEqual(len(lines.target_id), 4)
        self.assertEqual(lines.mapped("node_id.code"), ["S1", "S2"])

    def test_same_file_again_changes_nothing(self):
        first = self._apply()
        again = self._open_import()
        self._upload(again, base64.b64decode(first.file))
        self._assert_no_errors(again)
        self.assertEqual(again.change_count, 0)
        self.assertEqual(self._counts(again)["PK"], (0, 0, 4))
        exported = self._open_import()
        self._upload(exported, self._download(exported))
        self._assert_no_errors(exported)
        self.assertEqual(exported.change_count, 0)
        self.assertEqual(self._counts(exported)["PK"], (0, 0, 4))

    def test_weights_stand_where_the_regulation_counts_by_them(self):
        """In, out again and in the PK; without a weighted mean there is no column."""
        pk = self.env["sidocakep.pk"]
        self.assertNotIn("Bobot", self._read_headers())
        self.assertFalse(pk._weighs_promises(self.agency_b, 2026))
        rollup = self.government.profile_id.rollup_ids.filtered(
            lambda row: row.scope == "official"
        )
        rollup.sudo().method = "weighted"
        self.assertTrue(pk._weighs_promises(self.agency_b, 2026))
        for weight in ("0", "-1", "berat", "2 Orang"):
            self.rows["PK"][0]["Bobot"] = weight
            record = self._check_rows(self.rows)
            with self.subTest(weight):
                [(_code, sheet, _row, column)] = self._problems(record, "severe")
                self.assertEqual((sheet, column), ("PK", "Bobot"))
        for row, weight in zip(self.rows["PK"], (40, 30, "20", "12,5"), strict=True):
            row["Bobot"] = weight
        self._apply()
        pk = self._get_pk()
        self.assertTrue(pk.has_weights)
        self.assertEqual(pk.line_ids.mapped("weight"), [40, 30, 20, 12.5])
        self.assertIn("Bobot", self._read_headers())
        exported = self._open_import()
        self._upload(exported, self._download(exported))
        self._assert_no_errors(exported)
        self.assertEqual(exported.change_count, 0)

    def _read_headers(self):
        book = load_workbook(BytesIO(self._download(self._open_import())))
        return [cell.value for row in book["PK"].iter_rows(max_row=9) for cell in row]

    @long
    def test_line_of_the_superior(self):
        """The field's line supports the head's, both from one file, in any order."""
        field_line = {
            "Nama Jabatan": FIELD,
            "Nama Indikator": "Indeks Pemulihan Pascabencana",
            "Indikator PK Atasan": "Indeks Ketahanan Daerah",
        }
        self._apply(self.rows | {"PK": [field_line, *self.rows["PK"]]})
        line = self._get_pk(self.job_field).line_ids
        self.assertEqual(line.value, 0.82)
        self.assertEqual(line.parent_line_id.pk_id, self._get_pk())
        self.assertEqual(line.parent_line_id.name, "Indeks Ketahanan Daerah")

    def test_superior_without_the_indicator_is_a_warning(self):
        lines = [{**self.rows["PK"][0], "Indikator PK Atasan": "Nilai SAKIP BPBD"}]
        record = self._check_rows(self.rows | {"PK": lines})
        self._assert_no_errors(record)
        self.assertIn("pk_superior_line_missing", record.problem_ids.mapped("code"))

    @long
    def test_other_target_than_the_plan_is_kept_with_a_warning(self):
        lines = [{**self.rows["PK"][3], "Target": "76 Angka"}]
        record = self._check_rows(self.rows | {"PK": lines})
        [problem] = record.problem_ids.filtered(
            lambda problem: problem.code == "pk_target_differs"
        )
        self.assertEqual((problem.sheet, problem.column), ("PK", "Target"))
        self.assertIn("75,35", problem.message)
        record.action_apply()
        self.assertEqual(self._get_pk().line_ids.value, 76)

    def test_program_is_no_objective(self):
        lines = [{**self.rows["PK"][0], "Tujuan/Sasaran": "1.05.03"}]
        record = self._check_rows(self.rows | {"PK": lines})
        self.assertIn(
            ("pk_not_an_objective", "PK", 3, "Tujuan/Sasaran"), self._problems(record)
        )

    @long
    def test_the_objective_of_a_programme_is_found_from_the_tree(self):
        """The cell says that it may stay empty: the sasaran above the programme."""
        [row] = [
            row
            for row in self.rows["Indikator"]
            if row["Komponen Rencana"] == "1.05.03"
        ][:1]
        promise = {"Nama Jabatan": HEAD, "Nama Indikator": row["Nama Indikator"]}
        self._apply(self.rows | {"PK": [promise]})
        [line] = self._get_pk().line_ids
        self.assertEqual(line.node_id.code, "S3")

    @long
    def test_pk_being_signed_does_not_change(self):
        self._apply()
        pk = self._get_pk()
        self._put_in_force()
        pk.action_fill_from_plan()
        pk.table2_ids.filtered(
            lambda row: not row.indicator_text
        ).indicator_text = "Nilai SAKIP BPBD"
        pk.with_user(self.user_head_b).action_propose()
        record = self._open_import()
        content = self._download(record)

        def change(workbook):
            workbook["PK"].cell(3, 6).value = "0,95"

        self._upload(record, edit(content, change))
        self.assertIn("pk_signed", record.problem_ids.mapped("code"))

    @long
    def test_shared_position_needs_the_person(self):
        """Two people hold a functional post: each has a PK of their own."""
        job = self._create_job("Analis", "functional", self.job_field, self.agency_b)
        first, second = (self._create_employee(name, job) for name in ("Ani", "Budi"))
        line = {"Nama Jabatan": "Analis", "Nama Indikator": "Nilai SAKIP BPBD"}
        record = self._check_rows(self.rows | {"PK": [line]})
        self.assertIn(
            ("pk_person_needed", "PK", 3, "Nama Pegawai"), self._problems(record)
        )
        lines = [line | {"Nama Pegawai": "Ani"}, line | {"Nama Pegawai": second.nip}]
        self._apply(self.rows | {"PK": lines})
        self.assertEqual(set(self._get_pk(job).employee_id.ids), {first.id, second.id})

    def test_other_agency_is_refused(self):
        record = self._open_import()
        with self.assertRaises(AccessError):
            record.with_user(self.user_head_a).action_check()
