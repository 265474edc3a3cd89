"""Whose step it is: one activity, for one person, closed when the step is done."""

from odoo.tests import tagged

from ...models.signing.sidocakep_pk_todo import STEP_ACTIVITIES
from ..common import PkCase


@tagged("post_install", "-at_install")
class TestPkTodo(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._create_pk(cls.job_ech3_a)

    def _get_todo(self):
        """Activities of the steps; those of the deadlines are another concern."""
        kinds = self.env["mail.activity.type"].browse(
            [self.env.ref(xmlid).id for xmlid in STEP_ACTIVITIES]
        )
        activities = self.pk.activity_ids.filtered(
            lambda activity: activity.activity_type_id in kinds
        )
        return [(item.activity_type_id.name, item.user_id) for item in activities]

    def test_activities_follow_the_steps(self):
        expected = {
            "draft": [],
            "proposed": [("Sign the PK", self.user_ech3_a)],
            "signed_first": [("Sign the PK", self.user_head_a)],
            "signed": [("Hand In the PK", self.user_secretary_a)],
            "handed_in": [("Receive the PK", self.user_organisasi)],
            "received": [("Put the PK in Force", self.user_organisasi)],
            "in_force": [],
        }
        for state, todo in expected.items():
            with self.subTest(state):
                self._sign_to(self.pk, state)
                self.assertEqual(self._get_todo(), todo)

    def test_returned_pk_asks_party_one_to_mend_it(self):
        self._sign_to(self.pk, "signed_first")
        self.pk.with_user(self.user_head_a).action_return("Target keliru")
        self.assertEqual(self._get_todo(), [("Mend the PK", self.user_ech3_a)])
        self._sign_to(self.pk, "proposed")
        self.assertEqual(self._get_todo(), [("Sign the PK", self.user_ech3_a)])

    def test_a_pile_is_not_announced_one_by_one(self):
        """Each would be a mail: the superior of an agency would get dozens."""
        other = self._create_pk(self.job_secretary_a)
        pks = self._sign_to(self.pk, "signed_first")
        pks |= self._sign_to(other, "signed_first")
        model = self.env["sidocakep.pk"].with_context(
            mail_activity_quick_update=False, tracking_disable=False
        )
        mails = self.env["mail.mail"]
        before = mails.search_count([])
        self._sign(model.browse(pks.ids), self.user_head_a)
        self.assertEqual(set(pks.mapped("state")), {"signed"})
        self.assertEqual(len(pks.activity_ids.filtered("user_id")), 2)
        self.assertEqual(mails.search_count([]), before)
