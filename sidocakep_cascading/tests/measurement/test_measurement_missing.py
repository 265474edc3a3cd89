"""An empty list of evaluations says whose agreement is missing, and whose turn."""

from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.models.home.res_users_work import FULL

from ..deadline.test_deadline import DeadlineCase


@freeze_time("2026-07-08 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementMissing(DeadlineCase):
    def _get_help(self, user, model="sidocakep.measurement.sheet", **context):
        model = self.env[model].with_user(user).with_context(**context)
        return str(model.get_empty_list_help("Nothing"))

    def test_an_empty_list_names_who_has_no_agreement_in_force(self):
        """Of the head's two: one PK is signed since 1 July, the other not drawn up."""
        pk = self._create_pk(self.job_ech3_a, fill=False)
        pk._with_workflow_bypass().write({"state": "in_force"})
        pk._with_workflow_bypass().write({"date_from": "2026-07-01"})
        self.deadlines._refresh(self.agency_a, 2026)
        for model in ("sidocakep.measurement.sheet", "sidocakep.dialog"):
            text = self._get_help(self.user_head_a, model)
            self.assertIn("in force on 30 Juni 2026", text)
            self.assertIn(f"{self.job_ech3_a.name}: in force since 1 Juli", text)
            self.assertIn("not drawn up. It is the turn of", text)
            self.assertIn(self.job_secretary_a.name, text)
            self.assertNotIn(self.job_ech4_a.name, text)
        # what counted in time is not named, and a figure that is not zero asks nobody
        pk._with_workflow_bypass().write({"date_from": "2026-01-05"})
        self.assertNotIn(self.job_ech3_a.name, self._get_help(self.user_head_a))
        self.assertEqual(self._get_help(self.user_head_a, **{FULL: True}), "Nothing")

    def test_who_answers_for_a_vacant_post_is_told_of_those_below_it(self):
        self.employee_ech3_a.version_id.job_id = False
        self.deadlines._refresh(self.agency_a, 2026)
        self.assertIn(self.job_ech4_a.name, self._get_help(self.user_head_a))

    def test_who_has_nobody_below_him_is_told_so(self):
        text = self._get_help(self.user_pelaksana_a)
        self.assertIn("you evaluate nobody", text)
