"""The real action plan of Boyolali BPBD 2026 goes in by the workbook and comes out."""

from decimal import Decimal

from odoo.fields import Command
from odoo.tests import Form, tagged

from odoo.addons.sidocakep_base.engine.figures.indonesian import MONTHS
from odoo.addons.sidocakep_base.tests.import_case import ImportCase, edit, read_table
from odoo.addons.sidocakep_base.tests.thorough import long, some
from odoo.addons.sidocakep_base.tests.workbook.test_import_real_tables import (
    boyolali_rows,
)

from ..pk.test_import_round_trip import told

REAL = "boyolali_bpbd_rencana_aksi_2026.csv"


@tagged("post_install", "-at_install")
class TestImportAction(ImportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.real = read_table(REAL)
        cls.rows = boyolali_rows()
        cls.rows["Rencana Aksi"] = [
            {
                "Aksi": row["tujuan_sasaran_program"],
                "Nama Indikator": row["indikator"],
                "Penanggung Jawab": cls.employee_head_b.name,
                "Bulan Pelaksanaan": "1-12",
                **{name: row[name.lower()] for name in MONTHS},
            }
            for row in cls.real
        ]

    def _apply(self, rows):
        record = self._check_rows(rows)
        self._assert_no_errors(record)
        record.action_apply()
        self.assertEqual(record.state, "applied")
        return self.env["sidocakep.action.plan"].search(
            [("company_id", "=", self.agency_b.id)]
        )

    def test_boyolali_goes_in_and_comes_out_the_same(self):
        plan = self._apply(self.rows)
        self.assertEqual((plan.state, plan.year, len(plan)), ("draft", 2026, 1))
        plan.invalidate_recordset(["action_ids"])  # made in another order
        self.assertEqual(len(plan.action_ids), len(self.real))
        for action, row in zip(plan.action_ids, self.real, strict=True):
            with self.subTest(row["indikator"]):
                wanted = [
                    Decimal(row[name.lower()].replace(",", ".")) for name in MONTHS
                ]
                found = [
                    Decimal(repr(value)) for value in action.target_ids.mapped("value")
                ]
                self.assertEqual(found, wanted)
                self.assertEqual(action.responsible_id, self.employee_head_b)
                # December is the year, as the head of the table says.
                self.assertEqual(action.accumulation, "position")
                self.assertFalse(action.is_target_falling)
        record = self._open_import(self.env.user, plan_id=self.plan_b.id)
        self._upload(record, self._download(record))
        self.assertEqual(told(record), [])

    def test_boyolali_is_typed_in_the_form_as_its_table_says(self):
        """The same table by hand: the form of an action, twelve months of targets."""
        rows = {
            name: rows for name, rows in self.rows.items() if name != "Rencana Aksi"
        }
        self._apply(rows)
        plan = self.env["sidocakep.action.plan"].create(
            {"company_id": self.agency_b.id, "year": 2026}
        )
        actions = self.env["sidocakep.action"].with_user(self.user_head_b)
        actions = actions.with_context(default_plan_id=plan.id)
        indicators = self.env["sidocakep.indicator"].search(
            [("company_id", "=", self.agency_b.id)]
        )
        for real in some(self.real, 2):
            wanted = [real[name.lower()] for name in MONTHS]
            named = indicators.filtered(
                lambda item, real=real: item.name == real["indikator"]
            )
            with self.subTest(real["indikator"]):
                view = "sidocakep_cascading.sidocakep_action_view_form"
                with Form(actions, view) as form:
                    form.name = real["tujuan_sasaran_program"]
                    form.kind = "performance"
                    form.months = "1-12"
                    form.responsible_id = self.employee_head_b
                    form.indicator_id = named[:1]
                    form.target_period = "month"
                    for place, text in enumerate(wanted):
                        with form.target_ids.edit(place) as row:
                            row.written = text
                action = form.record
                self.assertEqual(action.plan_id, plan)
                self.assertEqual(action.target_ids.mapped("written"), wanted)
                self.assertEqual(action.months, ", ".join(map(str, range(1, 13))))
                self.assertFalse(action.is_target_falling)

    def test_what_a_row_says_wrongly_is_named(self):
        rows = self.rows | {
            "Rencana Aksi": [
                {"Aksi": "Rapat", "Bulan Pelaksanaan": "13"},
                {"Aksi": "Rapat kerja", "Periode Target": "Triwulan", "Januari": "1"},
                {"Aksi": "Undangan", "Penanggung Jawab": "Siapa Saja"},
            ]
        }
        record = self._check_rows(rows)
        codes = record.problem_ids.filtered(
            lambda found: found.sheet == "Rencana Aksi"
        ).mapped("code")
        self.assertEqual(
            codes,
            ["action_months_unclear", "action_quarter_month", "reference_unknown"],
        )

    @long
    def test_a_decided_plan_does_not_change_by_a_file(self):
        plan = self._apply(self.rows)
        plan._with_workflow_bypass().write({"state": "decided"})
        record = self._open_import(self.env.user, plan_id=self.plan_b.id)

        def change(workbook):
            sheet = workbook["Rencana Aksi"]
            heads = {cell.value: cell.column for cell in sheet[1]}
            for row in sheet.iter_rows(min_row=2):
                if row[1].value == self.real[0]["tujuan_sasaran_program"]:
                    sheet.cell(row[0].row, heads["Keluaran"]).value = "Laporan"

        self._upload(record, edit(self._download(record), change))
        codes = record.problem_ids.mapped("code")
        self.assertIn("action_plan_decided", codes)

    @long
    def test_an_action_names_the_agreement_it_serves_and_its_row_of_the_dpa(self):
        self._apply(self.rows)
        node = self.env["sidocakep.plan.node"].search(
            [("plan_id", "=", self.plan_b.id), ("level", "=", "sasaran")], limit=1
        )
        indicator = self.env["sidocakep.indicator"].search(
            [("company_id", "=", self.agency_b.id)], limit=1
        )
        promise = {"indicator_id": indicator.id, "node_id": node.id}
        pk = self.env["sidocakep.pk"].create(
            {
                "job_id": self.job_head_b.id,
                "year": 2026,
                "line_ids": [Command.create(promise)],
            }
        )
        row = self.env["sidocakep.budget.line"].search(
            [("company_id", "=", self.agency_b.id)], limit=1
        )
        action = {
            "Aksi": "Aksi baru",
            "Melayani PK": f"{self.job_head_b.name}: {indicator.name}",
            "Baris DPA": f"{row.node_id.code or row.node_id.name} (APBD)",
        }
        record = self._check_rows(
            {"Rencana Aksi": [action]}, self.env.user, plan_id=self.plan_b.id
        )
        self._assert_no_errors(record)
        record.action_apply()
        made = self.env["sidocakep.action"].search([("name", "=", "Aksi baru")])
        self.assertEqual(made.kind, "performance")
        self.assertEqual(made.pk_line_ids, pk.line_ids)
        self.assertEqual(made.budget_line_id, row)
        again = self._open_import(self.env.user, plan_id=self.plan_b.id)
        self._upload(again, self._download(again))
        self.assertEqual(told(again), [])

    def test_an_agreement_that_nobody_has_is_named(self):
        action = {"Aksi": "Aksi baru", "Melayani PK": "Siapa Saja: Nilai"}
        record = self._check_rows({"Rencana Aksi": [action]})
        self.assertEqual(
            [(found[0], found[3]) for found in self._problems(record)],
            [("reference_unknown", "Melayani PK")],
        )
