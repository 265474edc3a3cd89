"""The years before the system: with their document, verified, and never mixed."""

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, freeze_time, tagged
from odoo.tools.safe_eval import safe_eval

from odoo.addons.sidocakep_base.exceptions import WorkflowFieldError
from odoo.addons.sidocakep_base.tests.import_case import ImportSteps, edit

from ..common import ROLES
from ..data_collection_case import DataCollectionCase
from ..pk.test_import_round_trip import told

SHEET = "Data Sebelum Sistem"


@freeze_time("2026-04-02 03:00:00")
@tagged("post_install", "-at_install")
class TestDataEarlier(ImportSteps, DataCollectionCase):
    def _enter_earlier(self, user, **vals):
        figures = self.env["sidocakep.data.figure"].with_user(user)
        return figures.create(
            {
                "indicator_id": self.outcome.id,
                "year": 2024,
                "written": "78,5",
                "source": "LKjIP 2024 hlm. 31",
                **vals,
            }
        )

    def test_an_earlier_year_is_sent_and_verified_as_any_other(self):
        figure = self._enter_earlier(self.user_head_a)
        self.assertEqual(
            (figure.origin, figure.state, figure.value, figure.period_kind),
            ("before", "asked", 78.5, "year"),
        )
        self.assertEqual(figure.company_id, self.agency_a)
        figure.action_send()
        self.assertFalse(figure.is_on_behalf)
        self.assertEqual(figure.activity_ids.user_id, self.user_secretary_a)
        figure.with_user(self.user_secretary_a).action_verify()
        self.assertEqual((figure.state, figure.verified_as), ("verified", "guardian"))
        self.assertFalse(figure.part_ids)

    def test_the_sekretaris_does_not_verify_what_he_entered_himself(self):
        figure = self._enter_earlier(self.user_secretary_a)
        figure.action_send()
        self.assertNotEqual(figure.activity_ids.user_id, self.user_secretary_a)
        self.assertTrue(figure.activity_ids.user_id)

    def test_who_may_enter_an_earlier_year(self):
        self.assert_access_of(ROLES, {"secretary_a", "head_a"}, self._enter_earlier)

    def test_it_says_where_it_stands(self):
        with self.assertRaisesRegex(ValidationError, "document and page"):
            self._enter_earlier(self.user_secretary_a, source=" ")

    def test_a_year_in_which_the_system_asks_is_no_earlier_year(self):
        for year in (2026, 2027, 1999):
            with self.subTest(year), self.assertRaisesRegex(ValidationError, "to 2025"):
                self._enter_earlier(self.user_secretary_a, year=year)
        self._open()
        self._enter_earlier(self.user_secretary_a, year=2025)
        refused = self.assertRaisesRegex(ValidationError, "to 2025")
        with freeze_time("2028-02-01 03:00:00"), refused:
            self._enter_earlier(self.user_secretary_a, year=2026)

    def test_no_verified_figure_comes_in_beside_it(self):
        """The defaults of a client are not written with the rights of the program."""
        [asked] = self._open()[:1]
        false = {
            "state": "verified",
            "verified_by_id": self.user_bupati.id,
            "indicator_id": asked.indicator_id.id,
            "year": 2026,
            "period_kind": "quarter",
            "period_no": 3,
            "version": 9,
            "written": "99",
        }
        begun = {"next_ids": [[0, 0, false], [4, asked.id]], "part_ids": [[0, 0, {}]]}
        figures = self.env["sidocakep.data.figure"]
        for name, value in begun.items():
            self.env["ir.default"].sudo().set(
                figures._name, name, value, user_id=self.user_head_a.id
            )
        before = figures.search([])
        context = {f"default_{name}": value for name, value in begun.items()}
        vals = {"indicator_id": self.outcome.id, "year": 2024, "written": "78,5"}
        vals["source"] = "LKjIP 2024 hlm. 31"
        figure = (
            figures.with_user(self.user_head_a).with_context(**context).create(vals)
        )
        self.assertEqual(figures.search([]) - before, figure)
        self.assertFalse(
            figure.next_ids | asked.previous_id | figure.part_ids.figure_id
        )

    def test_nobody_enters_it_as_sent_verified_or_of_the_system(self):
        for vals in (
            {"state": "verified"},
            {"verified_by_id": self.user_secretary_a.id},
            {"origin": "before", "period_no": 1},
            {"value": 3},
        ):
            with self.subTest(vals), self.assertRaises(WorkflowFieldError):
                self._enter_earlier(self.user_head_a, **vals)
        figures = self.env["sidocakep.data.figure"].with_user(self.user_head_a)
        figures = figures.with_context(default_state="verified", default_version=7)
        figure = self._enter_earlier(figures.env.user).with_env(figures.env)
        self.assertEqual((figure.state, figure.version), ("asked", 1))
        with self.assertRaises(WorkflowFieldError):
            figure.origin = "system"

    def test_the_night_asks_nobody_for_it(self):
        figure = self._enter_earlier(self.user_head_a)
        self._open()
        self.assertFalse(figure.activity_ids)
        self.assertFalse(figure.is_late)
        figure.action_send()
        figure.with_user(self.user_secretary_a)._return("Halaman keliru")
        self.assertEqual(figure.activity_ids.user_id, self.user_head_a)

    def test_the_form_of_an_earlier_year(self):
        view = "sidocakep_cascading.sidocakep_data_figure_view_form_earlier"
        figures = self.env["sidocakep.data.figure"].with_user(self.user_secretary_a)
        action = self.env.ref(
            "sidocakep_cascading.sidocakep_data_figure_action_earlier"
        )
        figures = figures.with_context(**safe_eval(action.context))
        with Form(figures, view) as form:
            form.indicator_id = self.outcome
            form.year = 2023
            form.written = "0"
            form.source = "LKjIP 2023 hlm. 12"
        figure = form.record
        self.assertEqual((figure.figure_status, figure.value), ("figure", 0))

    def test_the_workbook_brings_them_in_and_out(self):
        rows = [
            {
                "Nama Indikator": self.outcome.name,
                "Tahun": year,
                "Realisasi": value,
                "Dokumen dan Halaman": f"LKjIP {year} hlm. 31",
            }
            for year, value in ((2023, "70"), (2024, 1234.5))
        ]
        record = self._check_rows({SHEET: rows}, self.user_secretary_a, self.agency_a)
        self._assert_no_errors(record)
        record.action_apply()
        figures = self.env["sidocakep.data.figure"].search(
            [("origin", "=", "before")], order="year"
        )
        self.assertEqual(figures.mapped("value"), [70, 1234.5])
        self.assertEqual(set(figures.mapped("state")), {"asked"})
        again = self._open_import(self.user_secretary_a, self.agency_a)
        self._upload(again, self._download(again))
        self.assertEqual(told(again), [])

    def test_a_sent_figure_does_not_change_by_a_file(self):
        self._enter_earlier(self.user_secretary_a).action_send()
        record = self._open_import(self.user_secretary_a, self.agency_a)

        def change(workbook):
            sheet = workbook[SHEET]
            heads = {cell.value: cell.column for cell in sheet[1]}
            for row in sheet.iter_rows(min_row=2):
                if row[0].value is None:
                    sheet.cell(row[0].row, heads["Realisasi *"]).value = "80"
                    return

        self._upload(record, edit(self._download(record), change))
        self.assertEqual(record.problem_ids.mapped("code"), ["earlier_fixed"])

    def test_another_agency_enters_nothing(self):
        with self.assertRaises(AccessError):
            self._enter_earlier(self.user_head_b)
