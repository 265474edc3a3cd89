"""Activities open and close by themselves, one for whoever must act."""

from odoo.tests import tagged

from odoo.addons.sidocakep_base.tests.thorough import long

from ...models.deadline.sidocakep_deadline_activity import (
    ACTIVITY_DRAW_UP,
    ACTIVITY_PROPOSE,
)
from ..common import YEAR
from .test_deadline import DeadlineCase


@tagged("post_install", "-at_install")
class TestDeadlineActivity(DeadlineCase):
    def _get_activities(self, xmlid, user=None):
        domain = [("activity_type_id", "=", self.env.ref(xmlid).id)]
        if user:
            domain.append(("user_id", "=", user.id))
        # Those of the test regency: a database may have another.
        domain.append(("user_id.login", "=like", "uji_%"))
        return self.env["mail.activity"].search(domain)

    def test_ratification_asks_the_secretary_once_for_all_positions(self):
        """Six positions of agency A without a PK: one activity, due 30 January."""
        [activity] = self._get_activities(ACTIVITY_DRAW_UP, self.user_secretary_a)
        self.assertEqual(str(activity.date_deadline), "2026-01-30")
        self.assertEqual(
            activity.summary, "Dinas Kesehatan Uji: draw up the PKs of 6 positions"
        )
        self.assertFalse(self._get_activities(ACTIVITY_DRAW_UP, self.user_head_a))

    @long
    def test_without_a_secretary_the_head_is_asked(self):
        self._decide_budget()
        self.assertTrue(self._get_activities(ACTIVITY_DRAW_UP, self.user_head_b))
        self.employee_secretary_a.version_id.job_id = self.job_pelaksana_a
        self.deadlines._refresh(self.agency_a, YEAR)
        self.assertTrue(self._get_activities(ACTIVITY_DRAW_UP, self.user_head_a))
        self.assertFalse(self._get_activities(ACTIVITY_DRAW_UP, self.user_secretary_a))

    def test_the_summary_counts_down_and_closes(self):
        jobs = (
            self.job_head_a
            | self.job_secretary_a
            | self.job_ech3_a
            | self.job_ech4_a
            | self.job_func_a
        )
        for job in jobs:
            self._create_pk(job, fill=False)
        [activity] = self._get_activities(ACTIVITY_DRAW_UP, self.user_secretary_a)
        self.assertEqual(
            activity.summary, "Dinas Kesehatan Uji: draw up the PK of 1 position"
        )
        self._create_pk(self.job_pelaksana_a, fill=False)
        self.assertFalse(self._get_activities(ACTIVITY_DRAW_UP, self.user_secretary_a))

    def test_the_first_screen_opens_the_positions_that_have_none(self):
        """Not the row that bears the activity: it may be done long since."""
        [activity] = self._get_activities(ACTIVITY_DRAW_UP, self.user_secretary_a)
        bearer = self.env["sidocakep.deadline"].browse(activity.res_id)
        self._create_pk(bearer.job_id, fill=False)
        work = self.env["res.users"].with_user(self.user_secretary_a).get_my_work()
        [figure] = [
            item for item in work["waiting"] if item["label"] == "Agreements to Draw Up"
        ]
        rows = bearer.search(figure["action"]["domain"])
        self.assertEqual((figure["count"], len(rows)), (5, 5))
        self.assertNotIn(bearer, rows)
        self.assertNotIn(
            bearer._name,
            [i["action"]["res_model"] for i in work["waiting"] if i != figure],
        )

    def test_the_holder_finishes_the_own_draft(self):
        pk = self._create_pk(self.job_head_a)
        [activity] = self._get_activities(ACTIVITY_PROPOSE)
        self.assertEqual(activity.user_id, self.user_head_a)
        self.assertEqual((activity.res_model, activity.res_id), (pk._name, pk.id))
        self.assertEqual(str(activity.date_deadline), "2026-01-30")
        pk.with_user(self.user_head_a).action_propose()
        self.assertFalse(self._get_activities(ACTIVITY_PROPOSE))

    def test_a_returned_pk_is_asked_for_once(self):
        """The signing asks to mend it; the deadline does not ask a second time."""
        pk = self._create_pk(self.job_ech3_a)
        pk.with_user(self.user_ech3_a).action_propose()
        pk.with_user(self.user_ech3_a).action_return("Target salah")
        self.assertEqual(pk.state, "draft")
        self.deadlines._refresh(self.agency_a, YEAR)
        own = pk.activity_ids.filtered(lambda item: item.user_id == self.user_ech3_a)
        self.assertEqual(len(own), 1)
        self.assertEqual(
            own.activity_type_id,
            self.env.ref("sidocakep_cascading.mail_activity_type_pk_revise"),
        )

    def test_counting_again_opens_nothing_twice(self):
        self._create_pk(self.job_head_a)
        before = self._get_activities(ACTIVITY_DRAW_UP) | self._get_activities(
            ACTIVITY_PROPOSE
        )
        self.deadlines._refresh(self.agency_a, YEAR)
        after = self._get_activities(ACTIVITY_DRAW_UP) | self._get_activities(
            ACTIVITY_PROPOSE
        )
        self.assertEqual(before, after)

    def test_without_a_clock_nobody_is_asked(self):
        self._create_pk(self.job_head_b, fill=False)
        self.assertFalse(self._get_activities(ACTIVITY_PROPOSE))
        self.assertFalse(self._get_activities(ACTIVITY_DRAW_UP, self.user_head_b))
