"""Wrong answers at signing: counted per person, paused, told, never forgotten."""

from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessDenied, UserError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged

from ...models.signing.sidocakep_signature_attempt import FREE, get_pause
from ..common import PkCase

NOW = "2026-01-02 08:00:00"


@tagged("post_install", "-at_install")
class TestSignatureAttempt(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.registry_enter_test_mode_cls()
        cls.attempts = cls.env["sidocakep.signature.attempt"]

    def _answer(self, user, secret="salah", hashes=None):
        """Answer as the person; return the refusal, or ``None`` if it was right."""
        method = self.env["sidocakep.signature.method.password"].with_user(user)
        try:
            method._prove(secret, hashes or {})
        except AccessDenied as error:
            return str(error)
        return None

    def _exhaust(self, user):
        for _number in range(FREE):
            self.assertNotIn("wrong answers", self._answer(user))

    def test_the_pause_grows_from_half_a_minute_to_an_hour(self):
        """5 free answers, then 30 s, doubled each time: 30, 60, 120 … 3600."""
        waits = [get_pause(wrong) for wrong in (0, 4, 5, 6, 7, 11, 12, 500)]
        self.assertEqual(waits, [0, 0, 30, 60, 120, 1920, 3600, 3600])

    def test_the_right_answer_waits_after_five_wrong_ones(self):
        user = self.user_ech3_a
        with freeze_time(NOW) as clock:
            self._exhaust(user)
            self.assertIn("After 5 wrong answers", self._answer(user, user.login))
            clock.tick(timedelta(seconds=29))
            self.assertIn("00:01", self._answer(user, user.login))
            clock.tick(timedelta(seconds=1))
            self.assertTrue(self._answer(user))
            clock.tick(timedelta(seconds=59))
            self.assertIn("After 6 wrong answers", self._answer(user, user.login))
            clock.tick(timedelta(seconds=1))
            self.assertIsNone(self._answer(user, user.login))
            self._exhaust(user)

    def test_a_colleague_neither_waits_nor_resets(self):
        user, colleague = self.user_ech3_a, self.user_head_a
        with freeze_time(NOW):
            self._exhaust(user)
            self.assertIsNone(self._answer(colleague, colleague.login))
            self.assertIn("After 5 wrong answers", self._answer(user, user.login))

    def test_of_forty_right_answers_at_once_five_are_looked_at(self):
        """Who comes while those are checked waits, is told why, and loses nothing."""
        user = self.user_ech3_a
        model = type(self.env["sidocakep.signature.method.password"])
        check, refused, passed = model._check_secret, [], []

        def check_while_others_answer(method, person, secret):
            while len(refused) < 40 - FREE:
                refusal = self._answer(user, user.login)
                (refused if refusal else passed).append(refusal)
            return check(method, person, secret)

        with (
            freeze_time(NOW),
            patch.object(model, "_check_secret", check_while_others_answer),
        ):
            self.assertIsNone(self._answer(user, user.login))
        self.assertEqual((len(refused), len(passed)), (35, 4))
        self.assertIn("given at the same moment", refused[0])
        with freeze_time(NOW):
            self.assertIsNone(self._answer(user, user.login))

    def test_an_answer_is_counted_on_a_cursor_of_its_own_and_before_it_is_checked(self):
        """So it stays counted when the request is rolled back, or killed in between."""
        user, cursors, checked = self.user_ech3_a, [], []
        domain = [("user_id", "=", user.id), ("outcome", "=", "asked")]
        before = self.attempts.search_count(domain)
        open_cursor = self.registry.cursor

        def spy(*args, **kwargs):
            cursors.append(open_cursor(*args, **kwargs))
            return cursors[-1]

        def check(method, user, secret):
            checked.append((len(cursors), self.attempts.search_count(domain)))
            raise AccessDenied

        model = type(self.env["sidocakep.signature.method.password"])
        with (
            patch.object(self.registry, "cursor", spy),
            patch.object(model, "_check_secret", check),
        ):
            self._answer(user)
        self.assertEqual(checked, [(1, before + 1)])

    def test_the_person_is_told(self):
        user = self.user_ech3_a
        subject = "Wrong answers when signing in your name"
        domain = [("subject", "=", subject), ("partner_ids", "in", user.partner_id.ids)]
        with freeze_time(NOW):
            for _number in range(FREE - 1):
                self._answer(user)
            self.assertFalse(self.env["mail.message"].search(domain))
            self._answer(user)
        self.env.invalidate_all()
        message = self.env["mail.message"].search(domain)
        self.assertEqual(len(message), 1)
        self.assertIn(user.login, message.body)

    def test_nobody_changes_or_deletes_or_makes_a_row(self):
        self._answer(self.user_ech3_a)
        row = self.attempts.search([], limit=1)
        admin = self.env.ref("base.user_admin")
        vals = {
            "user_id": self.user_head_a.id,
            "asked_at": fields.Datetime.now(),
            "method": "password",
            "outcome": "right",
        }
        for user in (self.user_ech3_a, self.user_hr, admin, self.env.user):
            rows = row.with_user(user)
            for method, args in (("write", [row.ids, vals]), ("unlink", [row.ids])):
                with (
                    self.subTest(user.login),
                    self.assertRaises(UserError),
                ):
                    call_kw(rows, method, args, {})
            with self.subTest(user.login), self.assertRaises(UserError):
                call_kw(rows, "create", [[vals]], {})
            with self.subTest(user.login), self.assertRaises(UserError):
                # A server action of the administrator.
                rows.sudo().create([vals])

    def test_a_wrong_answer_stands_in_the_trail_of_what_it_was_to_sign(self):
        """It outlives the request, which is rolled back; a right one leaves nothing."""
        pk = self._sign_to(self._create_pk(self.job_ech3_a), "proposed")
        user = self.user_ech3_a
        domain = [
            ("res_model", "=", pk._name),
            ("res_id", "=", pk.id),
            ("kind", "=", "proof"),
        ]
        cursors = []
        open_cursor = self.registry.cursor

        def spy(*args, **kwargs):
            cursors.append(open_cursor(*args, **kwargs))
            return cursors[-1]

        for number in (1, 2):
            before = len(cursors)
            with patch.object(self.registry, "cursor", spy):
                self.assertTrue(self._answer(user, hashes=pk._get_hashes()))
            self.assertEqual(len(cursors), before + 2, "counted, then kept")
            row = self.env["sidocakep.trail"].search(domain, limit=1)
            self.assertEqual(row.user_id, user)
            self.assertEqual(row.company_id, self.agency_a)
            self.assertEqual((row.subject, row.new_value), ("password", str(number)))
        self.assertIsNone(self._answer(user, user.login, pk._get_hashes()))
        self.assertEqual(self.env["sidocakep.trail"].search_count(domain), 2)

    def test_one_sees_ones_own_rows_and_the_administrator_all(self):
        self._answer(self.user_ech3_a)
        self._answer(self.user_head_a)
        users = self.attempts.with_user(self.user_head_a).search([]).user_id
        self.assertEqual(users, self.user_head_a)
        admin = self.env.ref("base.user_admin")
        self.assertIn(
            self.user_ech3_a, self.attempts.with_user(admin).search([]).user_id
        )
