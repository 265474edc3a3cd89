"""What Tim Monev accepted is closed for its figures too, until it is reopened."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .steps_case import StepsCase


@freeze_time("2026-04-08 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasurementClosed(StepsCase):
    def test_what_was_begun_before_the_acceptance_is_closed_with_it(self):
        """A correction of a figure lies open while the team accepts the quarter."""
        amend = self.figure.with_user(self.user_ech3_a).action_amend()
        successor = self.figure.browse(amend["res_id"]).with_user(self.user_ech3_a)
        values = {"amendment_reason": "Diperbaiki"}
        self._enter(successor, self.user_ech3_a, "18", "20", **values)
        self._accept()
        with self.assertRaisesRegex(UserError, "is closed"):
            successor.action_send()
        successor._with_workflow_bypass().write({"state": "sent"})
        with self.assertRaisesRegex(UserError, "is closed"):
            successor.with_user(self.user_secretary_a).action_verify()
        self._reopen()
        successor.with_user(self.user_secretary_a).action_verify()
        self.assertEqual(self.figure.state, "replaced")

    def test_a_figure_that_never_came_may_come_after_the_acceptance(self):
        """It contradicts nothing; the year counts it, the quarter stays as it was."""
        self._accept()
        line = self._get_line(self.measurement, self.output)
        self.assertEqual(line.status, "not_reported")
        self.env.invalidate_all()
        self.assertIn("accepted without this figure", self.other.closed_text)
        self.assertIn("Ask to Reopen", self.other.closed_text)
        self.assertIn("accepted without them", self.measurement.notice)
        self._verify(self.other, self.user_ech4_a, "15")
        self.assertEqual(self.other.state, "verified")
        self.assertEqual(line.status, "not_reported")
        self.measurement.invalidate_recordset(["notice"])
        self.assertIn("Verified after it was sent", self.measurement.notice)
        self.assertIn(self.other.display_name, self.measurement.notice)
        self.assertIn("Ask to Reopen", self.measurement.notice)
        self.assertNotIn("returns it", self.measurement.notice, "it was accepted")

    def test_the_lock_is_of_the_periods_that_cover_the_figure(self):
        """A figure of quarter I: the quarter and the year close it, quarter II not."""
        find = self.figure._find_closings
        self.assertFalse(find())
        self._accept()
        self.assertEqual(find()[self.figure], self.measurement)
        other = {"company_id": self.agency_a.id, "year": 2026, "state": "accepted"}
        model = self.env["sidocakep.measurement"]._with_workflow_bypass()
        later = model.create(
            other | {"period_kind": "quarter", "period_no": 2, "date_end": "2026-06-30"}
        )
        year = model.create(
            other | {"period_kind": "year", "period_no": 0, "date_end": "2026-12-31"}
        )
        self.assertEqual(find()[self.figure], self.measurement | year)
        self.assertNotIn(later, find()[self.figure])
        self._reopen()
        self.assertFalse(find(), "one of them is open")

    def test_a_closed_figure_is_replaced_by_a_release_alone(self):
        """Refused where the window would open, with who opens the lock."""
        own = self.figure.with_user(self.user_ech3_a)
        self.assertFalse(own.closed_text)
        self._accept()
        self.env.invalidate_all()
        self.assertIn("Bagian Organisasi grants it", own.closed_text)
        with self.assertRaisesRegex(UserError, "Bagian Organisasi grants it"):
            own.action_amend()
        with self.assertRaisesRegex(UserError, "no release replaces what was sent"):
            own.action_amend_released()
        self.assertFalse(own.can_amend_released, "it would be refused")
        self.assertNotIn("Enter the Released Figure", own.closed_text)
        self.assertFalse(self.figure.next_ids, "nothing was begun")
        self._decree(self.card)
        self.env.invalidate_all()
        self.assertTrue(own.can_amend_released)
        self.assertIn("Enter the Released Figure", own.closed_text)
        released = self.figure.browse(own.action_amend_released()["res_id"])
        self.assertEqual(released.release_status, "official")
        values = {"amendment_reason": "Rilis BPS", "remark": "BRS 8 April 2026"}
        self.assertIn("for the released or audited figure", released.closed_text)
        entered = self._enter(released, self.user_ech3_a, "18", "20", **values)
        with self.assertRaisesRegex(UserError, "attach the file or a link"):
            entered.action_send()
        self._attach(entered)
        entered.action_send()
        released.with_user(self.user_secretary_a).action_verify()
        self.assertEqual(self.figure.state, "replaced")
        with self.assertRaisesRegex(UserError, "is closed"):
            released.with_user(self.user_ech3_a).action_amend_released()
        self._reopen()
        self.assertTrue(released.with_user(self.user_ech3_a).action_amend())

    def test_a_release_of_what_was_missing_has_its_place_and_says_all_it_lacks(self):
        """In one list; without a figure it is no release."""
        self._decree(self.card)
        missing = {"no_figure": "not_released", "figure_status": "not_released"}
        missing |= {"no_figure_reason": "Menunggu BPS", "release_on": "2026-05-01"}
        self.figure._with_workflow_bypass().write(missing)
        self._accept()
        self.env.invalidate_all()
        own = self.figure.with_user(self.user_ech3_a)
        released = own.browse(own.action_amend_released()["res_id"])
        self.assertFalse(released.no_figure or released.no_figure_reason)
        self.assertFalse(released.release_on)
        wanted = (
            "reason of the amendment",
            "the numbers of |the figure",
            "source and day",
        )
        released.part_ids.written = False
        self._check_refused(released, *wanted)
        self._enter(released, self.user_ech3_a, "18", "20")
        self._check_refused(released, "reason of", "source and day", "attach the file")
        released.write(
            {"no_figure": "not_released", "no_figure_reason": "Masih menunggu"}
        )
        released.release_on = "2026-06-01"
        self._check_refused(released, "reason of", "empty There Is No Figure")

    def _check_refused(self, figure, *words):
        with self.assertRaises(UserError) as caught, self.env.cr.savepoint():
            figure.action_send()
        for word in words:
            self.assertRegex(str(caught.exception), word)

    def test_a_release_is_entered_by_the_offices_for_every_agency(self):
        """Bagian Organisasi and Bappeda, that cell alone; the agency verifies it."""
        office = self.user_organisasi
        self.figure._with_workflow_bypass().release_status = "unaudited"
        self._accept()
        self.env.invalidate_all()
        own = self.figure.with_user(office)
        self.assertTrue(own.can_write and own.can_amend_released, "its button is shown")
        released = self.figure.browse(own.action_amend_released()["res_id"])
        self.assertFalse(released.activity_ids, "nobody else is asked to enter it")
        values = {"amendment_reason": "LHP BPK", "remark": "LHP BPK 8 April 2026"}
        values["release_status"] = "audited"
        entered = self._enter(released, office, "18", "20", **values)
        self._attach(entered)
        entered.release_status = "provisional"
        with self.assertRaises(AccessError, msg="that is the agency's to say"):
            entered.action_send()
        released._with_workflow_bypass().release_status = "audited"
        entered.action_send()
        self.assertTrue(released.is_on_behalf)
        released.with_user(self.user_secretary_a).action_verify()
        line = self._get_line(self.measurement, self.outcome)
        self.assertEqual(line.figure_id, released)
        self.assertTrue(line.before_text and not self.measurement.next_ids)

    def test_an_office_enters_nothing_else_of_an_agency(self):
        """And is not told to ask itself."""
        bappeda = self._create_user("uji_rilis", "group_bappeda", self.government)
        for user, words in (
            (self.user_organisasi, "Ask the head or secretary of that agency.$"),
            (bappeda, "or Bagian Organisasi.$"),
        ):
            own = self.figure.with_user(user)
            for method in ("action_amend", "action_amend_released"):
                with self.assertRaisesRegex(AccessError, words):
                    getattr(own, method)()
            with self.assertRaises(AccessError):
                self.other.with_user(user).written = "5"
        self.figure._with_workflow_bypass().no_figure = "not_released"
        with self.assertRaises(AccessError, msg="its next version is a release"):
            self.figure.with_user(bappeda).action_amend()
        self.assertTrue(self.figure.with_user(bappeda).action_amend_released())

    def test_nothing_is_asked_about_a_figure_that_would_be_refused(self):
        """85 % became 850: the period is closed, which is said before the question."""
        action = self.figure.with_user(self.user_ech3_a).action_amend()
        successor = self.figure.browse(action["res_id"])
        self._accept()
        values = {"amendment_reason": "Diperbaiki"}
        own = self._enter(successor, self.user_ech3_a, "170", "20", **values)
        with self.assertRaisesRegex(UserError, "is closed"):
            own.action_send()

    def test_a_correction_is_submitted_with_its_reason(self):
        """Else the head, who writes none, is refused on a field of the secretary."""
        self._accept()
        self._reopen()
        action = self._as(self.user_secretary_a).action_amend()
        successor = self.measurement.browse(action["res_id"])
        own = successor.with_user(self.user_secretary_a)
        with self.assertRaisesRegex(UserError, "Write first: the reason"):
            own.action_submit()
        own.amendment_reason = "Tercecer"
        line = self._get_line(successor, self.outcome)
        line.with_user(self.user_ech3_a).supporting_factor = "Register"
        own.action_submit()
        self.assertTrue(successor.submitted_on)

    def test_the_superior_finds_his_evaluations_once(self):
        self._send()
        work = self.env["res.users"].with_user(self.user_head_a).get_my_work()
        labels = [item["label"] for item in work["waiting"]]
        self.assertEqual(len(labels), len(set(labels)))
