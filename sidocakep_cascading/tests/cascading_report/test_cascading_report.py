"""Compiled by the Sekretaris, sent by the head, through the Sekda to the regent."""

from datetime import date
from itertools import chain

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError, TransitionError

from ..measurement_case import MeasurementCase

ROLES = ("ech3_a", "secretary_a", "head_a", "head_b", "sekda", "bupati")
ROLES += ("organisasi", "inspektorat", "bappeda")


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestCascadingReport(MeasurementCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-04-02 03:00:00"):
            cls.figure, cls.other = cls._open()
            cls._verify(cls.figure, cls.user_ech3_a, "17", "20")
            cls.draft_pk = cls._create_pk(cls.job_func_a)
        cls.measurement = cls._measure()
        cls.rule = cls.env["sidocakep.profile.rule"].create(
            {
                "profile_id": cls.profile_gm.id,
                "code": "cascading_report",
                "severity": "warning",
                "article": "Pasal 7",
            }
        )
        cls.report = cls._report(cls.agency_a)

    @classmethod
    def _report(cls, company):
        """Do what the night does; return the report of an agency."""
        reports = cls.env["sidocakep.cascading.report"]
        reports._cron_open()
        cls.env.flush_all()
        return reports.search([("company_id", "=", company.id)], limit=1)

    def _as(self, user, report=None):
        return (self.report if report is None else report).with_user(user)

    def _compile(self, user=None, report=None):
        report = self._as(user or self.user_secretary_a, report)
        report.write({"document_number": "000.8/12", "document_date": "2026-04-08"})
        report.action_submit()

    def _send(self):
        self._compile()
        self._as(self.user_head_a).action_send()

    def test_home_speaks_of_them_where_the_profile_asks_or_one_is_there(self):
        def is_told():
            work = self.env["res.users"].with_user(self.user_bupati).get_my_work()
            labels = {item["label"] for item in work["watching"]}
            return "Cascading Reports Not Sent" in labels

        self.assertTrue(is_told())
        self.rule.unlink()
        self.assertTrue(is_told(), "one was made before")
        self.report.sudo().search([])._with_workflow_bypass().unlink()
        self.assertFalse(is_told())

    def _get_asked(self, report=None):
        return (self.report if report is None else report).activity_ids.user_id

    def test_paser_7_5_every_pk_from_the_head_down_with_its_results(self):
        """Realisation 17 / 20 = 85 of 80: 106,25. A silent one is no zero."""
        ech3, ech4, draft = self.report.line_ids
        self.assertEqual(ech3.pk_id, self.pk_ech3)
        self.assertEqual((ech3.status, ech3.printed), ("ok", "106,25"))
        self.assertEqual(ech3.realisation_text, "85 Persen")
        self.assertEqual(ech3.superior_title, self.job_head_a.name)
        self.assertEqual(ech4.pk_id, self.pk_ech4)
        self.assertEqual((ech4.status, ech4.pk_state), ("not_reported", "in_force"))
        self.assertEqual(ech4.realisation_text, "belum dilaporkan")
        self.assertEqual((draft.pk_id, draft.pk_state), (self.draft_pk, "draft"))
        self.assertFalse(draft.name)

    def test_a_change_after_its_time_is_none_of_its_rows(self):
        """Replaced in June an agreement was in force in quarter I; a draft follows."""
        pk = self.pk_ech3.sudo()._with_workflow_bypass()
        revision = self.env["sidocakep.pk.revision"].sudo()._with_workflow_bypass()
        for until, state in (("2026-06-30", "in_force"), ("2026-03-30", "replaced")):
            pk.write({"state": "replaced", "date_until": until})
            self.report._draw()
            self.assertEqual(self.report.line_ids[0].pk_state, state, until)
        vals = {"pk_id": pk.id, "ground": "priority", "reason": "DPA berubah"}
        change = revision.create({**vals, "date_effective": "2026-07-01"})
        self.draft_pk.sudo()._with_workflow_bypass().revision_id = change
        for start, count in (("2026-07-01", 2), ("2026-03-01", 3)):
            change.date_effective = start
            self.report._draw()
            self.assertEqual(len(self.report.line_ids), count, start)

    def test_a_unit_of_its_own_stands_in_the_report_of_its_agency_once(self):
        """From its sending on; it makes no report of its own (decision 0032)."""
        unit = self._create_company(
            "Puskesmas Uji", parent_id=self.agency_a.id, sidocakep_kind="puskesmas"
        )
        item = self.measurement._with_workflow_bypass().create(
            {
                "company_id": unit.id,
                "year": 2026,
                "period_no": 1,
                "date_end": self.measurement.date_end,
            }
        )
        item.sheet_ids.create(
            {
                "measurement_id": item.id,
                "pk_id": self.pk_ech3.id,
                "job_id": self.job_ech3_a.id,
                "holder_title": "Kepala Tata Usaha",
            }
        )
        item.sheet_ids._draw_lines()
        before = self.report.line_ids.mapped("holder_title")
        self._report(self.agency_a)
        self.assertEqual(self.report.line_ids.mapped("holder_title"), before)
        item.write({"state": "sent"})
        self._report(self.agency_a)
        *own, last = self.report.line_ids
        self.assertEqual([line.holder_title for line in own], before)
        self.assertEqual(last.holder_title, "Kepala Tata Usaha (Puskesmas Uji)")
        self.assertEqual((last.pk_id, last.printed), (self.pk_ech3, "106,25"))
        self.assertFalse(self._report(unit))
        # A correction of either names the report, and the report says both.
        self.report._with_workflow_bypass().write({"state": "sent"})
        self.env.flush_all()
        quoted = self.report._find_quoted()[self.report.id]
        self.assertEqual(quoted, (self.measurement | item).sudo())
        for measurement in quoted:
            self.assertIn(self.report, chain.from_iterable(measurement._find_quoting()))
        # The draft that the unit made while it was an agency waits for nobody.
        stale = self.report._with_workflow_bypass().create({"measurement_id": item.id})
        self.report._cron_open()
        self.assertFalse(stale.exists())

    def test_paser_7_4_at_the_reporting_times_where_the_profile_asks(self):
        """One for each measured period; without the duty none is made."""
        key = (self.report.period_kind, self.report.period_no, self.report.year)
        self.assertEqual(key, ("quarter", 1, 2026))
        self.assertEqual(self._report(self.agency_a), self.report, "made once")
        silent = self._report(self.agency_b)
        self.assertEqual(len(silent), 1, "who has no PK reports that")
        self.assertFalse(silent.line_ids)
        self.rule.unlink()
        with freeze_time("2026-07-08 03:00:00"):
            self.env["sidocakep.measurement"]._cron_open()
            self.assertEqual(self._report(self.agency_a), self.report)

    def _name_periods(self, model, *domain):
        """Return the periods of an agency's documents, as papers name them."""
        found = self.env[model].search(
            [("company_id", "=", self.agency_a.id), *domain], order="date_end, id"
        )
        return [item._get_printed_period() for item in found]

    def test_paser_7_4_of_each_half_of_the_year_where_the_profile_says_so(self):
        """Quarter II is the first half, the year the second; I was reported before.
        Annex I row 8: so is the meeting."""
        self.env["sidocakep.dialog"]._cron_open()
        self.profile_gm.write(
            {"cascading_rhythm": "semester", "dialog_rhythm": "semester"}
        )
        for day in ("2026-07-08", "2026-10-08", "2027-01-08"):
            with freeze_time(f"{day} 03:00:00"):
                self.env["sidocakep.measurement"]._cron_open()
                self._report(self.agency_a)
                self.env["sidocakep.dialog"]._cron_open()
                self.env.flush_all()
        expected = [
            "Triwulan I Tahun 2026",
            "Semester I Tahun 2026",
            "Semester II Tahun 2026",
        ]
        model = "sidocakep.cascading.report"
        self.assertEqual(self._name_periods(model), expected)
        superior = ("job_id", "=", self.job_head_a.id)
        self.assertEqual(self._name_periods("sidocakep.dialog", superior), expected)
        own = ("company_id", "=", self.agency_a.id)
        first = self.env[model].search([own, ("period_no", "=", 2)])
        self.assertEqual(first.period_text, "2026 semester I")
        self.assertIn("2026 semester I", first.display_name)
        self.assertEqual(first.measurement_id.period_text, "2026 quarter 2")
        with self.assertRaises(AccessError):
            first.with_user(self.user_head_a).write({"is_semester": False})
        self.profile_gm.cascading_rhythm = "quarter"
        self.assertEqual(first._get_printed_period(), "Semester I Tahun 2026")

    def test_paser_7_4_a_half_year_owes_what_it_reports(self):
        self.profile_gm.cascading_rhythm = "semester"
        self.env["sidocakep.profile.deadline"].create(
            {
                "profile_id": self.profile_gm.id,
                "document": "cascading_report",
                "trigger": "quarter_end",
                "offset_value": 5,
                "offset_unit": "day",
                "article": "Surat Edaran Nomor 065/9",
            }
        )
        deadlines = self.env["sidocakep.deadline"]
        with freeze_time("2027-02-08 03:00:00"):
            deadlines._refresh(self.agency_a, 2026)
        rows = deadlines.search([("document", "=", "cascading_report")])
        self.assertEqual(
            rows.sorted("date_due").mapped(lambda row: (row.date_due, row.period_no)),
            [(date(2026, 7, 5), 2), (date(2027, 1, 5), 0)],
        )

    def test_paser_7_4_no_day_but_that_of_the_circular(self):
        deadlines = self.env["sidocakep.deadline"]
        rows = deadlines._refresh(self.agency_a, 2026)
        self.assertNotIn("cascading_report", rows.mapped("document"))
        self.env["sidocakep.profile.deadline"].create(
            {
                "profile_id": self.profile_gm.id,
                "document": "cascading_report",
                "trigger": "quarter_end",
                "offset_value": 5,
                "offset_unit": "day",
                "article": "Surat Edaran Nomor 065/9",
            }
        )
        deadlines._refresh(self.agency_a, 2026)
        row = deadlines.search(
            [("document", "=", "cascading_report"), ("period_no", "=", 1)]
        )
        self.assertEqual(row.date_due, date(2026, 4, 5))
        self._send()
        self.assertEqual(row.done_on, date(2026, 4, 8))
        self.assertIn("3 days late", self.report.late_text)

    def test_paser_7_1_the_head_sends_what_the_sekretaris_compiled(self):
        self.assertEqual(self._get_asked(), self.user_secretary_a)
        with self.assertRaisesRegex(UserError, "submission by who compiles"):
            self._as(self.user_head_a).action_send()
        self.assert_access_of(ROLES, {"secretary_a", "head_a"}, self._compile)
        self._compile()
        self.assertEqual(self.report.submitted_by_id, self.user_secretary_a)
        self.assertEqual(self._get_asked(), self.user_head_a)
        self.assert_access_of(
            ROLES, {"head_a"}, lambda user: self._as(user).action_send()
        )
        self._as(self.user_head_a).action_send()
        self.assertEqual(self.report.signer_name, self.employee_head_a.name)

    def test_paser_7_2_in_the_setda_bagian_organisasi_helps_and_the_sekda_sends(self):
        report = self._report(self.setda)
        self.assertEqual(self._get_asked(report), self.user_organisasi)
        with self.assertRaises(AccessError):
            self._compile(self.user_head_a, report)
        self._compile(self.user_organisasi, report)
        with self.assertRaises(AccessError):
            self._as(self.user_organisasi, report).action_send()
        self._as(self.user_sekda, report).action_send()
        self.assertEqual(report.state, "sent")

    def test_paser_7_3_through_the_sekda_to_the_head_of_region_with_copies(self):
        self._send()
        self.assertEqual(self._get_asked(), self.user_sekda)
        with self.assertRaises(AccessError):
            self._as(self.user_organisasi).action_receive()
        stations = (
            ("action_forward", "sekda", "forwarded_on"),
            ("action_receive", "organisasi", "received_on"),
            ("action_receive_office_copy", "organisasi", "office_copy_on"),
            ("action_receive_inspectorate_copy", "inspektorat", "inspectorate_copy_on"),
        )
        roles = set(ROLES) - {"bupati"}
        for step, role, day in stations:
            self.assert_access_of(
                roles, {role}, lambda user, step=step: getattr(self._as(user), step)()
            )
            getattr(self._as(getattr(self, f"user_{role}")), step)()
            self.assertEqual(self.report[day], date(2026, 4, 8), step)
        self.assertEqual(self.report.forwarded_by_id, self.user_sekda)
        self.assertFalse(self.report.activity_ids)
        for step, role, _day in stations:
            person = getattr(self, f"user_{role}").name
            with self.assertRaisesRegex(TransitionError, f"{person} has taken this"):
                getattr(self._as(getattr(self, f"user_{role}")), step)()
        self.assertEqual(self.report.forwarded_on, date(2026, 4, 8))

    def test_paser_7_4_a_period_still_being_measured_is_said(self):
        """Without a duty it is said; with one it warns, or blocks, with its article."""
        self._compile()
        self.assertIn("is not sent yet", self.report.measured_notice)
        rule = self.env["sidocakep.profile.rule"].create(
            {
                "profile_id": self.profile_gm.id,
                "code": "cascading_measured",
                "severity": "severe",
                "article": "Pasal 7 ayat (4)",
            }
        )
        self.report.invalidate_recordset(["measured_notice"])
        self.assertIn("Pasal 7 ayat (4)", self.report.measured_notice)
        with self.assertRaisesRegex(UserError, "which is not sent yet"):
            self._as(self.user_head_a).action_send()
        self.measurement.with_user(self.user_head_a).action_send()
        self.assertFalse(self.report.measured_notice)
        self._as(self.user_head_a).action_send()
        self.assertEqual((self.report.state, rule.severity), ("sent", "severe"))

    def test_what_was_sent_stays_and_is_corrected_in_a_next_version(self):
        self._send()
        with self.assertRaises(FrozenRecordError):
            self._as(self.user_secretary_a).document_number = "1"
        with self.assertRaises(UserError):
            self._as(self.user_secretary_a).action_draw()
        self._sign_to(self.draft_pk, "in_force")
        self.env["sidocakep.measurement"]._cron_open()
        self._report(self.agency_a)
        self.assertEqual(self.report.line_ids[-1].pk_state, "draft")
        action = self._as(self.user_secretary_a).action_amend()
        successor = self.report.browse(action["res_id"])
        self.assertEqual(successor.line_ids[-1].pk_state, "in_force")
        self._compile(report=successor)
        with self.assertRaisesRegex(UserError, "the reason of the amendment"):
            self._as(self.user_head_a, successor).action_send()
        self._as(self.user_secretary_a, successor).amendment_reason = "PK terlambat"
        with freeze_time("2026-04-20 03:00:00"):
            self._as(self.user_head_a, successor).action_send()
        self.assertEqual(self.report.state, "replaced")
        self.assertEqual(successor.first_sent_on, date(2026, 4, 8))

    def test_the_list_costs_the_same_for_one_and_for_many(self):
        """What the screen computes is read for all records at once."""
        names = ["display_name", "standing_text", "late_text", "can_forward"]
        model = self.env["sidocakep.cascading.report"].with_user(self.user_sekda)
        quarters = self.env["sidocakep.measurement"]._with_workflow_bypass()
        quarters = quarters.create(
            [
                {
                    "company_id": self.agency_b.id,
                    "year": 2000 + number,
                    "period_no": 1,
                    "date_end": date(2000 + number, 3, 31),
                }
                for number in range(20)
            ]
        )
        made = model.sudo()._with_workflow_bypass()
        made = made.create([{"measurement_id": item.id} for item in quarters])
        self.env.flush_all()
        counts = []
        for ids in (made.ids[:1], made.ids):
            self.env.invalidate_all()
            model.browse(ids).read(names)
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            model.browse(ids).read(names)
            counts.append(self.cr.sql_log_count - before)
        self.assertEqual(*counts)
