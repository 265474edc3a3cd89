"""Every edge of the way of a PK: allowed, refused to others, refused elsewhere."""

from unittest.mock import Mock, patch

from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.exceptions import (
    FrozenRecordError,
    TransitionAccessError,
    TransitionError,
    WorkflowFieldError,
)
from odoo.addons.sidocakep_base.tests.thorough import long, some

from ...const import PK_STATES
from ...engine.proof import SignatureProof
from ..common import ROLES, PkCase

STATES = [state for state, _label in PK_STATES]
#: step > (states from which it is possible, state that it leads to)
EDGES = {
    "action_propose": ({"draft"}, {"draft": "proposed"}),
    "action_sign": (
        {"proposed", "signed_first"},
        {"proposed": "signed_first", "signed_first": "signed"},
    ),
    "action_return": (
        {"proposed", "signed_first", "handed_in", "received"},
        dict.fromkeys(("proposed", "signed_first", "handed_in", "received"), "draft"),
    ),
    "action_hand_in": ({"signed"}, {"signed": "handed_in"}),
    "action_receive": ({"handed_in"}, {"handed_in": "received"}),
    "action_send_back": (
        {"handed_in", "received"},
        {"handed_in": "signed", "received": "signed"},
    ),
    "action_put_in_force": ({"received"}, {"received": "in_force"}),
}
#: (step, state) > logins of those who may take it, for the PK of the eselon III of
#: agency A, whose direct superior is its head
ALLOWED = {
    ("action_propose", "draft"): {"ech3_a", "head_a", "secretary_a", "organisasi"},
    ("action_sign", "proposed"): {"ech3_a"},
    ("action_sign", "signed_first"): {"head_a"},
    ("action_return", "proposed"): {"ech3_a", "head_a"},
    ("action_return", "signed_first"): {"head_a"},
    ("action_return", "handed_in"): {"organisasi"},
    ("action_hand_in", "signed"): {"ech3_a", "head_a", "secretary_a"},
    ("action_return", "received"): {"organisasi"},
    ("action_receive", "handed_in"): {"organisasi"},
    ("action_send_back", "handed_in"): {"organisasi"},
    ("action_send_back", "received"): {"organisasi"},
    ("action_put_in_force", "received"): {"organisasi"},
}


@tagged("post_install", "-at_install")
class TestPkWorkflow(PkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk = cls._create_pk(cls.job_ech3_a)

    def _take(self, step, user, pk=None):
        records = (pk or self.pk).with_user(user)
        if step == "action_sign":
            return self._sign(records, user)
        remark = step in ("action_return", "action_send_back")
        return getattr(records, step)(*(("Target keliru",) if remark else ()))

    def _reach(self, state):
        """Bring the PK to ``state``, also to the one only a successor brings about."""
        if state == "replaced":
            self._sign_to(self.pk, "in_force")
            self.pk._with_workflow_bypass().write({"state": "replaced"})
        else:
            self._sign_to(self.pk, state)

    def test_each_step_from_each_state_by_each_role(self):
        """Who may and some who may not, x 7 steps x 8 states; all 15 roles if long."""
        for state in STATES:
            with self.env.cr.savepoint() as savepoint:
                self._reach(state)
                self.env.flush_all()
                for step, (sources, targets) in EDGES.items():
                    able = ALLOWED.get((step, state), ())
                    others = [role for role in ROLES if role not in able]
                    for role in (*able, *some(others, 2)):
                        with self.subTest(state=state, step=step, role=role):
                            self._check_step(
                                step, role, role in able, targets.get(state), state
                            )
                            self.assertEqual(state in sources, state in targets)
                savepoint.rollback()
                self.env.invalidate_all()

    def _check_step(self, step, role, allowed, target, state):
        user = getattr(self, f"user_{role}")
        with self.env.cr.savepoint() as savepoint:
            if allowed:
                self._take(step, user)
                self.assertEqual(self.pk.state, target)
            else:
                with self.assertRaises(UserError) as error:
                    self._take(step, user)
                self.assertIsInstance(error.exception, (AccessError, TransitionError))
            savepoint.rollback()
            self.env.invalidate_all()
        self.assertEqual(self.pk.state, state)

    @long
    def test_buttons_are_offered_to_those_who_may(self):
        """can_* says the same as the transition, for each role and state."""
        names = {
            "action_propose": "can_propose",
            "action_sign": "can_sign",
            "action_return": "can_return",
            "action_hand_in": "can_hand_in",
            "action_receive": "can_receive",
            "action_send_back": "can_send_back",
            "action_put_in_force": "can_put_in_force",
        }
        for state in STATES:
            with self.env.cr.savepoint() as savepoint:
                self._reach(state)
                for step, name in names.items():
                    for role in ROLES:
                        user = getattr(self, f"user_{role}")
                        pk = self.pk.with_user(user)
                        if not pk.has_access("read"):
                            continue
                        with self.subTest(state=state, step=step, role=role):
                            self.assertEqual(
                                pk[name], role in ALLOWED.get((step, state), ())
                            )
                savepoint.rollback()
                self.env.invalidate_all()

    def test_whole_way_with_its_dates_and_persons(self):
        self._sign_to(self.pk, "in_force")
        self.assertEqual(self.pk.signed_first_by_id, self.user_ech3_a)
        self.assertEqual(self.pk.signed_second_by_id, self.user_head_a)
        self.assertTrue(self.pk.handed_in_on)
        self.assertTrue(self.pk.in_force_on)
        self.assertLessEqual(self.pk.signed_first_on, self.pk.signed_second_on)

    def test_head_of_region_signs_alone(self):
        pk = self._create_pk(self.job_bupati)
        pk.with_user(self.user_organisasi).action_propose()
        self._sign(pk, self.user_bupati)
        self.assertEqual(pk.state, "signed")
        self.assertFalse(pk.signed_second_by_id)
        pk.with_user(self.user_bupati).action_hand_in()
        pk.with_user(self.user_organisasi).action_receive()
        pk.with_user(self.user_organisasi).action_put_in_force()
        self.assertEqual(pk.state, "in_force")

    def test_organisasi_does_not_hand_in_for_the_agency(self):
        self._sign_to(self.pk, "signed")
        with self.assertRaises(TransitionAccessError):
            self._take("action_hand_in", self.user_organisasi)

    # ------------------------------------------------------------------
    # Nobody signs for another
    # ------------------------------------------------------------------

    def test_nobody_signs_with_elevated_rights(self):
        self._sign_to(self.pk, "proposed")
        admin = self.env.ref("base.user_admin")
        admin.company_ids += self.pk.company_id
        for pk in (
            self.pk,
            self.pk.sudo(),
            self.pk.with_user(self.user_ech3_a).sudo(),
            self.pk.with_user(admin),
        ):
            with self.assertRaises(TransitionAccessError):
                pk.action_sign()
            for user in (pk.env.user, self.user_ech3_a):
                proof = SignatureProof(user.id, "password", self.pk._get_hashes())
                with self.assertRaises(TransitionAccessError):
                    pk._sign(proof)
        self.assertEqual(self.pk.state, "proposed")

    def test_code_of_a_request_does_not_sign_as_another_user(self):
        """``with_user`` inside the request of somebody else is no signature."""
        self._sign_to(self.pk, "proposed")
        request = Mock()
        request.env.uid = self.user_head_a.id
        target = "odoo.addons.sidocakep_base.models.document.actor.request"
        with patch(target, request), self.assertRaises(TransitionAccessError):
            self._sign(self.pk, self.user_ech3_a)
        request.env.uid = self.user_ech3_a.id
        with patch(target, request):
            self._sign(self.pk, self.user_ech3_a)
        self.assertEqual(self.pk.state, "signed_first")

    def test_second_party_does_not_sign_first(self):
        self._sign_to(self.pk, "proposed")
        with self.assertRaises(TransitionAccessError):
            self._sign(self.pk, self.user_head_a)

    def test_first_party_does_not_sign_twice(self):
        self._sign_to(self.pk, "signed_first")
        with self.assertRaisesRegex(TransitionError, "signed .* already"):
            self._sign(self.pk, self.user_ech3_a)

    def test_superior_signs_several_at_once(self):
        other = self._create_pk(self.job_secretary_a)
        pks = self._sign_to(self.pk, "signed_first") | self._sign_to(
            other, "signed_first"
        )
        self._sign(pks, self.user_head_a)
        self.assertEqual(set(pks.mapped("state")), {"signed"})

    def test_signing_several_is_all_or_nothing(self):
        other = self._create_pk(self.job_ech4_a)
        self._sign_to(self.pk, "signed_first")
        self._sign_to(other, "signed_first")
        with self.assertRaises(TransitionAccessError), self.env.cr.savepoint():
            self._sign(self.pk | other, self.user_head_a)
        self.env.invalidate_all()
        self.assertEqual(
            (self.pk | other).mapped("state"), ["signed_first", "signed_first"]
        )

    # ------------------------------------------------------------------
    # State and signatures are not written
    # ------------------------------------------------------------------

    def test_workflow_fields_are_not_written(self):
        now = fields.Datetime.now()
        values = {
            "state": "in_force",
            "signed_first_on": now,
            "signed_first_by_id": self.user_head_a.id,
            "signed_second_on": now,
            "signed_second_by_id": self.user_head_a.id,
            "handed_in_on": now,
            "handed_in_by_id": self.user_head_a.id,
            "received_on": now,
            "received_by_id": self.user_head_a.id,
            "receipt_number": "x",
            "in_force_on": now,
            "waiting_since": now,
            "waiting_user_id": self.user_head_a.id,
            "reminded_on": now,
            "remind_count": 1,
            "coordinator_told_on": now,
            "proposed_on": now,
            "budget_difference": "x",
            "date_from": now,
            "date_until": now,
            "revision_id": 1,
            "frozen_values": {"a": 1},
            "frozen_hash": "x",
            "version": 2,
            "previous_id": self.pk.id,
            "user_id": self.user_head_a.id,
            "second_user_id": self.user_ech3_a.id,
            "first_name": "x",
            "first_title": "x",
            "first_rank": "x",
            "first_nip": "x",
            "first_capacity": "plt",
            "second_name": "x",
            "second_title": "x",
            "second_rank": "x",
            "second_nip": "x",
            "form_id": self.profile_gm.form_ids[:1].id,
            "proposal_notice": "x",
        }
        self.assertEqual(set(values), set(self.pk._workflow_fields))
        for user in (self.user_head_a, self.user_organisasi, self.user_ech3_a):
            for name, value in values.items():
                with (
                    self.subTest(user=user.login, name=name),
                    self.assertRaises(WorkflowFieldError),
                ):
                    self.pk.with_user(user).write({name: value})
        with self.assertRaises(WorkflowFieldError):
            self.pk.write({"state": "in_force"})
        with self.assertRaises(WorkflowFieldError):
            self.env["sidocakep.pk"].create(
                {"job_id": self.job_ech4_a.id, "year": 2026, "state": "in_force"}
            )

    def test_default_state_of_the_context_has_no_effect(self):
        pk = self._create_pk(self.job_ech4_a, fill=False)
        pk.unlink()
        pk = (
            self.env["sidocakep.pk"]
            .with_context(default_state="in_force", default_version=7)
            .create({"job_id": self.job_ech4_a.id, "year": 2026})
        )
        self.assertEqual((pk.state, pk.version), ("draft", 1))

    def test_bypass_of_the_context_must_be_the_object(self):
        for fake in (True, 1, "x", object()):
            pk = self.pk.with_context(sidocakep_workflow_bypass=fake)
            with self.assertRaises(WorkflowFieldError):
                pk.write({"state": "in_force"})

    # ------------------------------------------------------------------
    # Return
    # ------------------------------------------------------------------

    def test_return_voids_the_signatures_and_keeps_them(self):
        self._sign_to(self.pk, "handed_in")
        seal, values = self.pk.frozen_hash, self.pk.frozen_values
        self._take("action_return", self.user_organisasi)
        self.assertEqual(self.pk.state, "draft")
        self.assertFalse(self.pk.signed_first_on or self.pk.signed_second_by_id)
        self.assertFalse(self.pk.frozen_values or self.pk.frozen_hash)
        snapshot = self.pk.snapshot_ids
        self.assertEqual(snapshot.frozen_hash, seal)
        self.assertEqual(snapshot.frozen_values, values)
        self.assertEqual(snapshot.signed_first_by_id, self.user_ech3_a)
        self.assertEqual(snapshot.signed_second_by_id, self.user_head_a)
        self.assertEqual(snapshot.void_by_id, self.user_organisasi)
        self.assertEqual(snapshot.void_reason, "Target keliru")
        self.assertIn("Target keliru", "".join(self.pk.message_ids.mapped("body")))

    def test_return_before_signing_leaves_no_snapshot(self):
        self._sign_to(self.pk, "proposed")
        self._take("action_return", self.user_head_a)
        self.assertFalse(self.pk.snapshot_ids)

    def test_return_asks_for_the_reason(self):
        self._sign_to(self.pk, "proposed")
        pk = self.pk.with_user(self.user_head_a)
        for reason in (None, "", "  "):
            action = pk.action_return(reason)
            self.assertEqual(action["res_model"], "sidocakep.pk.return")
        self.assertEqual(self.pk.state, "proposed")
        wizard = (
            self.env["sidocakep.pk.return"]
            .with_user(self.user_head_a)
            .with_context(**action["context"])
            .create({"reason": "Indikator kurang"})
        )
        wizard.action_confirm()
        self.assertEqual(self.pk.state, "draft")

    def test_wizard_gives_no_rights(self):
        self._sign_to(self.pk, "proposed")
        wizard = (
            self.env["sidocakep.pk.return"]
            .with_user(self.user_pelaksana_a)
            .create({"reason": "Salah ketik", "pk_ids": [(6, 0, self.pk.ids)]})
        )
        with self.assertRaises(TransitionAccessError):
            wizard.action_confirm()

    def test_history_is_append_only(self):
        self._sign_to(self.pk, "handed_in")
        self._take("action_return", self.user_organisasi)
        snapshot = self.pk.snapshot_ids
        for records in (snapshot, snapshot.sudo()):
            with self.assertRaises(FrozenRecordError):
                records.write({"void_reason": "Salah ketik"})
            with self.assertRaises(FrozenRecordError):
                records.unlink()
            with self.assertRaises(FrozenRecordError):
                records.create(snapshot.copy_data())
        with self.assertRaises(AccessError):
            snapshot.with_user(self.user_organisasi).unlink()

    def test_draft_with_a_voided_signature_is_not_deleted(self):
        self._sign_to(self.pk, "handed_in")
        self._take("action_return", self.user_organisasi)
        with self.assertRaises(FrozenRecordError):
            self.pk.unlink()

    def test_returned_pk_is_signed_again(self):
        self._sign_to(self.pk, "signed_first")
        self._take("action_return", self.user_head_a)
        self.pk.line_ids.note = "Diperbaiki"
        self._sign_to(self.pk, "in_force")
        self.assertEqual(
            self.pk.frozen_values["objectives"][0]["indicators"][0]["note"],
            "Diperbaiki",
        )

    # ------------------------------------------------------------------
    # In force
    # ------------------------------------------------------------------

    def _create_successor(self):
        successor = (
            self.env["sidocakep.pk"]
            ._with_workflow_bypass()
            .create(
                {
                    "job_id": self.job_ech3_a.id,
                    "year": 2026,
                    "date_document": "2026-07-01",
                    "version": 2,
                    "previous_id": self.pk.id,
                }
            )
            .with_env(self.env)
        )
        successor.action_fill_from_plan()
        return successor

    def test_successor_replaces_the_one_in_force(self):
        self._sign_to(self.pk, "in_force")
        successor = self._create_successor()
        self._sign_to(successor, "in_force")
        self.assertEqual(self.pk.state, "replaced")
        self.assertEqual(successor.state, "in_force")

    def test_one_in_force_per_position_person_and_year(self):
        self._sign_to(self.pk, "in_force")
        rival = self._create_successor()
        rival._with_workflow_bypass().write({"previous_id": False})
        self._sign_to(rival, "received")
        with self.assertRaisesRegex(UserError, "successor"):
            rival.with_user(self.user_organisasi).action_put_in_force()
        self.assertEqual(self.pk.state, "in_force")

    def test_second_pk_of_the_person_is_refused(self):
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaisesRegex(IntegrityError, "version_uniq"),
            self.env.cr.savepoint(),
        ):
            self._create_pk(self.job_ech3_a, fill=False)

    def test_tampered_document_is_not_signed(self):
        self._sign_to(self.pk, "signed_first")
        values = {**self.pk.frozen_values, "total": "Rp1,00"}
        self.pk._with_workflow_bypass().write({"frozen_values": values})
        with self.assertRaisesRegex(UserError, "not the one that was signed"):
            self._sign(self.pk, self.user_head_a)
