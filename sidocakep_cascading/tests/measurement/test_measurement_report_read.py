"""What the team signed waits for who it is written to. Gunung Mas 24/2024 art. 9(8)."""

from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import TransitionAccessError

from ..measurement_case import MeasurementCase


@freeze_time("2026-04-20 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementReportRead(MeasurementCase):
    """The head of agency B leads the team and signs; the Bupati is asked to read."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_quarter("17")
        with freeze_time("2026-04-02 03:00:00"):
            cls.team_monev.member_ids._with_workflow_bypass().create(
                {
                    "team_id": cls.team_monev.id,
                    "role": "chair",
                    "job_id": cls.job_head_b.id,
                }
            )
            cls.env["res.users"]._follow_teams()
        cls.report = (
            cls.env["sidocakep.measurement.report"]
            .with_user(cls.user_monev)
            .create(
                {
                    "company_id": cls.government.id,
                    "document_number": "700/1/TIM-MONEV/2026",
                    "document_date": "2026-04-20",
                    "conclusion": "Satu Perangkat Daerah mengirim",
                }
            )
        )
        holders = cls.job_bupati._get_holders("2026-04-20")[cls.job_bupati.id]
        cls.reader = holders[0].employee.user_id

    def _issue(self):
        self.report.with_user(self.user_head_b).action_issue()

    def _count_waiting(self, user):
        """Return how many reports the first screen of a login asks to be read."""
        rows = self.env["res.users"].with_user(user).get_my_work()["waiting"]
        label = "Read the Report of the Measurement"
        return sum(row["count"] for row in rows if row["label"] == label)

    def test_it_waits_for_the_head_of_region_until_he_opened_it(self):
        self.assertTrue(self.reader, "the Bupati of the test has a login")
        self.assertEqual(self._count_waiting(self.reader), 0)
        self._issue()
        self.assertEqual(self._count_waiting(self.reader), 1)
        self.assertEqual(self._count_waiting(self.user_monev), 0)
        self.report.with_user(self.reader).action_read()
        self.assertEqual(self._count_waiting(self.reader), 0)
        self.assertEqual(str(self.report.read_on), "2026-04-20")
        self.assertEqual(self.report.read_by_id, self.reader)
        self.assertEqual(self.report.state, "issued", "reading is no approval")

    def test_it_waits_for_nobody_while_the_password_is_asked(self):
        """Else it is said to have been read by who signs, once it is signed."""
        papers = self.env.registry["sidocakep.proved.mixin"]
        with patch.object(papers, "_ask_for_proof", self.window_of_proof):
            window = self.report.with_user(self.user_head_b).action_issue()
        self.assertEqual(window["res_model"], "sidocakep.sign")
        self.assertEqual(self.report.state, "draft")
        self.assertEqual(self._count_waiting(self.reader), 0)
        self.assertFalse(self.report.sudo().activity_ids.filtered("automated"))

    def test_whoever_else_opens_it_marks_nothing(self):
        self._issue()
        for user in (self.user_monev, self.user_organisasi, self.user_inspektorat):
            action = self.report.with_user(user).action_read()
            self.assertTrue(action["type"].startswith("ir.actions."))
        self.assertFalse(self.report.read_on)
        self.assertEqual(self._count_waiting(self.reader), 1)
        with self.assertRaises(AccessError):
            self.report.with_user(self.user_pelaksana_a).action_read()

    def test_nobody_says_by_hand_that_it_was_read(self):
        self._issue()
        for user in (self.user_monev, self.user_organisasi):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                self.report.with_user(user).write({"read_on": "2026-04-20"})
            with self.assertRaises(TransitionAccessError), self.env.cr.savepoint():
                self.report.with_user(user)._transition("read")

    def test_the_next_version_waits_again(self):
        self._issue()
        self.report.with_user(self.reader).action_read()
        action = self.report.with_user(self.user_monev).action_amend()
        second = self.report.browse(action["res_id"]).with_user(self.user_monev)
        self.assertFalse(second.read_on)
        second.write(
            {
                "amendment_reason": "Pengukuran menyusul",
                "document_number": "700/2/TIM-MONEV/2026",
                "document_date": "2026-04-20",
            }
        )
        second.with_user(self.user_head_b).action_issue()
        self.assertEqual(self._count_waiting(self.reader), 1)


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementQuoting(MeasurementCase):
    """A dialog decided and a cascading report sent on the former figures are named."""

    def test_each_room_names_what_it_signed_on_the_former_figures(self):
        self._setup_quarter("17")
        first = self.measurement
        first.with_user(self.user_head_a).action_send()
        first.with_user(self.user_monev).action_accept()
        dialogs = self.env["sidocakep.dialog"]
        dialog = dialogs._make(
            dialogs._find_sheets([("measurement_id", "=", first.id)])
        )[:1]
        dialog._with_workflow_bypass().state = "decided"
        reports = self.env["sidocakep.cascading.report"]
        found = reports.search([("measurement_id", "=", first.id)])
        report = found or reports._with_workflow_bypass().create(
            {"measurement_id": first.id}
        )
        report._with_workflow_bypass().state = "sent"
        request = self.env["sidocakep.measurement.reopening"]
        request = request.with_user(self.user_secretary_a).create(
            {"measurement_id": first.id, "reason": "Register tercecer"}
        )
        office = request.with_user(self.user_organisasi)
        office.write({"answer": "Sesuai surat", "date_until": "2026-04-20"})
        office.action_grant()
        action = first.with_user(self.user_secretary_a).action_amend()
        second = first.browse(action["res_id"])
        named = [item for rows in first._find_quoting() for item in rows]
        self.assertIn(dialog, named)
        self.assertIn(report, named)
        named = [item for rows in second._find_quoting() for item in rows]
        self.assertNotIn(dialog, named, "it rests on the rows of the former")
