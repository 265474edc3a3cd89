"""What became of the work of each month."""

from base64 import b64encode
from hashlib import sha256

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_base.tests.small_pdf import make_pdf

from ..common import YEAR
from .common_action import ActionCase

PDF = make_pdf("notula")


@freeze_time("2026-02-10 03:00:00")
@tagged("post_install", "-at_install")
class TestActionMonth(ActionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._create_plan_of_actions(
            cls._row(
                months="1-3",
                responsible_id=cls.employee_pelaksana_a.id,
                participant_ids=[(6, 0, cls.employee_func_a.ids)],
            )
        )
        cls._decide_actions(cls.plan)
        cls.january, cls.february, cls.march = cls.plan.action_ids.month_ids
        cls.mine = cls.february.with_user(cls.user_pelaksana_a)

    def test_the_decision_schedules_the_months(self):
        self.assertEqual(str(self.february.date_start), "2026-02-01")
        self.assertEqual(str(self.february.date_end), "2026-02-28")
        self.assertEqual(self.february.status, "planned")

    def test_own_work_is_told_from_that_one_takes_part_in(self):
        for user, text in (
            (self.user_pelaksana_a, "You answer for it"),
            (self.user_func_a, "You take part"),
            (self.user_head_a, False),
        ):
            with self.subTest(user.login):
                self.assertEqual(self.february.with_user(user).part_text, text)
        rows = self.plan.action_ids.month_ids.with_user(self.user_func_a)
        rows.mapped("part_text")
        self.env.invalidate_all()
        with self.assertQueryCount(8):
            self.january.with_user(self.user_func_a).mapped("part_text")
        self.env.invalidate_all()
        with self.assertQueryCount(8):
            rows.mapped("part_text")

    def test_art_6_1_any_employee_reports_on_his_own_work(self):
        """Without an agreement of his own, PPPK too; who takes part reports too."""
        self.employee_pelaksana_a.asn_kind = "pppk"
        self.mine.write({"note": "Rapat 3 Februari"})
        self.mine.action_done()
        self.assertEqual(self.february.reported_by_id, self.user_pelaksana_a)
        self.assertEqual(str(self.february.reported_on), "2026-02-10")
        self.january.with_user(self.user_func_a).action_start()
        with self.assertRaises(AccessError):
            self.january.with_user(self.user_ech4_a).action_done()
        self.assertTrue(self.january.with_user(self.user_ech4_a).has_access("read"))

    # ------------------------------------------------------------------
    # Evidence
    # ------------------------------------------------------------------

    def _attach(self, month, **kw):
        vals = {"month_id": month.id, "name": "notula.pdf", **kw}
        vals.setdefault("file", b64encode(PDF))
        return month.env["sidocakep.action.evidence"].create(vals)

    def test_who_reports_attaches_evidence_and_nobody_changes_it_afterwards(self):
        evidence = self._attach(self.mine)
        self.assertEqual(evidence.sha256, sha256(PDF).hexdigest())
        evidence.note = "Halaman 2"
        self.mine.action_done()
        for change in (lambda: evidence.write({"note": "x"}), evidence.unlink):
            with self.assertRaises(FrozenRecordError):
                change()
        later = self._attach(self.mine)
        self.assertTrue(later.is_sent)
        with self.assertRaises(AccessError):
            self.env["ir.attachment"].search(
                [
                    ("res_model", "=", later._name),
                    ("res_id", "=", later.id),
                    ("res_field", "=", "file"),
                ]
            ).with_user(self.user_head_a).unlink()

    def test_who_does_not_report_attaches_nothing(self):
        for user in (self.user_ech4_a, self.user_inspektorat, self.user_head_b):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self._attach(self.february.with_user(user))

    def test_a_file_that_is_none_is_refused(self):
        with self.assertRaises(ValidationError):
            self._attach(self.mine, file=b64encode(b"MZ program"))

    def test_evidence_goes_with_its_month_into_the_next_version(self):
        evidence = self._attach(self.mine)
        following = self.plan._amend()
        following.amendment_reason = "Menambah kegiatan"
        self._decide_actions(following)
        self.assertEqual(evidence.sudo().plan_id, following)

    def test_the_plan_is_not_written_through_a_report(self):
        for vals in ({"month": 5}, {"action_id": self.plan.action_ids.id}):
            with self.subTest(vals), self.assertRaises(UserError):
                self.mine.write(vals)
        for vals in ({}, {"status": "done", "note": "Rapat 3 Februari"}):
            for forged in (
                {"reported_by_id": self.user_func_a.id},
                {"reported_on": "2026-01-05"},
            ):
                with (
                    self.subTest(vals, forged=forged),
                    self.assertRaisesRegex(UserError, "kept by itself"),
                ):
                    self.mine.write(vals | forged)

    def test_what_is_done_says_what_or_shows_it(self):
        with self.assertRaisesRegex(ValidationError, "write what was done or attach"):
            self.mine.action_done()
        with self.assertRaises(ValidationError):
            self.mine.write({"status": "done", "note": " "})
        self._attach(self.mine)
        self.mine.action_done()
        january = self.january.with_user(self.user_func_a)
        january.write({"status": "done", "note": "Rapat 5 Januari"})
        with self.assertRaises(ValidationError):
            january.note = False

    def test_what_is_taken_back_to_planned_was_reported_by_nobody(self):
        self.mine.write({"status": "doing", "note": "Undangan dikirim"})
        self.assertEqual(self.mine.reported_by_id, self.mine.env.user)
        self.assertTrue(self.mine.reported_on)
        self.mine.status = "planned"
        self.assertFalse(self.mine.reported_by_id or self.mine.reported_on)
        self.mine.note = "Menunggu undangan"
        self.assertFalse(self.mine.reported_by_id or self.mine.reported_on)

    def test_who_takes_part_does_not_call_the_work_off(self):
        """He reports what was done; whose work it is says that it was not."""
        part = self.february.with_user(self.user_func_a)
        self.assertTrue(part.can_report)
        self.assertFalse(part.can_call_off)
        reason = {"justification": "Banjir"}
        for status in ("not_done", "postponed", "cancelled"):
            with self.subTest(status), self.assertRaises(AccessError):
                part.write({"status": status, **reason})
        with self.assertRaises(AccessError):
            part.action_shift()
        with self.assertRaises(AccessError):
            part._shift(5, "Banjir")
        for user in (self.user_pelaksana_a, self.user_secretary_a):
            with self.subTest(user.login):
                self.assertTrue(self.february.with_user(user).can_call_off)
        self.january.with_user(self.user_secretary_a).write(
            {"status": "cancelled", **reason}
        )

    def test_what_does_not_happen_stays_with_its_justification(self):
        for status in ("not_done", "postponed", "cancelled"):
            with self.subTest(status), self.assertRaises(ValidationError):
                self.mine.write({"status": status, "justification": " "})
        self.mine.write({"status": "not_done", "justification": "Banjir"})
        with self.assertRaises(UserError):
            self.february.unlink()

    def test_shifted_work_is_a_new_row_linked_to_the_old(self):
        window = self.env["sidocakep.action.shift"].with_user(self.user_pelaksana_a)
        window = window.create(
            {"month_id": self.mine.id, "month": "5", "justification": "Banjir"}
        )
        window.action_shift()
        self.assertEqual(self.february.status, "postponed")
        shifted = self.february.shifted_to_ids
        self.assertEqual((shifted.month, shifted.status), (5, "planned"))
        self.assertEqual(shifted.shifted_from_id, self.february)
        self.assertFalse(self.february.activity_ids)
        said = self.february.message_ids.filtered("mail_activity_type_id")
        self.assertFalse(said, "What was postponed is not told as done")
        january = self.january.with_user(self.user_pelaksana_a)
        with self.assertRaisesRegex(UserError, "in that month anyway"):
            january._shift(3, "Lagi")
        march = self.march.with_user(self.user_pelaksana_a)
        for work, month, day in (
            (march, 1, f"{YEAR}-02-10 03:00:00"),  # an earlier month
            (march, 3, f"{YEAR}-02-10 03:00:00"),  # its own
            (march, 5, f"{YEAR}-06-02 03:00:00"),  # one that is over
        ):
            with (
                self.subTest(month=month, day=day),
                freeze_time(day),
                self.assertRaisesRegex(UserError, "a later month that is not over"),
            ):
                work._shift(month, "Lagi")

    def test_late_work_is_seen_by_the_superior_and_on_the_first_screen(self):
        self.assertTrue(self.january.is_late)
        self.assertFalse(self.february.is_late)
        late = self.env["sidocakep.action.month"].search([("is_late", "=", True)])
        self.assertEqual(late, self.january)
        findings = self.env["sidocakep.action.finding"].with_user(self.user_head_a)
        found = findings.search([("kind", "=", "work_late")])
        self.assertEqual(found.month_id, self.january)
        for user, count in (
            (self.user_ech4_a, 1),  # direct superior of the pelaksana
            (self.user_head_a, 1),  # the agency
            (self.user_ech3_a, 0),  # superior of others
        ):
            with self.subTest(user.login):
                self.assertEqual(self._count_watched(user), count)
        waiting = (
            self.env["res.users"].with_user(self.user_pelaksana_a)._get_waiting_work()
        )
        mine = [item for item in waiting if item["label"].startswith("My Actions:")]
        # January, late, and February; March has not begun.
        self.assertEqual([(item["count"], item["late"]) for item in mine], [(2, 1)])

        label = "Late Work of the Action Plan"
        watched = self.env["res.users"].with_user(self.user_head_a)._get_watched_work()
        action = next(item["action"] for item in watched if item["label"] == label)
        self.assertEqual(action["views"][0][1], "list")
        self.assertEqual(action["context"]["group_by"], ["responsible_id"])

    def _count_watched(self, user):
        items = self.env["res.users"].with_user(user)._get_watched_work()
        label = "Late Work of the Action Plan"
        return sum(item["count"] for item in items if item["label"] == label)

    def test_the_bell_rings_in_the_month_and_stops_with_the_report(self):
        self.assertEqual(self.february.activity_ids.user_id, self.user_pelaksana_a)
        self.assertFalse(self.march.activity_ids)
        bell = self.mine.activity_ids
        self.assertFalse(bell.can_write, "A button would take the bell alone")
        with self.assertRaisesRegex(UserError, "do the step there"):
            bell.action_feedback(feedback="Sudah dikirim")
        self.assertEqual(
            (self.mine.status, len(self.mine.activity_ids)), ("planned", 1)
        )
        self.mine.write({"status": "done", "note": "Rapat 3 Februari"})
        self.assertFalse(self.february.activity_ids)
        with freeze_time(f"{YEAR}-03-02 03:00:00"):
            self.env["sidocakep.action.month"]._cron_ask()
        self.assertEqual(len(self.march.activity_ids), 1)

    def test_the_end_of_a_contract_closes_the_task_and_the_sekretaris_is_asked(self):
        version = self.employee_pelaksana_a.version_id
        version.write(
            {
                "contract_date_start": version.date_version,
                "contract_date_end": f"{YEAR}-02-10",
            }
        )
        with freeze_time(f"{YEAR}-02-10 03:00:00"):
            self.env["sidocakep.action.month"]._cron_ask()
        self.assertEqual(self.february.activity_ids.user_id, self.user_pelaksana_a)
        with freeze_time(f"{YEAR}-02-11 03:00:00"):
            self.env["sidocakep.action.month"]._cron_ask()
        self.assertEqual(self.february.activity_ids.user_id, self.user_secretary_a)

    def test_the_number_of_queries_does_not_grow_with_the_work(self):
        def count(rows):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            rows.with_user(self.user_head_a).web_read(
                {"display_name": {}, "is_late": {}, "status": {}, "can_report": {}}
            )
            return self.env.cr.sql_log_count - before

        few = count(self.january)
        self.assertLessEqual(count(self.plan.action_ids.month_ids), few + 1)

    # ------------------------------------------------------------------
    # Who sees and writes it
    # ------------------------------------------------------------------

    def test_who_is_responsible_edits_his_row_of_the_draft(self):
        draft = self._create_plan_of_actions(
            self._row(responsible_id=self.employee_func_a.id),
            self._row("Lain"),
            year=YEAR + 1,
        )
        own, other = draft.action_ids
        own = own.with_user(self.user_func_a)
        own.write({"months": "4", "participant_ids": [(4, self.employee_ech4_a.id)]})
        self.assertEqual(own.participant_ids.ids, self.employee_ech4_a.ids)
        with self.assertRaises(AccessError):
            other.with_user(self.user_func_a).months = "4"
        with self.assertRaises(AccessError):
            own.unlink()

    def test_everybody_of_the_agency_reads_and_strangers_do_not(self):
        for user, reads in (
            (self.user_pelaksana_a, True),
            (self.user_inspektorat, True),
            (self.user_organisasi, True),
            (self.user_head_b, False),
        ):
            with self.subTest(user.login):
                plan = self.plan.with_user(user)
                self.assertEqual(plan.has_access("read"), reads)
                self.assertFalse(plan.has_access("write"))

    def test_the_profile_says_by_when_a_plan_is_owed(self):
        """Paser 23/2016 names no day: a regency sets one, cited from its circular."""
        deadlines = self.env["sidocakep.deadline"]
        domain = [("document", "=", "action_plan"), ("res_id", "=", self.agency_a.id)]
        self.assertFalse(deadlines.search(domain))
        self.profile_gm.deadline_ids = [
            (
                0,
                0,
                {
                    "document": "action_plan",
                    "trigger": "dpa_ratified",
                    "offset_value": 1,
                    "offset_unit": "month",
                    "article": "SE Sekda 1/2026",
                },
            )
        ]
        deadlines._refresh(self.agency_a, YEAR)
        row = deadlines.search(domain)
        # The DPA of the test regency is ratified on 30 December 2025.
        self.assertEqual(str(row.date_due), "2026-01-30")
        self.assertEqual(row.employee_id, self.employee_head_a)
        opened = row.with_user(self.user_secretary_a)
        self.assertTrue(opened.can_open_step)
        self.assertEqual(str(row.done_on), "2026-02-10")

    def test_a_draft_names_who_draws_it_up_and_its_day(self):
        """Of the next year: the Sekretaris, whoever reads it; its day once a rule names
        one. Who has no coordinator with a login learns that nobody is asked."""
        draft = self._create_plan_of_actions(self._row(), year=YEAR + 1)
        self.assertEqual(
            draft.turn_text, "It is your turn: complete the draft, then submit it."
        )
        read = draft.with_user(self.user_head_a)
        self.assertIn(self.user_secretary_a.name, read.turn_text)
        due = self.env["sidocakep.deadline"].search([], limit=1)
        due.copy(
            {
                "document": "action_plan",
                "year": YEAR + 1,
                "res_id": draft.company_id.id,
                "res_model": "res.company",
                "company_id": draft.company_id.id,
                "date_due": f"{YEAR + 1}-01-30",
            }
        )
        read.invalidate_recordset()
        self.assertIn("At the latest on 30 Januari", read.turn_text)
        (self.user_secretary_a | self.user_head_a).active = False
        read = draft.with_user(self.user_organisasi)
        self.assertIn("Nobody in the agency is asked", read.turn_text)
