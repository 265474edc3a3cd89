"""A mutasi meets an agreement on every step of its way."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.exceptions import (
    TransitionAccessError,
    TransitionError,
)
from odoo.addons.sidocakep_base.tests.thorough import long

from ...const import PK_STATES
from ..revision_case import END_OF_JUNE, JULY, RevisionCase

#: The mutasi is recorded ahead: who signs is still in office.
BEFORE = "2026-06-20 03:00:00"
LOGGER = "odoo.addons.sidocakep_cascading.models.revision.sidocakep_pk_mutasi"


@tagged("post_install", "-at_install")
class TestMutasiOnTheWay(RevisionCase):
    """The Sekretaris of agency A is moved on 1 July while her PK is on its way."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.own = cls._create_pk(cls.job_secretary_a)

    def _move_secretary(self, day=JULY):
        newcomer = self._create_newcomer("Sekretaris Baru", login="uji_sek_baru")
        self._move_away(self.employee_secretary_a, day)
        newcomer._appoint(self.job_secretary_a, day, {})
        self._end_transaction()
        return newcomer

    def _make_successor(self, state):
        """Bring the successor of ``self.own`` to a state; return it."""
        self._sign_to(self.own, "in_force")
        self._move_secretary()
        successor = self._revise(self.own, self.user_organisasi)
        return self._sign_to(successor, state)

    # ------------------------------------------------------------------
    # Before both have signed
    # ------------------------------------------------------------------

    def test_what_only_party_i_signed_is_no_agreement_to_revise(self):
        self._sign_to(self.own, "signed_first")
        self._move_secretary()
        self.assertFalse(self._get_proposals(self.own))

    @long
    @freeze_time(BEFORE)
    def test_a_mutasi_recorded_while_proposed_is_proposed_once_signed(self):
        self._sign_to(self.own, "proposed")
        newcomer = self._move_secretary()
        self.assertFalse(self._get_proposals(self.own))
        self._sign_to(self.own, "signed_first")
        self.assertFalse(self._get_proposals(self.own))
        self._sign_to(self.own, "signed")
        [proposal] = self._get_proposals(self.own)
        self.assertEqual(proposal.employee_id, newcomer)
        self.assertEqual(proposal.date_effective, JULY)

    @freeze_time(BEFORE)
    def test_a_mutasi_recorded_while_signed_first_is_proposed_once_signed(self):
        self._sign_to(self.own, "signed_first")
        newcomer = self._move_secretary()
        self._sign_to(self.own, "signed")
        self.assertEqual(self._get_proposals(self.own).employee_id, newcomer)

    @freeze_time(BEFORE)
    def test_the_head_of_region_who_signs_alone_is_watched_too(self):
        pk = self._sign_to(self._create_pk(self.job_bupati), "proposed")
        self.employee_bupati.version_id.departure_date = END_OF_JUNE
        self.assertFalse(self._get_proposals(pk))
        self._sign(pk, self.user_bupati)
        [proposal] = self._get_proposals(pk)
        self.assertTrue(proposal.is_vacant)

    def test_signing_without_a_mutasi_proposes_nothing(self):
        self._sign_to(self.own, "signed")
        self.assertFalse(self._get_proposals(self.own))

    @long
    def test_the_newcomer_does_not_sign_what_the_former_holder_proposed(self):
        self._sign_to(self.own, "proposed")
        newcomer = self._move_secretary()
        own = self.own.with_user(newcomer.user_id)
        self.assertFalse(own.can_sign)
        with self.assertRaises(TransitionAccessError):
            own.action_sign()

    @long
    def test_returned_and_dated_anew_it_is_the_newcomers(self):
        """A draft follows HR: on 6 July the newcomer holds the post."""
        self._sign_to(self.own, "proposed")
        newcomer = self._move_secretary()
        self.own.with_user(self.user_head_a).action_return("Pejabat berganti")
        self.own.date_document = "2026-07-06"
        self.assertEqual(self.own.employee_id, newcomer)
        self.assertEqual(self.own.first_name, "Sekretaris Baru")
        self._sign_to(self.own, "signed")
        self.assertFalse(self._get_proposals(self.own))
        self.assertEqual(
            self.own.signature_ids.filtered(lambda row: row.party == "first").user_id,
            newcomer.user_id,
        )

    # ------------------------------------------------------------------
    # Signed by both, on the way to the Bupati
    # ------------------------------------------------------------------

    @long
    @freeze_time(BEFORE)
    def test_signed_handed_in_and_received_are_proposed_and_go_on(self):
        """The proposal stops nobody: what is lawful is decided by people."""
        for state, after in (
            ("signed", "handed_in"),
            ("handed_in", "received"),
            ("received", "in_force"),
        ):
            with self.subTest(state):
                savepoint = self.env.cr.savepoint()
                self._sign_to(self.own, state)
                newcomer = self._move_secretary()
                self.assertEqual(self._get_proposals(self.own).employee_id, newcomer)
                self._sign_to(self.own, after)
                self.assertEqual(len(self._get_proposals(self.own)), 1)
                savepoint.rollback()
                self.env.invalidate_all()

    @long
    def test_a_return_after_handing_in_withdraws_the_proposal(self):
        """The draft follows HR by itself: nothing is left to revise."""
        self._sign_to(self.own, "handed_in")
        self._move_secretary()
        proposal = self._get_proposals(self.own)
        self.own.with_user(self.user_organisasi).action_return("Target keliru")
        self.assertEqual(proposal.state, "dismissed")
        self.assertTrue(proposal.is_withdrawn)
        self.assertFalse(proposal.activity_ids)

    @long
    def test_sent_back_for_a_formal_defect_the_proposal_stays(self):
        self._sign_to(self.own, "handed_in")
        self._move_secretary()
        proposal = self._get_proposals(self.own)
        self.own.with_user(self.user_organisasi).action_send_back("Sampul kurang")
        self.assertEqual(self.own.state, "signed")
        self.assertEqual(proposal.state, "proposed")

    @long
    def test_the_former_is_replaced_only_when_the_successor_is_in_force(self):
        successor = self._make_successor("received")
        self.assertEqual(self.own.state, "in_force")
        self.assertFalse(self.own.date_until)
        self._sign_to(successor, "in_force")
        self.assertEqual(self.own.state, "replaced")
        self.assertEqual(self.own.date_until, END_OF_JUNE)

    @long
    def test_a_former_that_never_came_into_force_gives_way_too(self):
        self._sign_to(self.own, "signed")
        self._move_secretary()
        successor = self._revise(self.own, self.user_organisasi)
        self._sign_to(successor, "in_force")
        self.assertEqual(self.own.state, "replaced")
        self.assertEqual(self.own.date_from, date(2026, 1, 1))
        self.assertEqual(self.own.date_until, END_OF_JUNE)

    @long
    def test_what_was_replaced_goes_no_further(self):
        self._sign_to(self.own, "signed")
        self._move_secretary()
        successor = self._revise(self.own, self.user_organisasi)
        self._sign_to(successor, "in_force")
        with self.assertRaises(TransitionError):
            self.own.with_user(self.user_head_a).action_hand_in()
        with self.assertRaises(TransitionError):
            self.own.with_user(self.user_organisasi).action_put_in_force()
        with self.assertRaises(UserError):
            self._revise(self.own, self.user_organisasi, day=date(2026, 9, 1))

    @long
    def test_a_successor_returned_to_draft_keeps_its_place_and_ground(self):
        successor = self._make_successor("handed_in")
        successor.with_user(self.user_organisasi).action_return("Tabel II keliru")
        self.assertEqual(successor.previous_id, self.own)
        self.assertEqual(successor.version, 2)
        self.assertEqual(successor.revision_id.state, "opened")
        self._sign_to(successor, "in_force")
        self.assertEqual(successor.revision_id.state, "done")

    @long
    def test_a_successor_signed_before_is_not_thrown_away(self):
        successor = self._make_successor("handed_in")
        successor.with_user(self.user_organisasi).action_return("Tabel II keliru")
        with self.assertRaises(UserError):
            successor.with_user(self.user_organisasi).unlink()
        self.assertEqual(successor.revision_id.state, "opened")

    @long
    def test_a_successor_follows_a_second_mutasi_while_a_draft(self):
        """The first newcomer never signs: a second one comes on 1 August."""
        successor = self._make_successor("draft")
        first = successor.employee_id
        second = self._create_newcomer("Sekretaris Ketiga", login="uji_sek_3")
        august = date(2026, 8, 1)
        self._move_away(first, august)
        second._appoint(self.job_secretary_a, august, {})
        self.assertEqual(successor.employee_id, first, "dated 1 July")
        successor.date_document = "2026-08-03"
        self.assertEqual(successor.employee_id, second)

    # ------------------------------------------------------------------
    # Nothing of this stands in the way of HR
    # ------------------------------------------------------------------

    @long
    def test_agreements_of_every_state_let_a_holder_move(self):
        """Also those that an import left without signatures or dates."""
        for state, _label in PK_STATES:
            with self.subTest(state):
                savepoint = self.env.cr.savepoint()
                self.own._with_workflow_bypass().write({"state": state})
                with self.assertNoLogs(LOGGER, "ERROR"):
                    self._move_secretary()
                revisable = state in {"signed", "handed_in", "received", "in_force"}
                self.assertEqual(bool(self._get_proposals(self.own)), revisable)
                savepoint.rollback()
                self.env.invalidate_all()

    def test_several_agreements_of_one_position_let_a_holder_move(self):
        """Functional officials share a position; each agreement is looked at."""
        colleague = self._create_newcomer("Kedua", self.job_func_a, "uji_f2")
        pks = self.env["sidocakep.pk"]
        for employee in (self.employee_func_a, colleague):
            pks |= self._create_pk(self.job_func_a, employee_id=employee.id)
        pks._with_workflow_bypass().write({"state": "signed"})
        with self.assertNoLogs(LOGGER, "ERROR"):
            self._move_away(self.employee_func_a)
        self.assertEqual([bool(self._get_proposals(pk)) for pk in pks], [True, False])

    @long
    @freeze_time("2026-07-20 03:00:00")
    def test_both_parties_moved_on_one_day(self):
        """Head and Sekretaris change places: one proposal for each agreement."""
        head = self._sign_to(self._create_pk(self.job_head_a), "in_force")
        self._sign_to(self.own, "in_force")
        with self.assertNoLogs(LOGGER, "ERROR"):
            self._move_away(self.employee_head_a, job=self.job_secretary_a)
            self._move_away(self.employee_secretary_a, job=self.job_head_a)
        self.assertEqual(
            self._get_proposals(head).employee_id, self.employee_secretary_a
        )
        self.assertEqual(
            self._get_proposals(self.own).employee_id, self.employee_head_a
        )
