"""The same doors by RPC: what a client can call and what it is refused."""

import json

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.exceptions import (
    FrozenRecordError,
    TransitionAccessError,
    TransitionError,
    WorkflowFieldError,
)

from ..common import PkCase


@tagged("post_install", "-at_install")
class TestPkCallKw(PkCase):
    """``call_kw`` is what every RPC door ends in."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._create_pk(cls.job_ech3_a)

    def _call(self, user, method, *args, model="sidocakep.pk", **kwargs):
        model = self.env[model].with_user(user)
        return call_kw(model, method, list(args), kwargs)

    def test_public_methods_refuse_who_has_no_right(self):
        """The state is refused before the person where it is nobody's turn."""
        for user in (self.user_pelaksana_a, self.user_head_b, self.user_inspektorat):
            for method in (
                "action_propose",
                "action_sign",
                "action_hand_in",
                "action_put_in_force",
                "action_fill_from_plan",
                "action_compute_parties",
            ):
                error = TransitionError if method == "action_sign" else AccessError
                if user == self.user_head_b:
                    error = AccessError
                with (
                    self.subTest(user=user.login, method=method),
                    self.assertRaises(error),
                ):
                    self._call(user, method, self.pk.ids)
            with self.assertRaises(AccessError):
                self._call(user, "action_return", self.pk.ids, "alasan")
        self.assertEqual(self.pk.state, "draft")

    def test_private_methods_are_not_callable(self):
        for method in (
            "_transition",
            "_sign",
            "_sign_with",
            "_with_workflow_bypass",
            "_freeze",
            "_get_document_values",
            "_refresh_parties",
            "with_user",
            "sudo",
            "with_context",
        ):
            with self.subTest(method), self.assertRaises(AccessError):
                self._call(self.user_ech3_a, method, self.pk.ids)

    def test_state_is_not_written(self):
        for user in (self.user_ech3_a, self.user_head_a, self.user_organisasi):
            for vals in (
                {"state": "in_force"},
                {"signed_first_by_id": user.id},
                {"frozen_hash": "x"},
            ):
                with self.subTest(user=user.login, vals=vals):
                    with self.assertRaises(WorkflowFieldError):
                        self._call(user, "write", self.pk.ids, vals)
                    with self.assertRaises(WorkflowFieldError):
                        self._call(
                            user, "web_save", self.pk.ids, vals, specification={}
                        )

    def test_context_of_the_client_opens_nothing(self):
        for value in (True, "object", {"a": 1}):
            with self.assertRaises(WorkflowFieldError):
                self._call(
                    self.user_organisasi,
                    "write",
                    self.pk.ids,
                    {"state": "in_force"},
                    context={"sidocakep_workflow_bypass": value},
                )

    def test_nobody_signs_for_another(self):
        self._sign_to(self.pk, "proposed")
        for user in (
            self.user_head_a,
            self.user_organisasi,
            self.user_secretary_a,
        ):
            with self.subTest(user.login), self.assertRaises(TransitionAccessError):
                self._call(user, "action_sign", self.pk.ids)
        # The administrator is of another company than the government: not even read.
        with self.assertRaises(AccessError):
            self._call(self.env.ref("base.user_admin"), "action_sign", self.pk.ids)
        self._sign_by_rpc(self.user_ech3_a, self.pk)
        self.assertEqual(self.pk.state, "signed_first")
        self.assertEqual(self.pk.signed_first_by_id, self.user_ech3_a)

    def test_frozen_lines_are_not_written(self):
        self._sign_to(self.pk, "signed_first")
        line = self.pk.line_ids
        row = self.pk.table2_ids[0]
        for user in (self.user_ech3_a, self.user_organisasi):
            for model, record, vals in (
                ("sidocakep.pk.line", line, {"written": "1"}),
                ("sidocakep.pk.line", line, {"target_text": "1 Persen"}),
                ("sidocakep.pk.table2", row, {"amount": 1}),
            ):
                with self.subTest(user=user.login, model=model):
                    with self.assertRaises(FrozenRecordError):
                        self._call(user, "write", record.ids, vals, model=model)
                    with self.assertRaises(FrozenRecordError):
                        self._call(user, "unlink", record.ids, model=model)
            with self.assertRaises(FrozenRecordError):
                self._call(
                    user,
                    "write",
                    self.pk.ids,
                    {"line_ids": [[1, line.id, {"note": "x"}]]},
                )

    def test_name_search_shows_the_own_agency_only(self):
        found = self._call(self.user_head_b, "name_search", "Bidang")
        self.assertFalse(found)
        found = self._call(self.user_pelaksana_a, "name_search", "Bidang")
        self.assertEqual([item[0] for item in found], self.pk.ids)


@tagged("post_install", "-at_install")
class TestPkJson(HttpCase, PkCase):
    """The doors themselves: the web client's and ``/json/2``."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._create_pk(cls.job_ech3_a)

    def _call_web(self, login, method, *args):
        self.authenticate(login, login)
        response = self.url_open(
            f"/web/dataset/call_kw/sidocakep.pk/{method}",
            data=json.dumps(
                {
                    "jsonrpc": "2.0",
                    "params": {
                        "model": "sidocakep.pk",
                        "method": method,
                        "args": list(args),
                        "kwargs": {},
                    },
                }
            ),
            headers={"Content-Type": "application/json"},
        )
        return response.json()

    def _call_json2(self, user, method, **params):
        key = (
            self.env["res.users.apikeys"]
            .with_user(user)
            .sudo()
            ._generate("rpc", "test", self.env.cr.now().replace(year=2099))
        )
        return self.url_open(
            f"/json/2/sidocakep.pk/{method}",
            data=json.dumps(params),
            headers={
                "Authorization": f"bearer {key}",
                "Content-Type": "application/json",
            },
        )

    @mute_logger("odoo.http")
    def test_web_client_asks_the_one_who_is_logged_in_and_signs_nothing(self):
        self._sign_to(self.pk, "proposed")
        answer = self._call_web(self.user_head_a.login, "action_sign", self.pk.ids)
        self.assertIn("TransitionAccessError", answer["error"]["data"]["name"])
        answer = self._call_web(self.user_ech3_a.login, "action_sign", self.pk.ids)
        self.assertEqual(answer["result"]["res_model"], "sidocakep.sign")
        self.pk.invalidate_recordset()
        self.assertEqual(self.pk.state, "proposed")

    @mute_logger("odoo.http")
    def test_web_client_does_not_write_the_state(self):
        answer = self._call_web(
            self.user_organisasi.login, "write", self.pk.ids, {"state": "in_force"}
        )
        self.assertIn("WorkflowFieldError", answer["error"]["data"]["name"])

    @mute_logger("odoo.http")
    def test_json2_signs_nothing_with_a_key_alone(self):
        self._sign_to(self.pk, "proposed")
        response = self._call_json2(
            self.user_secretary_a, "action_sign", ids=self.pk.ids
        )
        self.assertEqual(response.status_code, 403)
        response = self._call_json2(self.user_ech3_a, "action_sign", ids=self.pk.ids)
        self.assertEqual(response.json()["res_model"], "sidocakep.sign")
        response = self._call_json2(
            self.user_ech3_a, "_sign", ids=self.pk.ids, proof={"user_id": 1}
        )
        self.assertIn(response.status_code, (403, 404))
        self.pk.invalidate_recordset()
        self.assertEqual(self.pk.state, "proposed")

    @mute_logger("odoo.http")
    def test_json2_does_not_write_the_state(self):
        response = self._call_json2(
            self.user_organisasi, "write", ids=self.pk.ids, vals={"state": "in_force"}
        )
        self.assertEqual(response.status_code, 403)

    @mute_logger("odoo.http")
    def test_json2_has_no_private_methods(self):
        response = self._call_json2(
            self.user_ech3_a, "_get_document_values", ids=self.pk.ids
        )
        self.assertIn(response.status_code, (403, 404))
