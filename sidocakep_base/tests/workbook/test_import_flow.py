"""The way of an import: check, preview, apply all or nothing, and who may."""

import base64
from unittest.mock import patch

from openpyxl.worksheet.cell_range import CellRange

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ...exceptions import FrozenRecordError, WorkflowFieldError
from ...models.workbook.import_messages import MESSAGES
from ..import_case import ImportCase, edit, fill
from ..thorough import long

PLAN_ROWS = [
    {"Tingkat": "Sasaran", "Kode": "S1", "Uraian": "Meningkatnya akuntabilitas"},
    {
        "Tingkat": "Program",
        "Kode": "1.05.01",
        "Uraian": "PROGRAM PENUNJANG",
        "Induk": "S1",
    },
]
INDICATOR_ROWS = [
    {
        "Nama Indikator": "Nilai SAKIP",
        "Komponen Rencana": "S1",
        "Satuan": "Angka",
        "Target 2026": 75.35,
    }
]
ROWS = {"Rencana": PLAN_ROWS, "Indikator": INDICATOR_ROWS}


@tagged("post_install", "-at_install")
class TestImportFlow(ImportCase):
    def _target(self):
        return self.env["sidocakep.target"].search(
            [("plan_id", "=", self.plan_b.id), ("year", "=", 2026)]
        )

    # Check and preview ---------------------------------------------------------

    def test_check_writes_nothing_but_the_preview(self):
        record = self._check_rows(ROWS)
        self._assert_no_errors(record)
        self.assertEqual(record.state, "checked")
        self.assertFalse(self.plan_b.node_ids)
        self.assertEqual(record.change_count, 3)
        self.assertEqual(self._counts(record)["Rencana"], (2, 0, 0))
        self.assertEqual(
            record.change_ids.mapped(lambda c: (c.sheet, c.row, c.action, c.label)),
            [
                ("Rencana", 4, "created", "S1 Meningkatnya akuntabilitas"),
                ("Rencana", 5, "created", "1.05.01 PROGRAM PENUNJANG"),
                ("Indikator", 3, "created", "Nilai SAKIP"),
            ],
        )
        self.assertIn("Target 2026: 75,35", record.change_ids[-1].details)

    def test_preview_shows_old_and_new_values(self):
        self._check_rows(ROWS).action_apply()
        record = self._open_import()

        def change(workbook):
            sheet = workbook["Rencana"]
            sheet.cell(4, 4).value = "Meningkatnya akuntabilitas kinerja"

        self._upload(record, edit(self._download(record), change))
        [entry] = record.change_ids
        self.assertEqual(entry.action, "changed")
        self.assertEqual(
            entry.details,
            "Uraian: Meningkatnya akuntabilitas → Meningkatnya akuntabilitas kinerja",
        )
        record.action_apply()
        self.assertEqual(
            self.plan_b.node_ids[0].name, "Meningkatnya akuntabilitas kinerja"
        )

    @long
    def test_blank_cell_leaves_what_is_there_alone(self):
        self._check_rows(ROWS).action_apply()
        record = self._open_import()

        def change(workbook):
            for row in workbook["Indikator"].iter_rows(min_row=3):
                for cell in row:
                    if cell.value != "Nilai SAKIP":
                        cell.value = None

        self._upload(record, edit(self._download(record), change))
        self._assert_no_errors(record)
        self.assertEqual(record.change_count, 0)
        self.assertEqual(self._target().value, 75.35)

    # Apply ---------------------------------------------------------------------

    def test_apply_writes_everything_and_says_who_and_when(self):
        record = self._check_rows(ROWS)
        result = record.action_apply()
        self.assertEqual(result["params"]["type"], "success")
        self.assertEqual(record.state, "applied")
        self.assertEqual(record.applied_by_id, self.user_head_b)
        self.assertTrue(record.applied_on)
        self.assertEqual(len(record.sha256), 64)
        node = self.plan_b.node_ids.filtered(lambda node: node.code == "1.05.01")
        self.assertEqual(node.parent_id.code, "S1")
        self.assertEqual(self._target().create_uid, self.user_head_b)

    def test_applied_import_stays(self):
        record = self._check_rows(ROWS)
        record.action_apply()
        with self.assertRaises(FrozenRecordError):
            record.action_apply()
        with self.assertRaises(FrozenRecordError):
            record.write({"file": base64.b64encode(b"x")})
        with self.assertRaises(FrozenRecordError):
            record.unlink()

    def test_errors_stop_the_import(self):
        rows = [
            *PLAN_ROWS,
            {"Tingkat": "Kegiatan", "Uraian": "K", "Induk": "tidak ada"},
        ]
        record = self._check_rows({"Rencana": rows})
        self.assertEqual(
            self._problems(record), [("reference_unknown", "Rencana", 6, "Induk")]
        )
        with self.assertRaises(UserError):
            record.action_apply()
        self.assertFalse(self.plan_b.node_ids)

    def test_unchecked_workbook_is_not_applied(self):
        record = self._open_import()
        with self.assertRaises(UserError):
            record.action_check()
        record.file = base64.b64encode(self._download(record))
        with self.assertRaises(UserError):
            record.action_apply()

    def test_another_file_voids_the_check(self):
        record = self._check_rows(ROWS)
        record.file = base64.b64encode(self._download(record))
        self.assertEqual(record.state, "draft")
        self.assertFalse(record.change_ids)
        self.assertFalse(record.sha256)
        with self.assertRaises(UserError):
            record.action_apply()

    @long
    def test_file_swapped_behind_the_record_is_checked_again(self):
        record = self._check_rows(ROWS)
        other = fill(self._download(record), {"Rencana": PLAN_ROWS[:1]})
        attachment = self.env["ir.attachment"].search(
            [
                ("res_model", "=", record._name),
                ("res_id", "=", record.id),
                ("res_field", "=", "file"),
            ]
        )
        attachment.raw = other
        record.invalidate_recordset()
        result = record.action_apply()
        self.assertEqual(result["params"]["type"], "warning")
        self.assertEqual(record.state, "checked")
        self.assertEqual(record.change_count, 1)
        self.assertFalse(self.plan_b.node_ids)

    def test_records_changed_since_the_check_are_shown_again(self):
        first, second = self._check_rows(ROWS), self._check_rows(ROWS)
        first.action_apply()
        result = second.action_apply()
        self.assertEqual(result["params"]["type"], "warning")
        self.assertEqual((second.state, second.change_count), ("checked", 0))

    def test_nothing_is_half_written(self):
        """A refusal in the last batch takes back what the batches before wrote."""
        record = self._check_rows(ROWS)
        model = type(self.env["sidocakep.target"])
        with (
            patch.object(model, "create", side_effect=ValidationError("no")),
            self.assertRaises(UserError) as caught,
        ):
            record.action_apply()
        self.assertIn("Indikator", str(caught.exception))
        self.assertFalse(self.plan_b.node_ids)
        self.assertFalse(
            self.env["sidocakep.indicator"].search([("name", "=", "Nilai SAKIP")])
        )
        self.assertEqual(record.state, "checked")

    def test_what_the_models_refuse_is_found_with_its_row(self):
        """A programme above an objective: the rule is the model's, the row is told."""
        rows = [
            {"Tingkat": "Program", "Kode": "1.05.01", "Uraian": "P"},
            {"Tingkat": "Sasaran", "Kode": "S1", "Uraian": "S", "Induk": "1.05.01"},
            {"Tingkat": "Sasaran", "Kode": "S2", "Uraian": "Benar"},
        ]
        record = self._check_rows({"Rencana": rows})
        self.assertEqual(self._problems(record), [("refused", "Rencana", 5, "")])
        self.assertFalse(self.plan_b.node_ids)

    def test_rows_in_a_circle(self):
        rows = [
            {"Tingkat": "Sasaran", "Kode": "A", "Uraian": "a", "Induk": "B"},
            {"Tingkat": "Sasaran", "Kode": "B", "Uraian": "b", "Induk": "A"},
        ]
        record = self._check_rows({"Rencana": rows})
        self.assertEqual(self._problems(record), [("refused", "Rencana", 4, "")])

    # Decided and ratified --------------------------------------------------------

    def _decide_plan(self):
        rpjmd = self._create_plan(self.government, name="RPJMD", kind="rpjmd")
        document = {"document_number": "1", "document_date": "2025-08-01"}
        rpjmd.write(document)
        self.env["sidocakep.plan.node"].create(
            {"plan_id": rpjmd.id, "level": "tujuan", "name": "T"}
        )
        self._decide(rpjmd)
        self.plan_b.write(document | {"parent_plan_id": rpjmd.id})
        self._decide(self.plan_b)

    def test_decided_plan_does_not_change(self):
        self._check_rows(ROWS).action_apply()
        self._decide_plan()
        record = self._open_import()
        self.assertEqual(record.plan_id, self.plan_b)

        def change(workbook):
            workbook["Rencana"].cell(4, 4).value = "Lain"

        content = self._download(record)
        self._upload(record, content)
        self.assertFalse(record.problem_ids, "the same content is no change")
        self._upload(record, edit(content, change))
        self.assertEqual(self._problems(record), [("plan_decided", "Rencana", 4, "")])

    @long
    def test_ratified_budget_does_not_change(self):
        line = {
            "Tahun": 2026,
            "Program/Kegiatan/Sub Kegiatan": "1.05.01",
            "Jumlah": 1000,
            "Nomor DPA": "1",
            "Tanggal Pengesahan": "2 Januari 2026",
        }
        self._check_rows(ROWS | {"DPA": [line]}).action_apply()
        budget = self.env["sidocakep.budget"].search(
            [("company_id", "=", self.agency_b.id)]
        )
        budget.action_ratify()
        record = self._open_import()

        def change(workbook):
            workbook["DPA"].cell(3, 5).value = 2000

        self._upload(record, edit(self._download(record), change))
        self.assertEqual(self._problems(record), [("budget_ratified", "DPA", 3, "")])
        self.assertIn("DPA 2026", record.problem_ids.message)

    # Who may ---------------------------------------------------------------------

    def test_another_agency_is_refused(self):
        record = self._check_rows(ROWS)
        other = record.with_user(self.user_head_a)
        for name in ("action_check", "action_apply", "action_download"):
            with self.assertRaises(AccessError), self.cr.savepoint():
                getattr(other, name)()
        with self.assertRaises(AccessError):
            self._open_import(self.user_head_a)
        self.assertFalse(
            self.env["sidocakep.import"].with_user(self.user_head_a).search([])
        )

    def test_staff_and_inspectorate_read_only(self):
        record = self._check_rows(ROWS)
        inspector = record.with_user(self.user_inspektorat)
        self.assertEqual(inspector.state, "checked")
        self.assertTrue(inspector.change_ids.mapped("label"))
        with self.assertRaises(AccessError):
            inspector.action_apply()
        for user in (self.user_inspektorat, self.user_func_a, self.user_monev):
            with self.assertRaises(AccessError):
                self._open_import(user, user.company_id)

    def test_state_and_findings_cannot_be_written(self):
        record = self._check_rows(ROWS)
        for vals in (
            {"state": "applied"},
            {"error_count": 0},
            {"sha256": "x"},
            {"fingerprint": "x"},
        ):
            with self.assertRaises(WorkflowFieldError):
                record.write(vals)
        for model in ("problem", "change", "summary"):
            lines = self.env[f"sidocakep.import.{model}"].with_user(self.user_head_b)
            self.assertFalse(lines.has_access("write"))
            self.assertFalse(lines.has_access("create"))
            self.assertFalse(lines.has_access("unlink"))

    def test_rights_are_those_of_the_user(self):
        """The head of agency plans; positions are created by those in charge."""
        rows = {"Jabatan & Pegawai": [{"Nama Jabatan": "Analis Bencana"}]}
        record = self._check_rows(rows)
        self.assertEqual(
            self._problems(record),
            [("no_right_create", "Jabatan & Pegawai", 4, "")],
        )
        record = self._check_rows(rows, self.user_organisasi)
        self._assert_no_errors(record)
        record.action_apply()
        self.assertTrue(
            self.env["hr.job"].search(
                [("name", "=", "Analis Bencana"), ("company_id", "=", self.agency_b.id)]
            )
        )

    def test_workbook_of_another_agency(self):
        content = self._download(self._open_import(self.user_organisasi, self.agency_a))
        record = self._upload(self._open_import(), content)
        self.assertEqual(self._problems(record), [("foreign_agency", "", 0, "")])
        self.assertIn("Dinas Kesehatan Uji", record.problem_ids.message)

    @long
    def test_workbook_of_another_year_is_a_warning(self):
        content = self._download(self._open_import(year=2027))
        record = self._upload(self._open_import(), content)
        self.assertEqual(
            [(p.code, p.severity) for p in record.problem_ids],
            [("other_year", "warning")],
        )

    @long
    def test_plan_of_another_agency_is_refused(self):
        plan = self._create_plan(self.agency_a)
        with self.assertRaises(UserError):
            self._open_import(plan_id=plan.id)

    @long
    def test_import_without_a_plan_says_so(self):
        self.plan_b.unlink()
        record = self._check_rows(ROWS)
        self.assertFalse(record.plan_id)
        self.assertIn("plan_missing", record.problem_ids.mapped("code"))

    # Files -------------------------------------------------------------------------

    def test_broken_files_are_problems_not_tracebacks(self):
        content = self._download(self._open_import())
        for broken, code in (
            (b"Kode;Uraian", "not_a_workbook"),
            (content[: len(content) // 2], "broken_file"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "old_or_protected_file"),
        ):
            record = self._upload(self._open_import(), broken)
            self.assertEqual(self._problems(record), [(code, "", 0, "")])
            self.assertTrue(record.problem_ids.remedy)
            self.assertEqual(record.error_count, 1)

    def test_a_file_that_would_take_the_server_along_is_refused_in_words(self):
        """3,000 merged ranges in 40 kB: formerly 120 s and the end of the server."""
        record = self._open_import()
        content = self._merge_thousands(self._download(record))
        self.assertLess(len(content), 100_000)
        self._upload(record, content)
        self.assertEqual(
            self._problems(record), [("too_many_merges", "Rencana", 0, "")]
        )
        self.assertIn("500", record.problem_ids.message)
        with self.assertRaisesRegex(UserError, "1 errors stop the import"):
            record.action_apply()

    def _merge_thousands(self, content):
        def change(workbook):
            sheet = workbook["Rencana"]
            for number in range(10, 3010):
                sheet.merged_cells.ranges.add(CellRange(f"B{number}:C1048576"))

        return edit(content, change)

    def test_every_problem_has_words_and_remedy(self):
        for code, (wrong, remedy) in MESSAGES.items():
            self.assertTrue(self.env._(wrong), code)
            self.assertTrue(self.env._(remedy), code)
