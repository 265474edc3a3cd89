"""Units below an agency: who closes, what is refused, what waits for whom."""

from importlib.util import module_from_spec, spec_from_file_location

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged
from odoo.tools.misc import file_path

from odoo.addons.sidocakep_base.exceptions import (
    TransitionAccessError,
    WorkflowFieldError,
)

from ..measurement_case import MeasurementCase

UNIT = "1.02.0005"
LABEL = "Close Figures of the Unit"
MIGRATIONS = "sidocakep_cascading/migrations/19.0.1.7.0"


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementUnit(MeasurementCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_quarter("17")
        cls.job_ech4_a.unit_code = UNIT
        cls.measurement._draw()
        cls.sheet = cls.measurement.sheet_ids.filtered("leads_unit")
        cls.own = cls.sheet.with_user(cls.user_ech4_a)

    def _count_waiting(self, user):
        rows = self.env["res.users"].with_user(user).get_my_work()["waiting"]
        return sum(row["count"] for row in rows if row["label"] == LABEL)

    def _migrate(self, name):
        path = file_path(f"{MIGRATIONS}/{name}.py")
        spec = spec_from_file_location(name, path)
        script = module_from_spec(spec)
        spec.loader.exec_module(script)
        self.env.flush_all()
        script.migrate(self.env.cr, "19.0.1.6.0")
        self.env.invalidate_all()

    def test_only_the_uppermost_post_of_a_unit_stands_for_it(self):
        self.assertEqual(self.sheet.job_id, self.job_ech4_a)
        self.job_ech3_a.unit_code = UNIT
        self.measurement._draw()
        leading = self.measurement.sheet_ids.filtered("leads_unit")
        self.assertEqual(leading.job_id, self.job_ech3_a)
        self.assertEqual(
            leading._get_unit_sheets().job_id.mapped("unit_code"), [UNIT] * 2
        )

    def test_who_closes_finds_it_on_his_first_screen(self):
        self.assertEqual(self._count_waiting(self.user_ech4_a), 1)
        self.assertEqual(self._count_waiting(self.user_ech3_a), 0)
        self.own.action_close_unit()
        self.assertEqual(self._count_waiting(self.user_ech4_a), 0)

    def test_nobody_closes_twice_nor_writes_that_it_is_closed(self):
        with self.assertRaises(WorkflowFieldError):
            self.own.write({"unit_closed_on": "2026-04-08"})
        self.own.action_close_unit()
        with self.assertRaises(TransitionAccessError):
            self.own.action_close_unit()

    def test_it_is_given_back_with_a_reason(self):
        self.own.action_close_unit()
        sheet = self.sheet.with_user(self.user_secretary_a)
        self.assertTrue(sheet.can_open_unit)
        with self.assertRaisesRegex(UserError, "Say why"):
            sheet._give_back(" ")
        sheet._give_back("Kendala belum ditulis")
        self.assertFalse(self.sheet.unit_closed_by_id)
        body = self.measurement.message_ids[:1].body
        self.assertIn("Kendala belum ditulis", body)

    def test_what_the_agency_must_explain_its_unit_explains_first(self):
        with freeze_time("2026-04-02 03:00:00"):
            self._verify(self.other, self.user_ech4_a, "15")
        rule = self.profile_gm._get_rule("measurement_obstacle")
        rule.severity = "severe"
        with self.assertRaisesRegex(UserError, "cannot be closed yet"):
            self.own.action_close_unit()
        line = self._get_line(self.measurement, self.output)
        texts = {"obstacle": "Banjir", "solution": "Dialihkan ke triwulan II"}
        line.with_user(self.user_ech4_a).write(texts)
        self.own.action_close_unit()
        self.assertTrue(self.sheet.unit_closed_on)

    def test_what_was_stored_says_what_is_not_due_as_it_is_said_today(self):
        """The migration of this version, on figures of an earlier one."""
        line = self.sheet.line_ids[:1]
        old = {"printed": "belum jatuh tempo", "trace": "Belum jatuh tempo: kosong"}
        line._with_workflow_bypass().write(old)
        self._migrate("post-not_due")
        self.assertEqual(line.printed, "belum tiba tenggatnya")
        self.assertEqual(line.trace, "Belum tiba tenggatnya: kosong")

    def test_a_letter_that_stands_twice_is_cited_so_after_the_migration(self):
        rule = self.env.ref("sidocakep_cascading.rule_paser_component_report")
        rule.article = "Pasal 2 huruf e yang kedua"
        own = self.env.ref("sidocakep_cascading.rule_paser_component_map")
        own.article = "Pasal 99"
        self._migrate("post-second_letter")
        self.assertEqual(rule.article, "Pasal 2 huruf e (kedua)")
        self.assertEqual(own.article, "Pasal 99")
