"""Proof of identity at the door of the web client."""

import base64
import json
import time
from unittest import skipUnless
from unittest.mock import patch

from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ...models.signing import sidocakep_signature_attempt
from ...wizard.signing.sidocakep_sign import SECRET_KEY
from ..common import PkCase

try:
    from odoo.addons.auth_totp.models.totp import hotp
except ImportError:
    hotp = None


class SignHttpCase(HttpCase, PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._sign_to(cls._create_pk(cls.job_ech3_a), "proposed")
        cls.startClassPatcher(patch.object(sidocakep_signature_attempt, "FREE", 3))

    def _post(self, model, method, ids, **kwargs):
        params = {"model": model, "method": method, "args": [ids], "kwargs": kwargs}
        response = self.url_open(
            f"/web/dataset/call_kw/{model}/{method}",
            data=json.dumps({"jsonrpc": "2.0", "params": params}),
            headers={"Content-Type": "application/json"},
        )
        return response.json()

    def _read(self):
        """Open the window as the eselon III and read the agreement."""
        answer = self._post("sidocakep.pk", "action_sign", self.pk.ids)
        wizard_id = answer["result"]["res_id"]
        self._post("sidocakep.sign", "action_mark_read", [wizard_id])
        return self.env["sidocakep.sign"].browse(wizard_id)

    def _prove(self, wizard, secret):
        context = {SECRET_KEY: secret}
        answer = self._post(wizard._name, "action_confirm", wizard.ids, context=context)
        self.env.invalidate_all()
        return answer


@tagged("post_install", "-at_install")
class TestPkSignPassword(SignHttpCase):
    def setUp(self):
        super().setUp()
        self.authenticate(self.user_ech3_a.login, self.user_ech3_a.login)

    def test_the_right_password_signs(self):
        wizard = self._read()
        answer = self._prove(wizard, self.user_ech3_a.login)
        self.assertEqual(answer["result"]["tag"], "display_notification")
        self.assertEqual(self.pk.state, "signed_first")
        self.assertEqual(self.pk.signature_ids.user_id, self.user_ech3_a)

    def test_after_three_wrong_answers_the_right_one_has_to_wait(self):
        wizard = self._read()
        for _attempt in range(3):
            self._prove(wizard, "salah")
            self.assertIn("Nothing is signed", wizard.message)
        self._prove(wizard, self.user_ech3_a.login)
        self.assertEqual(self.pk.state, "proposed")
        self.assertNotIn("Nothing is signed", wizard.message)
        with patch.object(sidocakep_signature_attempt, "PAUSE", 0):
            self._prove(wizard, self.user_ech3_a.login)
        self.assertEqual(self.pk.state, "signed_first")

    @mute_logger("odoo.http")
    def test_the_window_of_another_person_is_closed(self):
        wizard = self._read()
        self.authenticate(self.user_head_a.login, self.user_head_a.login)
        answer = self._prove(wizard, self.user_head_a.login)
        self.assertIn("AccessError", answer["error"]["data"]["name"])
        self.assertEqual(self.pk.state, "proposed")


@skipUnless(hotp, "the second factor is not installed")
@tagged("post_install", "-at_install")
class TestPkSignTotp(SignHttpCase):
    """A person with a second factor signs with it, and not with the password alone."""

    SECRET = base64.b32encode(b"12345678901234567890").decode()

    def setUp(self):
        super().setUp()
        self.user_ech3_a.sudo().write({"totp_secret": self.SECRET})
        self.env.flush_all()
        self.authenticate(self.user_ech3_a.login, self.user_ech3_a.login)

    def _get_code(self):
        return f"{hotp(base64.b32decode(self.SECRET), int(time.time() / 30)):06d}"

    def test_the_code_signs_and_the_password_does_not(self):
        wizard = self._read()
        self.assertEqual(wizard.method, "totp")
        self._prove(wizard, self.user_ech3_a.login)
        self.assertEqual(self.pk.state, "proposed")
        code = self._get_code()
        self._prove(wizard, f"{code[:3]} {code[3:]}")
        self.assertEqual(self.pk.state, "signed_first")
        self.assertEqual(self.pk.signature_ids.method, "totp")

    @mute_logger("odoo.addons.auth_totp.models.res_users")
    def test_a_code_is_used_once(self):
        wizard = self._read()
        code = self._get_code()
        self._prove(wizard, code)
        self.assertEqual(self.pk.state, "signed_first")
        other = self._sign_to(self._create_pk(self.job_ech4_a), "signed_first")
        answer = self._post("sidocakep.pk", "action_sign", other.ids)
        wizard = wizard.browse(answer["result"]["res_id"])
        self._post("sidocakep.sign", "action_mark_read", wizard.ids)
        self._prove(wizard, code)
        self.assertEqual(other.state, "signed_first")

    @mute_logger("odoo.addons.auth_totp.models.res_users")
    def test_wrong_codes_stay_counted(self):
        """They are told, not raised: a rollback would forget them."""
        wizard = self._read()
        log = self.env["auth.totp.rate.limit.log"].sudo()
        domain = [("user_id", "=", self.user_ech3_a.id)]
        before = log.search_count(domain)
        for number in (1, 2):
            self._prove(wizard, "000000" if self._get_code() != "000000" else "1")
            self.assertEqual(log.search_count(domain), before + number)
        self.assertEqual(self.pk.state, "proposed")

    @mute_logger("odoo.addons.auth_totp.models.res_users")
    def test_wrong_codes_make_the_right_one_wait(self):
        """Counted as wrong passwords are, whichever of the two was typed."""
        wizard = self._read()
        trail = self.env["sidocakep.trail"]
        domain = [("res_id", "=", self.pk.id), ("kind", "=", "proof")]
        for secret in ("000000", "salah", "12"):
            self._prove(wizard, secret if secret != self._get_code() else "000001")
            self.assertNotIn("wrong answers", wizard.message)
        self._prove(wizard, self._get_code())
        self.assertIn("After 3 wrong answers", wizard.message)
        self.assertEqual(self.pk.state, "proposed")
        self.assertEqual(trail.search(domain).mapped("subject"), ["totp"] * 3)
        with patch.object(sidocakep_signature_attempt, "PAUSE", 0):
            self._prove(wizard, self._get_code())
        self.assertEqual(self.pk.state, "signed_first")
