"""Who signs a paper proves who he is, as who signs an agreement does."""

from lxml import etree

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.exceptions import (
    TransitionAccessError,
    TransitionError,
    WorkflowFieldError,
)

from ...engine.proof import SignatureProof
from ...models.data_collection.proved_mixin import ELECTRONIC, PROOF_KEY
from ...wizard.signing.sidocakep_sign import SECRET_KEY
from ..lkjip_case import NOW, LkjipCase


@freeze_time(NOW)
@tagged("post_install", "-at_install")
class TestProvedStep(LkjipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._ask_for_proof_by(cls.window_of_proof)
        cls.report = cls._begin()

    def setUp(self):
        super().setUp()
        self._write_all(self.report)
        self._mark_submitted(self.report)
        self.head = self.report.with_user(self.user_head_a)

    def _call(self, records, method, *args, **context):
        records = records.with_user(self.user_head_a)
        kwargs = {"context": context}
        return call_kw(records.browse(), method, [records.ids, *args], kwargs)

    def _read(self):
        """Open the window as the head, and say that it is read."""
        opened = self._call(self.report, "action_sign")
        window = self.env["sidocakep.sign"].with_user(self.user_head_a)
        window = window.browse(opened["res_id"])
        self._call(window, "action_mark_read")
        return window

    def _confirm(self, window, secret):
        with self._own_cursors():
            answer = self._call(window, "action_confirm", **{SECRET_KEY: secret})
        self.env.invalidate_all()
        return answer

    def test_who_signs_is_asked_in_one_window(self):
        """Odoo's question came before it; who records ink is asked by that one still.
        The window says what follows, in the same words."""
        mixin = self.env["sidocakep.proved.mixin"]
        for name in sorted(self.env.registry.descendants([mixin._name], "_inherit")):
            model = self.env[name]
            if model._abstract:
                continue
            with self.subTest(model=name):
                arch = etree.fromstring(model.get_view(view_type="form")["arch"])
                path = f".//header/button[@name='{model._proved_button}']"
                signs, records = arch.findall(path)
                self.assertIsNone(signs.get("confirm"))
                self.assertIn("or not signs_here", signs.get("invisible"))
                self.assertEqual(records.get("confirm"), model._get_signing_notice())
                self.assertTrue(records.get("confirm"))
                self.assertRegex(records.get("invisible"), "[^t] signs_here")
        self.assertTrue(self.head.signs_here)
        office = self.report.with_user(self.user_organisasi)
        self.assertFalse(office.signs_here)
        self.assertIn("stays as it is", self._read().follows_text)

    def test_without_the_window_nothing_is_signed(self):
        """Over RPC the step opens the window; what is forged is no proof."""
        forged = {"user_id": self.user_head_a.id, "method": "password", "hashes": {}}
        for context in ({}, {PROOF_KEY: True}, {PROOF_KEY: forged}):
            answer = self._call(self.report, "action_sign", **context)
            self.assertEqual(answer["res_model"], "sidocakep.sign")
            self.assertEqual(self.report.state, "draft")
        for vals in ({"state": "signed"}, {"proof_by_id": self.user_head_a.id}):
            with self.subTest(vals), self.assertRaises(WorkflowFieldError):
                self._call(self.report, "write", vals)
        own = self.user_head_a.id
        hashes = self.head._get_hashes()
        stale = SignatureProof(own, "password", hashes, made_at=0.0)
        other = SignatureProof(self.user_head_b.id, "password", hashes)
        unread = SignatureProof(own, "password", {self.report.id: "0" * 64})
        for proof in (None, forged, stale, other, unread):
            with (
                self.subTest(proof),
                self.assertRaises(UserError),
                self.env.cr.savepoint(),
            ):
                self.head.with_context(**{PROOF_KEY: proof})._transition("decide")
        self.assertEqual(self.report.state, "draft")
        self.assertFalse(self.report.proof_by_id)

    def test_the_right_password_signs_and_its_proof_stays_under_the_seal(self):
        window = self._read()
        self.assertEqual(window.step, "prove")
        self.assertIn("400.7/12/LKjIP", window.document_html)
        self._confirm(window, self.user_head_a.login)
        report = self.report.sudo()
        self.assertEqual(report.state, "signed")
        self.assertEqual(
            (report.proof_by_id, report.proof_method), (self.user_head_a, "password")
        )
        self.assertEqual(len(report.proof_hash), 64)
        self.assertEqual(report.frozen_document["signed_how"], ELECTRONIC)
        self.env.flush_all()
        self.env.cr.precommit.run()
        [(_state, problems)] = report._verify_seals().values()
        self.assertFalse(problems)
        self.env.cr.execute(
            "UPDATE sidocakep_lkjip SET proof_method = 'totp' WHERE id = %s",
            [report.id],
        )
        self.env.invalidate_all()
        [(_state, problems)] = report._verify_seals().values()
        self.assertIn("changed", dict(problems))

    def test_two_windows_sign_once(self):
        first, second = self._read(), self._read()
        self._confirm(first, self.user_head_a.login)
        moment = self.report.proof_on
        with self.assertRaises(TransitionError):
            self._confirm(second, self.user_head_a.login)
        with self.assertRaises(UserError):
            self._call(self.report, "action_sign")
        self.assertEqual(self.report.proof_on, moment)

    @mute_logger("odoo.addons.base.models.res_users")
    def test_a_wrong_password_is_counted_and_stands_in_the_trail(self):
        window = self._read()
        attempts = self.env["sidocakep.signature.attempt"].sudo()
        before = attempts.search_count([("user_id", "=", self.user_head_a.id)])
        self._confirm(window, "salah")
        self.assertEqual(self.report.state, "draft")
        self.assertIn("Nothing is signed", window.message)
        after = attempts.search_count([("user_id", "=", self.user_head_a.id)])
        self.assertEqual(after, before + 1)
        trail = (
            self.env["sidocakep.trail"]
            .sudo()
            .search(
                [
                    ("res_model", "=", "sidocakep.lkjip"),
                    ("res_id", "=", self.report.id),
                    ("kind", "=", "proof"),
                ]
            )
        )
        self.assertEqual(trail.subject, "password")

    def test_what_changed_since_it_was_read_is_read_again(self):
        window = self._read()
        self.report.section_ids[:1].body = "Diubah sesudah dibaca."
        self._confirm(window, self.user_head_a.login)
        self.assertEqual((self.report.state, window.step), ("draft", "read"))
        self.assertIn("has changed since you read it", window.message)
        self._call(window, "action_mark_read")
        self._confirm(window, self.user_head_a.login)
        self.assertEqual(self.report.state, "signed")

    def test_a_window_takes_documents_of_one_kind_that_may_be_read(self):
        window = self._read()
        lines = self.env["sidocakep.sign.line"].with_user(self.user_head_a)
        for record in (self.user_head_a, self.rpjmd):
            with (
                self.subTest(record._name),
                self.assertRaises(AccessError),
                self.env.cr.savepoint(),
            ):
                self._add(lines, window, record)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            self._add(lines, window, self.pk_head).is_read = True
            window.invalidate_recordset()
            window._confirm(self.user_head_a.login)
        lines = lines.with_user(self.user_head_b)
        window = self.env["sidocakep.sign"].with_user(self.user_head_b).create({})
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            self._add(lines, window, self.report)
        with self.assertRaises(TransitionAccessError):
            self.report.with_user(self.user_sekda).action_sign()

    def _add(self, lines, window, record):
        key = {"res_model": record._name, "res_id": record.id}
        return lines.create({"wizard_id": window.id, **key})
