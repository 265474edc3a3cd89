"""The work of a month in the browser: who counts, verifies, reports and decides."""

from base64 import b64decode

from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_cascading.tests.action_plan.common_action import ActionPlans
from odoo.addons.sidocakep_cascading.tests.data_collection_case import (
    DataCollectionCase,
)
from odoo.addons.sidocakep_cascading.tests.measurement_case import MeasurementCase

from .role_month import RoleMonth


class MonthTourCase(RoleMonth, ActionPlans, DataCollectionCase):
    def _open_three(self):
        """Return the three figures of the first quarter of the head of the Seksi."""
        cards = self.card_output
        for name, unit in (
            ("Rujukan balik", "Orang"),
            ("Waktu tanggap rujukan", "Menit"),
        ):
            indicator = self._create_loose(name, unit)
            cards |= self._create_card(indicator, self.job_ech4_a)
        figures = self.env["sidocakep.data.figure"]
        with freeze_time("2026-04-02 03:00:00"):
            figures._cron_open()
        return figures.search([("card_id", "in", cards.ids)]).sorted("card_id")


@tagged("post_install", "-at_install")
class TestMonthOnPhone(MonthTourCase):
    browser_size = "390x844"
    touch_enabled = True

    def test_three_figures_are_entered_with_evidence_and_sent(self):
        figures = self._open_three()
        self._tour("enter", self.user_ech4_a)
        self.assertEqual(set(figures.mapped("state")), {"sent"})
        self.assertEqual(figures.mapped("value"), [31, 0, 12.5])
        self.assertEqual(figures.sent_by_id, self.user_ech4_a)
        names = [figure.evidence_ids.name for figure in figures]
        self.assertEqual(names, ["rekap-31.pdf", "rekap-0.pdf", "rekap-12,5.pdf"])
        for evidence in figures.evidence_ids:
            self.assertTrue(b64decode(evidence.file).startswith(b"%PDF-1.4"))


@tagged("post_install", "-at_install", "-standard", "long")
@freeze_time("2026-04-20 03:00:00", tick=True)
class TestMonthOfOffices(MonthTourCase):
    """The others; one of them is seen each time, see above."""

    def test_sekretaris_verifies_a_figure_and_returns_another(self):
        right, lacking, _last = self._open_three()
        for figure, number in ((right, "31"), (lacking, "4")):
            entered = self._enter(figure, self.user_ech4_a, number)
            if figure == right:
                self._attach(entered)
            entered.action_send()
        self._tour("verify", self.user_secretary_a)
        self.assertEqual((right.state, right.verified_as), ("verified", "guardian"))
        self.assertEqual(right.verified_by_id, self.user_secretary_a)
        self.assertEqual(lacking.state, "returned")
        self.assertEqual(lacking.return_remark, "Lampirkan register rujukan balik")
        self.assertFalse(lacking.verified_by_id)

    def test_pelaksana_reports_done_and_shifts_with_a_reason(self):
        mine = {"months": "1", "responsible_id": self.employee_pelaksana_a.id}
        plan = self._create_plan_of_actions(
            self._row(**mine), self._row("Kunjungan lapangan", **mine)
        )
        self._decide_actions(plan)
        done, shifted = plan.action_ids.month_ids
        self._tour("actions", self.user_pelaksana_a)
        self.assertEqual((done.status, shifted.status), ("done", "postponed"))
        self.assertEqual(done.note, "Rapat 12 Januari, 14 orang hadir")
        self.assertEqual(done.reported_by_id, self.user_pelaksana_a)
        self.assertEqual(shifted.justification, "Banjir di kecamatan tujuan")
        self.assertEqual(shifted.shifted_to_ids.month, 5)
        self.assertEqual(shifted.shifted_to_ids.status, "planned")

    def test_head_decides_the_plan_that_the_sekretaris_submitted(self):
        plan = self._create_plan_of_actions(self._row())
        plan.action_submit()
        self._tour("decide", self.user_head_a)
        self.assertEqual(plan.state, "decided")
        self.assertEqual(plan.decider_name, self.employee_head_a.name)
        self.assertEqual(plan.action_ids.month_ids.status, "planned")


@tagged("post_install", "-at_install", "-standard", "long")
@freeze_time("2026-04-20 03:00:00", tick=True)
class TestMonthOfRegency(RoleMonth, MeasurementCase):
    """What Tim Monev, the Bupati and Inspektorat do in the month after a quarter."""

    def setUp(self):
        super().setUp()
        self._setup_quarter("17")
        self.measurement.with_user(self.user_head_a).action_send()

    def test_tim_monev_reads_what_is_open_and_accepts(self):
        self._tour("accept", self.user_monev)
        self.assertEqual(self.measurement.state, "accepted")
        self.assertEqual(self.measurement.accepted_by_id, self.user_monev)

    def test_bupati_finds_the_report_that_was_signed(self):
        report = self._issue_report()
        report._ask_to_read()
        reader = report._get_addressees()[report.id]
        self._tour("read", reader)
        report.with_user(reader).action_read()
        self.assertEqual(report.read_by_id, reader)

    def test_inspektorat_goes_from_the_agencies_to_a_figure(self):
        before = self.measurement.write_date
        self._tour("inspect", self.user_inspektorat)
        self.assertEqual(self.measurement.write_date, before)


@tagged("post_install", "-at_install", "-standard", "long")
@freeze_time("2026-04-20 03:00:00", tick=True)
class TestMonthOfOfficials(RoleMonth, MeasurementCase):
    """A quarter from the Sekretaris on: sent, evaluated, opened again, reported."""

    def setUp(self):
        super().setUp()
        self._setup_quarter("17")

    def test_kepala_sends_what_the_sekretaris_submitted(self):
        self.measurement.with_user(self.user_secretary_a).action_submit()
        self._tour("send", self.user_head_a)
        self.assertEqual(self.measurement.state, "sent")
        self.assertEqual(self.measurement.sent_by_id, self.user_head_a)

    def test_superior_evaluates_an_agreement(self):
        self.measurement.with_user(self.user_head_a).action_send()
        self._tour("evaluate", self.user_head_a)
        done = self.measurement.sheet_ids.filtered("evaluated_on")
        self.assertEqual(done.job_id, self.job_ech3_a)
        self.assertEqual(done.evaluation, "Kunjungan rumah terlaksana")
        self.assertEqual(done.direction, "Lengkapi register rujukan")

    def test_organisasi_grants_a_reopening_until_a_day(self):
        self.measurement.with_user(self.user_head_a).action_send()
        self.measurement.with_user(self.user_monev).action_accept()
        request = self.env["sidocakep.measurement.reopening"]
        request = request.with_user(self.user_secretary_a).create(
            {"measurement_id": self.measurement.id, "reason": "Register tercecer"}
        )
        self._tour("grant", self.user_organisasi)
        self.assertEqual(request.state, "granted")
        self.assertEqual(str(request.date_until), "2026-04-30")

    def test_chair_signs_the_report_to_the_bupati(self):
        member = {"role": "chair", "job_id": self.job_head_b.id}
        members = self.team_monev.member_ids._with_workflow_bypass()
        members.create({"team_id": self.team_monev.id, **member})
        self.env["res.users"]._follow_teams()
        report = self.env["sidocakep.measurement.report"].with_user(self.user_monev)
        report = report.create(
            {
                "company_id": self.government.id,
                "document_number": "700/1/TIM-MONEV/2026",
                "document_date": "2026-04-20",
                "conclusion": "Belum ada yang mengirim",
            }
        )
        report.action_submit()
        self._tour("sign", self.user_head_b)
        self.assertEqual(report.state, "issued")
