"""Tim Monev reports to the head of region. Gunung Mas 24/2024 art. 9(6) to 9(9)."""

from itertools import chain

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError

from ..measurement_case import MeasurementCase


@freeze_time("2026-04-20 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementReport(MeasurementCase):
    """Agency A sent 17 of 20 visits on 8 April; the head of agency B leads the team."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.chair = cls.user_head_b
        with freeze_time("2026-04-02 03:00:00"):
            cls.team_monev.member_ids._with_workflow_bypass().create(
                {
                    "team_id": cls.team_monev.id,
                    "role": "chair",
                    "job_id": cls.job_head_b.id,
                }
            )
            cls.env["res.users"]._follow_teams()
            cls.figure, cls.other = cls._open()
            cls._verify(cls.figure, cls.user_ech3_a, "17", "20")
        with freeze_time("2026-04-08 03:00:00"):
            cls.measurement = cls._measure()
            cls.measurement.with_user(cls.user_head_a).action_send()
        cls.env["sidocakep.deadline"]._refresh(cls.agency_a, 2026)
        cls.report = (
            cls.env["sidocakep.measurement.report"]
            .with_user(cls.user_monev)
            .create({"company_id": cls.government.id})
        )

    def _as(self, user):
        return self.report.with_user(user)

    def _complete(self, report=None):
        (report or self.report).with_user(self.user_monev).write(
            {
                "document_number": "700/1/TIM-MONEV/2026",
                "document_date": "2026-04-20",
                "conclusion": "Satu Perangkat Daerah mengirim tepat waktu",
            }
        )

    def _get_row(self, document):
        [row] = [row for row in document["rows"] if row["agency"] == self.agency_a.name]
        return row

    def test_it_is_of_the_quarter_that_ended_last(self):
        self.assertEqual((self.report.year, self.report.period), (2026, "1"))
        self.assertEqual(str(self.report.date_due), "2026-04-14")
        self.assertIn(self.employee_head_b.name, self.report.leader_name)
        # A month after the year: 14 days as after a quarter, and 17 more.
        values = {"period": "5", "year": 2025, "company_id": self.government.id}
        report = self.env["sidocakep.measurement.report"].new(values)
        self.assertEqual(str(report.date_due), "2026-01-31")

    def test_gunung_mas_9_8_what_it_says_of_an_agency(self):
        """85 of 80 Persen is 106,25; the cases are not reported and are no zero."""
        document = self.report._get_live_document()[self.report.id]
        row = self._get_row(document)
        self.assertEqual(row["state_text"], "Dikirim, belum diterima")
        self.assertEqual((row["sent"], row["late_text"]), ("8 April 2026", ""))
        self.assertEqual((row["line_count"], row["measured"]), (2, 1))
        self.assertEqual((row["red"], row["without"]), (0, "1 belum dilaporkan"))
        self.assertEqual(row["printed"], self.measurement.printed)
        self.assertEqual(document["counts"]["sent"], 1)
        self.assertIn(self.agency_b.name, document["unmeasured"], "no PK in force")
        self.assertIn("Sent, not accepted (1)", self.report.notice)

    def test_it_quotes_each_agency_and_a_correction_names_it(self):
        quoted = self.report._find_quoted()[self.report.id]
        self.assertIn(self.measurement, quoted)
        self.assertEqual({(item.year, item.period_no) for item in quoted}, {(2026, 1)})
        for state, is_named in (("draft", False), ("issued", True)):
            self.report._with_workflow_bypass().write({"state": state})
            self.env.flush_all()
            found = chain.from_iterable(self.measurement._find_quoting())
            self.assertIs(self.report in list(found), is_named)

    def test_late_is_counted_from_the_day_of_the_regulation(self):
        """The second week ends on 14 April; without sending, today is 6 days late."""
        self.measurement.with_user(self.user_head_a).action_withdraw()
        self.measurement._with_workflow_bypass().write({"first_sent_on": False})
        row = self._get_row(self.report._get_live_document()[self.report.id])
        self.assertEqual(row["state_text"], "Belum dikirim")
        self.assertEqual(row["late_text"], "Terlambat 6 hari")
        self.assertIn("Late (", self.report.notice)

    def test_gunung_mas_9_7_the_head_of_the_team_alone_issues_it(self):
        with self.assertRaisesRegex(UserError, "number and date"):
            # Who signs may not write them: he would have to give it back.
            self._as(self.user_organisasi).action_submit()
        self._complete()
        self._as(self.user_organisasi).action_submit()
        asked = self.report.sudo().activity_ids.user_id
        self.assertEqual(asked, self.chair)
        self.assert_access_of(
            ("organisasi", "monev", "head_a", "head_b", "secretary_a", "inspektorat"),
            {"head_b"},
            lambda user: self._as(user).action_issue(),
        )
        self._as(self.chair).action_issue()
        self.assertEqual(self.report.state, "issued")

    def test_a_lapsed_decree_signs_nothing(self):
        self._complete()
        self.team_monev._with_workflow_bypass().write({"date_end": "2026-04-01"})
        with self.assertRaises(AccessError):
            self._as(self.chair).action_issue()
        self.report.invalidate_recordset(["notice"])
        self.assertIn("Nobody can sign it", self.report.notice)

    def test_nobody_signs_for_a_day_on_which_he_did_not_lead(self):
        self._complete()
        self.team_monev._with_workflow_bypass().write({"date_start": "2026-04-18"})
        self._as(self.user_monev).document_date = "2026-04-17"
        with self.assertRaisesRegex(UserError, "who signs headed the team"):
            self._as(self.chair).action_issue()
        self._as(self.user_monev).document_date = "2026-04-18"
        self._as(self.chair).action_issue()

    def test_whom_no_login_reaches_bagian_organisasi_records_for(self):
        self._complete()
        self.employee_head_b.sudo().user_id = False
        with self.assertRaises(AccessError):
            self._as(self.user_monev).action_issue()
        self._as(self.user_organisasi).action_issue()
        kept = self.report.frozen_document
        self.assertEqual(kept["signer_name"], self.employee_head_b.name)

    def test_what_was_issued_stays_and_the_next_version_says_why(self):
        self._complete()
        self._as(self.chair).action_issue()
        before = self.report.frozen_document
        self.measurement.with_user(self.user_monev).action_accept()
        self.assertEqual(self.report._get_document()[self.report.id], before)
        with self.assertRaises(FrozenRecordError):
            self._as(self.user_monev).conclusion = "Lain"
        action = self._as(self.user_organisasi).action_amend()
        successor = self.report.browse(action["res_id"])
        self._complete(successor)
        with self.assertRaisesRegex(UserError, "reason of the amendment"):
            successor.with_user(self.chair).action_issue()
        successor.with_user(self.user_monev).amendment_reason = "Dinas A diterima"
        successor.with_user(self.chair).action_issue()
        self.assertEqual(self.report.state, "replaced")
        row = self._get_row(successor.frozen_document)
        self.assertEqual(row["state_text"], "Diterima")

    def test_it_is_of_a_government_and_of_a_period_that_ended(self):
        model = self.report.with_user(self.user_organisasi)
        with self.assertRaises(ValidationError):
            model.create({"company_id": self.agency_a.id, "period": "2"})
        later = model.create({"company_id": self.government.id, "period": "2"})
        with self.assertRaisesRegex(UserError, "the period ends on"):
            later.action_submit()
