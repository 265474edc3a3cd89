"""Who really acts, by whichever road; code that acts for him signs nothing."""

import threading
from contextlib import contextmanager, nullcontext
from unittest.mock import Mock, patch

from odoo.exceptions import AccessDenied
from odoo.modules import module
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.exceptions import TransitionAccessError
from odoo.addons.sidocakep_base.models.document import actor

from .test_pk_sign import SignCase

ACTION_LOGGER = "odoo.addons.base.models.ir_actions"


@tagged("post_install", "-at_install")
class TestActor(SignCase):
    @contextmanager
    def _asked_by(self, request_uid=None, thread_uid=None, is_rpc=False, cron=False):
        """As on a server: an RPC hides its request and leaves its login behind."""
        request = Mock()
        request.env.uid = request_uid
        thread = threading.current_thread()
        with (
            patch.object(actor, "request", None if is_rpc or cron else request),
            patch.object(module, "current_test", False),
            patch.object(thread, "uid", thread_uid, create=True),
            actor.running_cron() if cron else nullcontext(),
        ):
            yield

    def _run(self, code):
        action = self.env["ir.actions.server"].create(
            {
                "name": "Sign",
                "model_id": self.env["ir.model"]._get_id("res.partner"),
                "state": "code",
                "code": code,
            }
        )
        with mute_logger("odoo.tools.safe_eval", ACTION_LOGGER):
            action.run()

    def test_each_road_knows_who_asks(self):
        admin = self.env.ref("base.user_admin").id
        for road, known in (
            ({"request_uid": admin}, admin),
            ({"thread_uid": admin, "is_rpc": True}, admin),
            ({"cron": True}, None),
            ({}, None),
        ):
            with self.subTest(road), self._asked_by(**road):
                self.assertEqual(actor.get_actor_id(), known)
        self.assertTrue(actor.may_speak_for_others())

    def test_code_over_rpc_or_of_a_cron_does_not_sign_as_another(self):
        admin = self.env.ref("base.user_admin").id
        method = self.env["sidocakep.signature.method.password"]
        pk = self.pk.with_user(self.user_ech3_a)
        for road in (
            {"thread_uid": admin, "is_rpc": True},
            {"request_uid": admin},
            {"cron": True},
            {},
        ):
            with self.subTest(road):
                with self._asked_by(**road), self.assertRaises(TransitionAccessError):
                    self._sign(self.pk, self.user_ech3_a)
                with self._asked_by(**road), self.assertRaises(AccessDenied):
                    pk._sign_with(self.user_ech3_a.login)
                with self._asked_by(**road), self.assertRaises(AccessDenied):
                    own = method.with_user(self.user_ech3_a)
                    own._prove(self.user_ech3_a.login, pk._get_hashes())
        with self._asked_by(thread_uid=self.user_ech3_a.id, is_rpc=True):
            self._sign(self.pk, self.user_ech3_a)
        self.assertEqual(self.pk.state, "signed_first")

    def test_code_of_a_server_action_signs_for_nobody(self):
        """Not even in the request of the person himself, whose password it knows."""
        uid, secret = self.user_ech3_a.id, self.user_ech3_a.login
        pk = f"env['sidocakep.pk'].with_user({uid}).browse({self.pk.id})"
        method = f"env['sidocakep.signature.method.password'].with_user({uid})"
        for code in (
            f"{pk}._sign_with({secret!r})",
            f"{pk}._sign({method}._examine({secret!r}, {pk}._get_hashes()))",
            f"{pk}._sign({method}._prove({secret!r}, {pk}._get_hashes()))",
        ):
            with (
                self.subTest(code),
                self._asked_by(request_uid=uid),
                self.assertRaises(AccessDenied),
            ):
                self._run(code)
        self.assertEqual(self.pk.state, "proposed")
