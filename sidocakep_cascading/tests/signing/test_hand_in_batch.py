"""Receipts, batches across agencies, and what a return leaves of signatures."""

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import TransitionAccessError, TransitionError
from odoo.addons.sidocakep_base.tests.thorough import long

from ..common import ROLES, PkCase


@freeze_time("2026-01-20 03:00:00")
@tagged("post_install", "-at_install")
class TestHandInBatch(PkCase):
    """The PK of a division of agency A and that of the Bupati: two companies."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pk_a = cls._sign_to(cls._create_pk(cls.job_ech3_a), "signed")
        cls.pk_b = cls._create_pk(cls.job_bupati)
        cls.both = cls.pk_a | cls.pk_b

    def _hand_in_both(self):
        self._sign_to(self.pk_b, "signed")
        self.pk_a.with_user(self.user_secretary_a).action_hand_in()
        self.pk_b.with_user(self.user_bupati).action_hand_in()
        return self.both.with_user(self.user_organisasi)

    def _get_number(self, pk):
        return int(pk.receipt_number.rsplit("/", 1)[1])

    # ------------------------------------------------------------------
    # Receipts
    # ------------------------------------------------------------------

    def test_what_came_from_two_agencies_gets_one_receipt(self):
        pks = self._hand_in_both()
        call_kw(pks.browse(), "action_receive", [pks.ids], {})
        self.assertEqual(set(self.both.mapped("state")), {"received"})
        self.assertEqual(len(set(self.both.mapped("receipt_number"))), 1)
        self.assertRegex(self.pk_a.receipt_number, r"^TT-PK/2026/")

    def test_the_next_receipt_has_the_next_number(self):
        pks = self._hand_in_both()
        for pk in pks:
            pk.action_receive()
        self.assertEqual(self._get_number(self.pk_b), self._get_number(self.pk_a) + 1)

    @long
    def test_received_again_after_sending_back_has_a_new_receipt(self):
        pks = self._hand_in_both()
        pks.action_receive()
        first = self._get_number(self.pk_a)
        self.pk_a.with_user(self.user_organisasi).action_send_back("Sampul")
        self.pk_a.with_user(self.user_ech3_a).action_hand_in()
        self.pk_a.with_user(self.user_organisasi).action_receive()
        self.assertEqual(self._get_number(self.pk_a), first + 1)
        self.assertEqual(self._get_number(self.pk_b), first, "the other one stays")

    def test_one_that_was_not_handed_in_stops_the_whole_batch(self):
        self.pk_a.with_user(self.user_secretary_a).action_hand_in()
        with self.assert_refused(TransitionError, "Draft|Rancangan"):
            self.both.with_user(self.user_organisasi).action_receive()
        self.assertEqual(self.pk_a.state, "handed_in")
        self.assertFalse(self.pk_a.receipt_number)

    def test_a_document_that_was_tampered_with_is_not_received(self):
        pks = self._hand_in_both()
        values = {**self.pk_a.frozen_values, "total": "Rp1,00"}
        self.pk_a._with_workflow_bypass().write({"frozen_values": values})
        with self.assertRaisesRegex(UserError, "not the one that was signed"):
            pks.action_receive()
        self.assertEqual(set(self.both.mapped("state")), {"handed_in"})

    @long
    def test_twice_received_is_refused(self):
        pks = self._hand_in_both()
        pks.action_receive()
        number = self.pk_a.receipt_number
        with self.assertRaises(TransitionError):
            pks.action_receive()
        self.assertEqual(self.pk_a.receipt_number, number)

    def test_a_coordinator_hands_in_for_her_own_agency_only(self):
        self._sign_to(self.pk_b, "signed")
        with self.assertRaises(AccessError):
            self.both.with_user(self.user_secretary_a).action_hand_in()
        self.assertEqual(set(self.both.mapped("state")), {"signed"})

    def test_who_hands_in(self):
        """Pihak I himself, and who coordinates the agency (Paser 4(1), 4(2))."""
        bearers = {"ech3_a", "head_a", "secretary_a"}
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            pk = self.pk_a.with_user(user)
            with self.subTest(role):
                if role in bearers:
                    with self.env.cr.savepoint() as savepoint:
                        call_kw(pk.browse(), "action_hand_in", [pk.ids], {})
                        self.assertEqual(self.pk_a.handed_in_by_id, user)
                        savepoint.rollback()
                    self.env.invalidate_all()
                else:
                    with self.assertRaises(AccessError):
                        call_kw(pk.browse(), "action_hand_in", [pk.ids], {})
                self.assertEqual(self.pk_a.state, "signed")

    @long
    def test_put_in_force_in_a_batch_dates_each_by_its_own_tenure(self):
        """In office since 2020: both count from 1 January."""
        pks = self._hand_in_both()
        pks.action_receive()
        pks.action_put_in_force()
        self.assertEqual({str(day) for day in pks.mapped("date_from")}, {"2026-01-01"})

    # ------------------------------------------------------------------
    # Return and sign again
    # ------------------------------------------------------------------

    @long
    def test_signed_again_the_new_content_is_what_counts(self):
        before = self.pk_a.frozen_hash
        first = self.pk_a.signature_ids
        self._hand_in_both()
        self.pk_a.with_user(self.user_organisasi).action_return("Target keliru")
        self.pk_a.line_ids[:1].written = "95"
        self._sign_to(self.pk_a, "signed")
        again = self.pk_a.signature_ids - first
        self.assertNotEqual(self.pk_a.frozen_hash, before)
        self.assertEqual(set(again.mapped("content_hash")), {self.pk_a.frozen_hash})
        self.assertEqual(set(first.mapped("content_hash")), {before})
        self.assertEqual(self.pk_a.snapshot_ids.frozen_hash, before)

    @long
    def test_returned_twice_leaves_two_voided_signings(self):
        for number in (1, 2):
            self._sign_to(self.pk_a, "handed_in")
            self.pk_a.with_user(self.user_organisasi).action_return(f"Alasan {number}")
        snapshots = self.pk_a.snapshot_ids.sorted("id")
        self.assertEqual(snapshots.mapped("void_reason"), ["Alasan 1", "Alasan 2"])
        by_snapshot = self.pk_a.signature_ids.grouped("snapshot_id")
        self.assertEqual([len(by_snapshot[row]) for row in snapshots], [2, 2])
        self.assertTrue(all(self.pk_a.signature_ids.mapped("is_void")))

    def test_returned_before_the_first_signature_voids_nothing(self):
        pk = self._sign_to(self._create_pk(self.job_ech4_a), "proposed")
        pk.with_user(self.user_ech3_a).action_return("Belum lengkap")
        self.assertEqual(pk.state, "draft")
        self.assertFalse(pk.snapshot_ids or pk.signature_ids)

    def test_returned_by_party_ii_voids_the_one_signature(self):
        pk = self._sign_to(self._create_pk(self.job_ech4_a), "signed_first")
        with self.assertRaises(TransitionAccessError):
            pk.with_user(self.user_ech4_a).action_return("Berubah pikiran")
        pk.with_user(self.user_ech3_a).action_return("Target terlalu rendah")
        self.assertEqual(pk.signature_ids.mapped("party"), ["first"])
        self.assertTrue(pk.signature_ids.is_void)

    def test_put_in_force_is_not_returned(self):
        self._sign_to(self.pk_a, "in_force")
        for user in (self.user_organisasi, self.user_head_a, self.user_ech3_a):
            with self.subTest(user.login), self.assertRaises(UserError):
                self.pk_a.with_user(user).action_return("Terlambat")
        self.assertEqual(self.pk_a.state, "in_force")
