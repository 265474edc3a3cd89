"""What was asked for is named before each step; a correction shows what it changed."""

from lxml import etree

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ..measurement_case import MeasurementCase


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementOpen(MeasurementCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._setup_quarter("17")
        cls.line = cls.measurement.line_ids.filtered(
            lambda line: line.indicator_id == cls.output
        )
        # The quarter has no target: its indicator is not due, its figure is asked for.
        cls.env["sidocakep.target"].search(
            [
                ("indicator_id", "=", cls.output.id),
                ("period_kind", "=", "quarter"),
            ]
        ).sudo().unlink()
        cls.measurement._refresh()

    def _as(self, user):
        return self.measurement.with_user(user)

    def _open_step(self, user, step):
        """Return the window that is opened before a step."""
        action = getattr(self._as(user), f"action_ask_{step}")()
        window = self.env[action["res_model"]].with_user(user)
        return window.with_context(**action["context"]).create({})

    def test_a_figure_without_a_target_is_missing_all_the_same(self):
        """Gunung Mas 9(3): what was asked for is named with who holds it."""
        self.assertEqual(self.line.status, "not_due")
        self.assertEqual(self.measurement.missing_count, 0)
        self.assertEqual(self.measurement.unfilled_count, 1)
        self.assertIn("asked for and not entered", self.measurement.notice)
        self.assertIn(self.job_ech4_a.name, self.measurement.notice)
        self.other._with_workflow_bypass().state = "returned"
        self.measurement.invalidate_recordset(["notice"])
        self.assertIn("returned and not sent again yet", self.measurement.notice)
        self.assertNotIn("asked for and not entered", self.measurement.notice)
        self.env.flush_all()
        row = self.env["sidocakep.measurement.analysis"].search(
            [
                ("measurement_id", "=", self.measurement.id),
                ("is_unverified", "=", True),
            ]
        )
        self.assertEqual(row.asked_job_id, self.job_ech4_a)
        standing = self.env["sidocakep.agency.standing"].search(
            [("measurement_id", "=", self.measurement.id)]
        )
        self.assertIn("Asked for and not verified: 1", standing.gap_text)

    def test_each_step_says_what_is_open_and_blocks_where_the_profile_says_so(self):
        for user, step in (
            (self.user_secretary_a, "submit"),
            (self.user_head_a, "send"),
            (self.user_monev, "accept"),
        ):
            window = self._open_step(user, step)
            self.assertIn("asked for and not entered", window.gaps, step)
            shown = window.new(window.copy_data()[0])
            self.assertEqual(shown.gaps, window.gaps, "before it is saved too")
            self.assertTrue(window.meaning)
            window.action_confirm()
        self.assertEqual(self.measurement.state, "accepted")

    def test_what_the_reader_has_to_do_stands_open_and_the_rest_is_counted(self):
        """Who holds a figure finds his own lines, whoever else lacks what."""
        self.measurement.line_ids._with_workflow_bypass().status = "no_target"
        no_target = "Target of this period not set"
        for user, own in (
            (self.user_ech4_a, [self.job_ech4_a.name]),
            (self.user_secretary_a, [no_target, "Rows of the DPA", "Outputs of the"]),
            (self.user_head_a, [self.job_ech4_a.name]),  # the first, as none is his
        ):
            with self.subTest(user.name):
                item = self.measurement.with_user(user).with_context(lang="en_US")
                lines, lead = item.notice.splitlines(), item.lead_notice.splitlines()
                self.assertLessEqual(set(lead), set(lines))
                self.assertEqual(len(lead), len(own), lead)
                for words in own:
                    self.assertRegex(item.lead_notice, words)
                rest = (item.rest_notice or "").splitlines()
                self.assertEqual(rest, [line for line in lines if line not in lead])
                self.assertGreaterEqual(item.note_count, len(rest))

    def test_who_sends_and_accepts_sees_that_a_figure_is_being_corrected(self):
        """A list, and a tick: it holds nobody up, and nobody overlooks it."""
        correction = self.figure.with_user(self.user_ech3_a)._amend()
        said = self.measurement._say_open_corrections()
        self.assertEqual(len(said), 1)
        self.assertIn(self.job_ech3_a.name, said[0])
        for user, step in ((self.user_head_a, "send"), (self.user_monev, "accept")):
            window = self._open_step(user, step)
            self.assertIn("being corrected", window.warnings)
            self.assertIn(said[0], window.warnings)
            with self.assert_refused(UserError, "tick Go On All the Same"):
                window.action_confirm()
            window.is_seen = True
            window.action_confirm()
        self.assertEqual(self.measurement.state, "accepted")
        self.assertIn(correction.state, ("asked", "returned"))

    def test_what_was_sent_is_in_the_hands_of_who_verifies_it(self):
        """Who sent it can do nothing: the Sekretaris verifies, and is named."""
        correction = self.figure.with_user(self.user_ech3_a)._amend()
        correction.amendment_reason = "Register tercecer satu lembar"
        self._enter(correction, self.user_ech3_a, "16", "20").action_send()
        self.assertEqual(correction.state, "sent")
        [said] = self.measurement._say_open_corrections()
        self.assertIn(f"; {self.user_secretary_a.name} holds it", said)
        self.assertNotIn(self.job_ech3_a.name, said)
        self._enter(self.other, self.user_ech4_a, "25").action_send()
        self.env.invalidate_all()
        verifies = f"; {self.user_secretary_a.name} verifies it"
        self.assertIn(verifies, self.measurement.notice)
        self.assertIn(self.user_secretary_a.name, self.measurement._get_unfilled()[0])

    def test_nothing_to_take_from_the_actions_is_said(self):
        """The button did nothing and said nothing."""
        line = self.line.with_user(self.user_secretary_a)
        self.assertTrue(line.can_write_texts)
        with self.assert_refused(UserError, "nothing to take. Report"):
            line.action_take_from_actions()
        line.obstacle = "Alat rusak"
        self.assertEqual(line.action_explain()["res_id"], line.id)

    def test_rows_of_a_measurement_open_where_they_are_written(self):
        """A row of a read-only list opened a window in which nobody could write."""
        opened = {
            "sidocakep.measurement": {
                "line_ids": "action_explain",
                "output_ids": "action_explain",
                "sheet_ids": "action_open_sheet",
            },
            "sidocakep.measurement.sheet": {"line_ids": "action_explain"},
        }
        for model, fields in opened.items():
            form = etree.fromstring(self.env[model].get_view(view_type="form")["arch"])
            for name, method in fields.items():
                [rows] = form.xpath(f"//field[@name='{name}']/list")
                self.assertEqual(rows.get("action"), method, name)
                self.assertEqual(rows.get("type"), "object", name)

    def test_why_there_is_no_figure_is_said_once(self):
        for text, printed, said in (
            ("belum dirilis", "belum dirilis", "belum dirilis"),
            ("78 Persen", "97,50", "78 Persen (97,50)"),
            ("78 Persen", "belum ditetapkan", "78 Persen (belum ditetapkan)"),
        ):
            vals = {"realisation_text": text, "printed": printed}
            vals |= {"to_date_text": text, "year_printed": printed}
            self.line._with_workflow_bypass().write(vals)
            self.assertEqual(self.line._get_printed_figure(), said)
            self.assertEqual(self.line._get_printed_year(), said)

    def test_a_window_on_many_says_of_which_each_gap_is(self):
        """A pile is accepted at once: what is open of each stands under its name."""
        self._as(self.user_head_a).action_send()
        other = self.env["sidocakep.measurement"].search(
            [("company_id", "=", self.agency_b.id), ("period_no", "=", 1)]
        )
        other._with_workflow_bypass().state = "sent"
        both = self.measurement | other
        window = self.env["sidocakep.measurement.step"].with_user(self.user_monev)
        window = window.create({"measurement_ids": both.ids, "step": "accept"})
        named, *gaps = window.gaps.split("\n")
        self.assertEqual(named, self.measurement.display_name)
        place = gaps.index(other.display_name)
        for gap in (*gaps[:place], *gaps[place + 1 :]):
            self.assertTrue(gap.startswith("- "), gap)
        self.assertIn("No performance agreement (PK) counts", gaps[place + 1])
        named, bare = window.warnings.split("\n")[:2]
        self.assertEqual(named, self.measurement.display_name)
        self.assertEqual(bare, "Figures without evidence: 1")
        window.action_confirm()
        self.assertEqual(both.mapped("state"), ["accepted", "accepted"])

    def test_the_duty_of_the_profile_stops_the_sending(self):
        self.env["sidocakep.profile.rule"].create(
            {
                "profile_id": self.profile_gm.id,
                "code": "measurement_unfilled",
                "severity": "severe",
                "article": "Surat Edaran Bupati",
            }
        )
        with self.assertRaisesRegex(UserError, "figure of .*Surat Edaran Bupati"):
            self._as(self.user_head_a).action_ask_send()
        self._verify(self.other, self.user_ech4_a, "15")
        self._open_step(self.user_head_a, "send").action_confirm()
        self.assertEqual(self.measurement.state, "sent")

    def test_who_may_not_take_the_step_sees_no_window(self):
        with self.assertRaises(AccessError):
            self._as(self.user_secretary_a).action_ask_send()

    def test_a_correction_shows_what_it_changed_and_what_still_says_the_former(self):
        """What was signed keeps what it says, and is named until its next version."""
        self._as(self.user_head_a).action_send()
        self._as(self.user_monev).action_accept()
        report = self.env["sidocakep.measurement.report"].create(
            {
                "company_id": self.government.id,
                "year": 2026,
                "period": "1",
                "document_number": "700/1",
                "document_date": "2026-04-08",
            }
        )
        report._with_workflow_bypass().state = "issued"
        request = self.env["sidocakep.measurement.reopening"]
        request = request.with_user(self.user_secretary_a).create(
            {"measurement_id": self.measurement.id, "reason": "Register tercecer"}
        )
        asking, answering = map(self._as, (self.user_secretary_a, self.user_organisasi))
        self.assertIn("answers the request", asking.turn_text)
        self.assertFalse(asking.can_answer)
        self.assertIn("your turn: Answer the Request", answering.turn_text)
        self.assertTrue(answering.can_answer)
        self.assertEqual(answering.action_open_request()["res_id"], request.id)
        with self.assert_refused(UserError, "no request to reopen it waits for your"):
            asking.action_open_request()
        office = request.with_user(self.user_organisasi)
        office.write({"answer": "Sesuai surat", "date_until": "2026-04-20"})
        office.action_grant()
        self.assertEqual(self._get_asked(self.measurement), self.user_secretary_a)
        asked = self.measurement.activity_ids.filtered(
            lambda item: item.user_id == self.user_secretary_a
        )
        self.assertEqual(str(asked.date_deadline), "2026-04-20")
        # one day: on what is reopened, in its list, and on the first screen
        self.env.invalidate_all()
        self.assertEqual(str(asking.send_due), "2026-04-20")
        self.assertRegex(asking.days_text, "^20 April 2026: last day .* reopening")
        work = self.env["res.users"].with_user(self.user_secretary_a).get_my_work()
        days = {item["label"]: item["day"] for item in work["waiting"]}
        self.assertEqual(days[asked.activity_type_id.name], "20 April 2026")
        self.assertFalse(answering.can_answer)
        action = self._as(self.user_secretary_a).action_amend()
        self.assertFalse(self._get_asked(self.measurement))
        second = self.measurement.browse(action["res_id"])
        self.assertIn("Nothing of it has changed", second.correction_text)
        first = self.measurement.line_ids - self.line
        line = second.line_ids.filtered(
            lambda item: item.pk_line_id in first.pk_line_id
        )
        line._with_workflow_bypass().write(
            {"realisation_text": "80 Persen", "printed": "100,00"}
        )
        second.invalidate_recordset()
        self.assertIn("85 Persen (106,25) became 80 Persen", second.correction_text)
        self.assertIn(report.display_name, second.correction_text)

    def test_a_refused_reopening_says_why_on_the_measurement(self):
        self._as(self.user_head_a).action_send()
        self._as(self.user_monev).action_accept()
        request = self.env["sidocakep.measurement.reopening"]
        request = request.with_user(self.user_secretary_a).create(
            {"measurement_id": self.measurement.id, "reason": "Register tercecer"}
        )
        office = request.with_user(self.user_organisasi)
        office.answer = "Angka sudah diaudit"
        office.action_refuse()
        self.assertIn("Angka sudah diaudit", self.measurement.turn_text)

    def test_of_who_holds_many_the_first_are_named_and_the_rest_counted(self):
        rows = [(f"Indikator {number}", f"Kalimat {number}") for number in range(1, 9)]
        say = self.measurement._say_held
        self.assertEqual(
            say(self.job_ech4_a.name, rows[:3]), ["Kalimat 1", "Kalimat 2", "Kalimat 3"]
        )
        [line] = say(self.job_ech4_a.name, rows)
        self.assertIn(f"{self.job_ech4_a.name} holds 8 figures", line)
        self.assertIn("Indikator 1; Indikator 2; Indikator 3; and 5 more", line)
        self.assertNotIn("Indikator 4", line)
        [line] = say("", rows[:4])
        self.assertTrue(line.startswith("- holds 4"), "a card without a position")
        self.assertIn("and 1 more", line)
