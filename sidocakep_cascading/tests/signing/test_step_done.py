"""A step taken a second time: who took it, when, and whose turn it is now."""

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import TransitionError

from ..common import PkCase

#: 11.30 in the time zone of the regulation and of the logins, WIB.
MOMENT = "2026-01-20 04:30:00"
TOLD_MOMENT = "20 January 2026, 11:30"


@freeze_time(MOMENT)
@tagged("post_install", "-at_install")
class TestStepDone(PkCase):
    """The PK of an eselon III of agency A; its superior is the head of the agency."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.users"].search([]).tz = "Asia/Jakarta"
        cls.pk = cls._create_pk(cls.job_ech3_a)

    def _assert_told(self, user, step, *parts):
        """The step is refused with a sentence that holds these parts."""
        pk = self.pk.with_user(user).with_context(lang="en_US")
        with self.assertRaises(TransitionError) as refused:
            step(pk)
        for part in (self.pk.display_name, TOLD_MOMENT, *parts, "Load the page again."):
            self.assertIn(part, str(refused.exception))

    def test_who_signed_first_is_told_that_the_superior_is_next(self):
        self._sign_to(self.pk, "signed_first")
        self._assert_told(
            self.user_ech3_a,
            lambda pk: pk.action_sign(),
            "You signed",
            "as Party I, on",
            f"{self.pk.second_name} signs next, as Party II.",
        )

    def test_who_signed_is_told_so_however_far_it_went(self):
        for state, turn in (
            ("signed", "hands it in next"),
            ("handed_in", "Bagian Organisasi receives it next"),
            ("received", "Bagian Organisasi puts it in force next"),
            ("in_force", "It is In Force now. Load"),
        ):
            self._sign_to(self.pk, state)
            for user, party in (
                (self.user_ech3_a, "as Party I, on"),
                (self.user_head_a, "as Party II, on"),
            ):
                with self.subTest(state, party=party):
                    self._assert_told(user, lambda pk: pk.action_sign(), party, turn)

    def test_the_window_confirmed_twice_tells_the_same(self):
        self._sign_to(self.pk, "proposed")
        self._sign(self.pk, self.user_ech3_a)
        self._assert_told(
            self.user_ech3_a,
            lambda pk: self._sign(pk, pk.env.user),
            "You signed",
            "signs next, as Party II.",
        )

    def test_who_did_not_sign_is_refused_as_before(self):
        self._sign_to(self.pk, "signed_first")
        with self.assertRaisesRegex(AccessError, "another position"):
            self.pk.with_user(self.user_secretary_a).action_sign()

    def test_a_voided_signature_is_no_signature(self):
        self._sign_to(self.pk, "signed_first")
        self.pk.with_user(self.user_head_a).action_return("Target keliru")
        self._sign_to(self.pk, "proposed")
        self._sign(self.pk, self.user_ech3_a)
        self.assertEqual(self.pk.state, "signed_first")

    def test_proposed_twice(self):
        self._sign_to(self.pk, "proposed")
        propose = "You have taken this step on"
        turn = f"{self.pk.first_name} signs next, as Party I."
        self._assert_told(
            self.user_ech3_a, lambda pk: pk.action_propose(), propose, turn
        )
        self._assert_told(
            self.user_secretary_a,
            lambda pk: pk.action_propose(),
            f"{self.user_ech3_a.name} has taken this step on",
            turn,
        )

    def test_handed_in_received_and_put_in_force_twice(self):
        for state, user, method in (
            ("handed_in", self.user_ech3_a, "action_hand_in"),
            ("received", self.user_organisasi, "action_receive"),
            ("in_force", self.user_organisasi, "action_put_in_force"),
        ):
            with self.subTest(state):
                self._sign_to(self.pk, state)
                self._assert_told(
                    user,
                    lambda pk, method=method: getattr(pk, method)(),
                    "You have taken this step on",
                )

    def test_returned_twice_by_who_may_only_return_what_is_proposed(self):
        self._sign_to(self.pk, "signed_first")
        self.pk.with_user(self.user_head_a).action_return("Target keliru")
        self._assert_told(
            self.user_head_a,
            lambda pk: pk.action_return("Target keliru"),
            "You have taken this step on",
            "It is Draft now.",
        )

    def test_another_step_out_of_the_state_is_not_this_one(self):
        self._sign_to(self.pk, "handed_in")
        self.pk.with_user(self.user_organisasi).action_send_back("Sampul")
        with self.assertRaisesRegex(TransitionError, "possible only from"):
            self.pk.with_user(self.user_organisasi).action_receive()
