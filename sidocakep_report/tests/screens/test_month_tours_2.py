"""The rest of a month in the browser: the meeting, the release, the Sekda."""

from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_cascading.tests.dialog.dialog_case import DialogCase
from odoo.addons.sidocakep_cascading.tests.measurement_case import MeasurementCase

from .role_month import RoleMonth


@tagged("post_install", "-at_install", "-standard", "long")
@freeze_time("2026-04-08 03:00:00", tick=True)
class TestMonthOfSuperior(RoleMonth, DialogCase):
    """What was below target in the first quarter, talked about and decided."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._ask_for_proof_by(cls.window_of_proof)

    def test_superior_decides_the_dialog_with_his_password(self):
        self._note_down()
        self.dialog.attendee_ids.attendance = False
        self.assertEqual(self.dialog.state, "draft")
        self._tour("dialog", self.user_head_a)
        self.assertEqual(self.dialog.state, "decided")
        self.assertEqual(self.dialog.proof_by_id, self.user_head_a)
        self.assertEqual(self.dialog.proof_method, "password")
        self.assertEqual(
            self.dialog.attendee_ids.mapped("attendance"), ["attended"] * 2
        )
        self.assertEqual(
            self.dialog.follow_up_ids.activity_ids.user_id, self.user_ech3_a
        )


@tagged("post_install", "-at_install", "-standard", "long")
@freeze_time("2026-04-20 03:00:00", tick=True)
class TestMonthAfterQuarter(RoleMonth, MeasurementCase):
    """The quarter is accepted: what is released since, and what goes to the regent."""

    def setUp(self):
        super().setUp()
        self._setup_quarter("17")

    def _accept(self):
        self.measurement.with_user(self.user_head_a).action_send()
        self.measurement.with_user(self.user_monev).action_accept()

    def test_bappeda_enters_the_released_figure_of_an_agency(self):
        """No quarter is opened for it; the agency verifies what the office entered."""
        self._decree(self.card_output)
        missing = {"no_figure": "not_released", "figure_status": "not_released"}
        missing |= {"no_figure_reason": "Menunggu BPS", "release_on": "2026-05-01"}
        self.other._with_workflow_bypass().write({"state": "verified", **missing})
        self.env["sidocakep.measurement.line"]._follow(self.other)
        self._accept()
        self._tour("release", self.user_bappeda)
        released = self.other.next_ids
        self.assertEqual((released.state, released.value), ("sent", 31))
        self.assertEqual(released.release_status, "official")
        self.assertEqual(released.sent_by_id, self.user_bappeda)
        self.assertEqual(released.evidence_ids.name, "brs.pdf")
        self.assertTrue(released.is_on_behalf)
        self.assertEqual(self.measurement.state, "accepted")
        released.with_user(self.user_secretary_a).action_verify()
        line = self._get_line(self.measurement, self.output)
        self.assertEqual(line.figure_id, released)

    def test_sekda_reads_one_report_and_forwards_the_other(self):
        """Gunung Mas 24/2024 art. 9(8); Paser art. 7(3): through the Sekda."""
        report = self._issue_report()
        cascading = self._send_cascading_report()
        self._tour("forward", self.user_sekda)
        self.assertFalse(report.read_on, "it is not written to him")
        self.assertEqual(cascading.forwarded_by_id, self.user_sekda)
        self.assertEqual(str(cascading.forwarded_on), "2026-04-20")
        self.assertFalse(cascading.received_on)

    def _send_cascading_report(self):
        self.env["sidocakep.profile.rule"].create(
            {
                "profile_id": self.profile_gm.id,
                "code": "cascading_report",
                "severity": "warning",
                "article": "Pasal 7",
            }
        )
        reports = self.env["sidocakep.cascading.report"]
        reports._cron_open()
        report = reports.search([("company_id", "=", self.agency_a.id)], limit=1)
        own = report.with_user(self.user_secretary_a)
        own.write({"document_number": "000.8/12", "document_date": "2026-04-20"})
        own.action_submit()
        report.with_user(self.user_head_a).action_send()
        return report
