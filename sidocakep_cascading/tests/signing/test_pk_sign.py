"""Signing: what is read is what is signed, by who has proved the identity."""

import logging
from unittest.mock import patch

from odoo.exceptions import AccessDenied, AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged

from odoo.addons.sidocakep_base.exceptions import TransitionAccessError, TransitionError
from odoo.addons.sidocakep_base.models.document import actor

from ...engine.proof import PROOF_LIFETIME, SignatureProof
from ...wizard.signing.sidocakep_sign import SECRET_KEY
from ..common import ROLES, PkCase

SECRET = "Rahasia-Jabatan-9471"


class SignCase(PkCase):
    """Two agreements of the agency A, proposed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._sign_to(cls._create_pk(cls.job_ech3_a), "proposed")
        cls.other = cls._sign_to(cls._create_pk(cls.job_secretary_a), "proposed")

    def _call(self, user, method, *args, model="sidocakep.sign", **kwargs):
        return call_kw(self.env[model].with_user(user), method, list(args), kwargs)

    def _open(self, user, pks):
        action = self._call(user, "action_sign", pks.ids, model="sidocakep.pk")
        return self.env["sidocakep.sign"].with_user(user).browse(action["res_id"])

    def _confirm(self, wizard, secret):
        context = {SECRET_KEY: secret}
        user = wizard.env.user
        with self._own_cursors():
            return self._call(user, "action_confirm", wizard.ids, context=context)


@tagged("post_install", "-at_install")
class TestPkSign(SignCase):
    def test_reading_then_proving_signs(self):
        wizard = self._open(self.user_ech3_a, self.pk)
        self.assertIn("90 persen", wizard.document_html)
        self.assertIn("Kepala Bidang Pelayanan", wizard.document_html)
        wizard.action_mark_read()
        self.assertEqual(wizard.step, "prove")
        self._confirm(wizard, self.user_ech3_a.login)
        self.assertEqual(self.pk.state, "signed_first")
        signature = self.pk.signature_ids
        self.assertEqual(signature.user_id, self.user_ech3_a)
        self.assertEqual(signature.method, "password")
        self.assertEqual(signature.evidence, {"auth_method": "password"})
        self.assertEqual(signature.content_hash, self.pk.frozen_hash)

    def test_wrong_or_missing_password_signs_nothing(self):
        wizard = self._open(self.user_ech3_a, self.pk)
        wizard.action_mark_read()
        for secret in ("salah", "", None, False):
            with self.subTest(secret):
                action = self._confirm(wizard, secret)
                self.assertEqual(action["res_id"], wizard.id)
                self.assertTrue(wizard.message)
                self.assertEqual(self.pk.state, "proposed")
        self.assertFalse(self.pk.signature_ids)

    def test_the_key_of_an_interface_is_no_password(self):
        keys = self.env["res.users.apikeys"].with_user(self.user_ech3_a).sudo()
        key = keys._generate("rpc", "uji", self.env.cr.now().replace(year=2099))
        wizard = self._open(self.user_ech3_a, self.pk)
        wizard.action_mark_read()
        self._confirm(wizard, key)
        self.assertEqual(self.pk.state, "proposed")

    def test_nothing_is_signed_unread(self):
        wizard = self._open(self.user_ech3_a, self.pk)
        for method in ("action_prove", "action_confirm"):
            with (
                self.subTest(method),
                self.assertRaises(UserError),
                self.env.cr.savepoint(),
            ):
                self._call(
                    self.user_ech3_a,
                    method,
                    wizard.ids,
                    context={SECRET_KEY: self.user_ech3_a.login},
                )
        self.assertEqual(self.pk.state, "proposed")

    def test_superior_reads_and_signs_several_and_leaves_one(self):
        pks = self.pk | self.other
        for pk in pks:
            self._sign_to(pk, "signed_first")
        wizard = self._open(self.user_head_a, pks)
        self.assertEqual((wizard.count, wizard.current_number), (2, 1))
        first = wizard.current_line_id.pk_id
        wizard.action_next()
        wizard.action_previous()
        wizard.action_mark_read()
        self.assertEqual((wizard.read_count, wizard.current_number), (1, 2))
        wizard.action_prove()
        self._confirm(wizard, self.user_head_a.login)
        self.assertEqual(first.state, "signed")
        self.assertEqual((pks - first).state, "signed_first")

    def test_signing_many_costs_the_queries_of_signing_one(self):
        """The Bupati and the agreements of all heads: 1 and 35 in one go."""
        pks = self.env["sidocakep.pk"].create(
            [
                {
                    "job_id": self.job_ech3_a.id,
                    "year": 2030 + number,
                    "date_document": f"{2030 + number}-01-02",
                }
                for number in range(37)
            ]
        )
        self.env.flush_all()
        # On one day, which no one's agreements of many years are.
        self.env.cr.execute(
            "UPDATE sidocakep_pk SET date_document = '2026-01-02' WHERE id = ANY(%s)",
            [pks.ids],
        )
        self.env.invalidate_all()
        pks._with_workflow_bypass().write({"state": "proposed"})
        counts = []
        for batch in (pks[:1], pks[1:2], pks[2:]):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            wizard = self._open(self.user_ech3_a, batch)
            wizard.line_ids.is_read = True
            wizard.action_prove()
            self._confirm(wizard, self.user_ech3_a.login)
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
            self.assertEqual(set(batch.mapped("state")), {"signed_first"})
        # The first round fills the caches.
        self.assertLessEqual(counts[2], counts[1] + 5, counts)

    def test_what_changed_since_it_was_read_is_not_signed(self):
        wizard = self._open(self.user_ech3_a, self.pk)
        wizard.action_mark_read()
        self.agency_a.name = "Dinas yang Lain"
        self.env.flush_all()
        self._confirm(wizard, self.user_ech3_a.login)
        self.assertEqual(self.pk.state, "proposed")
        self.assertEqual(wizard.step, "read")
        self.assertIn("changed", wizard.message)
        self.assertIn("DINAS YANG LAIN", wizard.document_html)
        wizard.action_mark_read()
        self._confirm(wizard, self.user_ech3_a.login)
        self.assertEqual(self.pk.state, "signed_first")
        self.assertEqual(self.pk.frozen_values["agency"]["name"], "DINAS YANG LAIN")

    def test_mended_and_proposed_again_must_be_read_again(self):
        wizard = self._open(self.user_ech3_a, self.pk)
        wizard.action_mark_read()
        self.pk.with_user(self.user_head_a).action_return("Catatan kurang")
        self.pk.line_ids.note = "Diperbaiki"
        self.pk.with_user(self.user_ech3_a).action_propose()
        self._confirm(wizard, self.user_ech3_a.login)
        self.assertEqual(self.pk.state, "proposed")

    def test_the_window_belongs_to_who_opened_it(self):
        wizard = self._open(self.user_ech3_a, self.pk)
        wizard.action_mark_read()
        for user in (self.user_head_a, self.user_organisasi, self.user_secretary_a):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._confirm(wizard.with_user(user), user.login)
        with self.assertRaises(AccessError):
            wizard.sudo().action_confirm()

    def test_a_client_brings_no_document_of_its_own(self):
        wizard = self._open(self.user_ech3_a, self.pk)
        line = wizard.line_ids
        shown = line.content
        with self.assertRaises(AccessError):
            self._call(
                self.user_ech3_a,
                "write",
                line.ids,
                {"content": {"title": "lain"}},
                model="sidocakep.sign.line",
            )
        [line_id] = self._call(
            self.user_ech3_a,
            "create",
            [
                {
                    "wizard_id": wizard.id,
                    "res_model": "sidocakep.pk",
                    "res_id": self.pk.id,
                    "content": {"a": 1},
                }
            ],
            model="sidocakep.sign.line",
        )
        self.assertEqual(line.browse(line_id).content, shown)

    def test_each_role_opens_the_window_only_for_its_own_turn(self):
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            with self.subTest(role):
                if role == "ech3_a":
                    self.assertEqual(self._open(user, self.pk).line_ids.pk_id, self.pk)
                    continue
                with self.assertRaises(AccessError):
                    self._open(user, self.pk)

    def test_markup_in_a_document_is_shown_as_text(self):
        self.pk.with_user(self.user_head_a).action_return("Salah ketik")
        self.pk.line_ids.note = "<script>alert(1)</script>"
        self._sign_to(self.pk, "proposed")
        wizard = self._open(self.user_ech3_a, self.pk)
        self.assertNotIn("<script", wizard.document_html)
        self.assertIn("&lt;script", wizard.document_html)


@tagged("post_install", "-at_install")
class TestPkSignProof(SignCase):
    """The proof is an object of this server, for one person, fresh, of one content."""

    def test_only_a_fresh_proof_of_the_user_for_this_content_signs(self):
        pk = self.pk.with_user(self.user_ech3_a)
        hashes = pk._get_hashes()
        user_id = self.user_ech3_a.id
        good = SignatureProof(user_id, "password", hashes)
        forged = (
            None,
            True,
            {"user_id": user_id, "method": "password", "hashes": hashes},
            SignatureProof(self.user_head_a.id, "password", hashes),
            SignatureProof(
                user_id,
                "password",
                hashes,
                made_at=good.made_at - PROOF_LIFETIME - 1,
            ),
        )
        for proof in forged:
            with self.subTest(proof), self.assertRaises(TransitionAccessError):
                pk._sign(proof)
        for other in ({}, {pk.id: "0" * 64}):
            with self.subTest(other), self.assertRaisesRegex(UserError, "you read"):
                pk._sign(SignatureProof(user_id, "password", other))
        self.assertEqual(self.pk.state, "proposed")
        pk._sign(good)
        self.assertEqual(self.pk.state, "signed_first")

    def test_a_proof_is_not_used_twice(self):
        """The document is signed: it waits for nobody's signature of this proof."""
        pk = self.pk.with_user(self.user_ech3_a)
        proof = SignatureProof(self.user_ech3_a.id, "password", pk._get_hashes())
        pk._sign(proof)
        with self.assertRaisesRegex(TransitionError, "You signed .* already"):
            pk._sign(proof)

    def test_elevated_code_proves_nothing(self):
        method = self.env["sidocakep.signature.method.password"]
        hashes = self.pk._get_hashes()
        for env_method in (method, method.with_user(self.user_ech3_a).sudo()):
            with self.assertRaises(AccessDenied):
                env_method._prove(self.user_ech3_a.login, hashes)
        other = self.user_head_a.id
        with (
            patch.object(actor, "get_actor_id", lambda: other),
            self.assertRaises(AccessDenied),
        ):
            method.with_user(self.user_ech3_a)._prove("x", hashes)

    def test_the_secret_is_neither_kept_nor_logged(self):
        self.user_ech3_a.sudo().password = SECRET
        wizard = self._open(self.user_ech3_a, self.pk)
        with self.assertLogs(level=logging.DEBUG) as logs:
            for secret in (f"{SECRET}x", SECRET):
                wizard.action_mark_read()
                answer = self._confirm(wizard, secret)
                self.assertNotIn(SECRET, str(answer))
        self.assertEqual(self.pk.state, "signed_first")
        self.env.flush_all()
        self.assertFalse([line for line in logs.output if SECRET in line])
        self.env.cr.execute(
            """
            SELECT table_name, column_name FROM information_schema.columns
             WHERE table_schema = current_schema
               AND data_type IN ('text', 'character varying', 'jsonb')
               AND (table_name LIKE 'sidocakep_pk%%' OR table_name LIKE 'mail_%%'
                    OR table_name LIKE 'ir_logging' OR table_name = 'ir_attachment')
            """
        )
        for table, column in self.env.cr.fetchall():
            self.env.cr.execute(
                f'SELECT 1 FROM "{table}" WHERE "{column}"::text LIKE %s LIMIT 1',
                [f"%{SECRET}%"],
            )
            self.assertFalse(self.env.cr.fetchone(), (table, column))


@tagged("post_install", "-at_install")
class TestSignatureMethod(SignCase):
    def test_another_method_takes_the_place_of_the_shipped_ones(self):
        """A certified service: an addon adds one model, nothing else changes."""
        from odoo import models
        from odoo.orm.model_classes import add_to_registry

        class Certified(models.AbstractModel):
            _module = None
            _name = "test.signature.method.certified"
            _description = "Certified Signature"
            _inherit = ["sidocakep.signature.method"]
            _signature_code = "certified"
            _signature_sequence = 1

            def _get_label(self):
                return "Tanda tangan elektronik tersertifikasi"

            def _get_secret_label(self):
                return "Passphrase"

            def _is_available(self, user):
                return user.login == "uji_ech3_a"

            def _check_secret(self, user, secret):
                if secret != "sandi":
                    raise AccessDenied
                return {"auth_method": "passphrase"}

            def _sign_payloads(self, proof, payloads):
                return {
                    key: {
                        "evidence": {
                            **proof.evidence,
                            "certificate": "1234",
                            "hash": payload["content_hash"],
                        }
                    }
                    for key, payload in payloads.items()
                }

        add_to_registry(self.registry, Certified)
        self.addCleanup(self._forget, Certified._name)
        self.registry._setup_models__(self.env.cr, [])
        wizard = self._open(self.user_ech3_a, self.pk)
        self.assertEqual(wizard.method, "certified")
        self.assertEqual(wizard.secret_label, "Passphrase")
        wizard.action_mark_read()
        self._confirm(wizard, self.user_ech3_a.login)
        self.assertEqual(self.pk.state, "proposed")
        self._confirm(wizard, "sandi")
        self.assertEqual(self.pk.signature_ids.method, "certified")
        self.assertEqual(
            self.pk.signature_ids.evidence,
            {
                "auth_method": "passphrase",
                "certificate": "1234",
                "hash": self.pk.frozen_hash,
            },
        )
        other = self._open(self.user_secretary_a, self.other)
        self.assertEqual(other.method, "password")

    def _forget(self, name):
        parent = self.registry["sidocakep.signature.method"]
        parent._inherit_children.discard(name)
        del self.registry[name]
        self.registry._setup_models__(self.env.cr, [])

    def test_a_method_the_user_does_not_have_is_refused(self):
        wizard = self._open(self.user_ech3_a, self.pk)
        wizard.action_mark_read()
        wizard.method = "totp"
        with self.assertRaisesRegex(UserError, "in this way"):
            self._confirm(wizard, self.user_ech3_a.login)
