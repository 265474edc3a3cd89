"""An RKT that was drawn up is put before the head, who decides it."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...exceptions import TransitionError
from ..common_rkt import RktCase
from ..submission_case import SubmissionCase


@tagged("post_install", "-at_install")
class TestRktHandOver(SubmissionCase, RktCase):
    def _create_draft(self):
        return (
            self.env["sidocakep.rkt"]
            .with_user(self.user_secretary_a)
            .create({"company_id": self.agency_a.id, "year": 2026})
        )

    def test_the_head_is_asked_to_decide(self):
        rkt = self._create_draft()
        with self.assertRaises(UserError):
            rkt.action_submit()
        rkt.action_draw_from_plan()
        rkt.action_submit()
        [activity] = rkt.sudo().activity_ids
        self.assertEqual(activity.user_id, self.user_head_a)
        self.env.invalidate_all()
        self.assertIn(self.user_head_a.name, rkt.turn_text)
        self.assertIn("your turn", rkt.with_user(self.user_head_a).turn_text)
        self.assertFalse(rkt.can_submit)
        head = rkt.with_user(self.user_head_a)
        head.write({"document_number": "1/2026", "document_date": "2026-01-05"})
        head.action_decide()
        self.assertFalse(rkt.sudo().activity_ids)
        self.env.invalidate_all()
        self.assertFalse(rkt.turn_text)

    def test_others_do_not_submit_it(self):
        rkt = self._create_draft()
        rkt.action_draw_from_plan()
        for role in ("ech3_a", "inspektorat", "bappeda", "head_b"):
            with self.subTest(role), self.assertRaises(AccessError):
                rkt.with_user(getattr(self, f"user_{role}")).action_submit()

    def test_the_head_returns_it_with_a_reason(self):
        rkt = self._create_draft()
        rkt.action_draw_from_plan()
        rkt.action_submit()
        with self.assertRaisesRegex(TransitionError, "submitted already"):
            rkt.action_submit()
        self._assert_not_returned_by(
            rkt, ("secretary_a", "ech3_a", "inspektorat", "head_b")
        )
        self.assertTrue(rkt.with_user(self.user_head_a).can_give_back)
        self._open_return(rkt, "head_a", "Target 2026 belum ada").action_confirm()
        self.assertEqual((rkt.state, rkt.submitted_on), ("draft", False))
        [activity] = rkt.sudo().activity_ids
        mend = self.env.ref("sidocakep_base.mail_activity_type_mend")
        self.assertEqual(
            (activity.user_id, activity.activity_type_id),
            (self.user_secretary_a, mend),
        )
        self.assertIn("Target 2026 belum ada", rkt.message_ids[0].body)
        self.assertEqual(rkt.given_back_by_id, self.user_head_a)
        self.assertEqual(rkt.given_back_reason, "Target 2026 belum ada")
        rows = self.env["sidocakep.trail"].search(
            [("res_model", "=", rkt._name), ("res_id", "=", rkt.id)]
        )
        self.assertIn("Target 2026 belum ada", rows.mapped("reason"))
        self.env.invalidate_all()
        rkt.action_submit()
        self.assertFalse(rkt.given_back_reason)
        [activity] = rkt.sudo().activity_ids
        self.assertEqual(activity.user_id, self.user_head_a)
