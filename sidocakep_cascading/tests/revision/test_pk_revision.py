"""Revision on lawful grounds: the successor, the end of the former, the closing."""

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.sidocakep_base.exceptions import (
    FrozenRecordError,
    TransitionAccessError,
)
from odoo.addons.sidocakep_base.tests.thorough import long

from ..common import CHANGED_ELSEWHERE
from ..revision_case import END_OF_JUNE, JULY, RevisionCase

OUTSIDE = "Ditetapkan di luar aplikasi ini"


@tagged("post_install", "-at_install")
class TestGunungMasC5(RevisionCase):
    """Annex C.5: three grounds and no other."""

    def test_gunung_mas_c_5_a_mutasi_of_the_official(self):
        newcomer = self._replace_holder()
        successor = self._revise(ground="mutasi")
        self.assertEqual(successor.sudo().employee_id, newcomer)
        self.assertEqual(successor.revision_id.ground, "mutasi")

    def test_gunung_mas_c_5_b_change_of_strategy(self):
        successor = self._revise(ground="strategy")
        self.assertEqual(successor.sudo().employee_id, self.employee_ech3_a)
        self.assertEqual(successor.revision_id.ground, "strategy")

    def test_gunung_mas_c_5_c_change_of_priority(self):
        successor = self._revise(ground="priority")
        self.assertEqual(successor.previous_id, self.pk)
        self.assertEqual(successor.revision_id.ground, "priority")

    def test_the_reason_stands_in_the_trail_of_both(self):
        successor = self._revise(ground="strategy", reason="Renstra berubah")
        trail = self.env["sidocakep.trail"]
        of_pk = [("res_model", "=", "sidocakep.pk"), ("res_id", "=", self.pk.id)]
        row = trail.search([*of_pk, ("kind", "=", "amendment")])
        self.assertEqual(row.reason, "Renstra berubah")
        self.assertEqual(row.new_value, successor.sudo().display_name)
        self._sign_to(successor.sudo(), "in_force")
        row = trail.search([*of_pk, ("new_value", "=", "replaced")])
        self.assertEqual(row.reason, "Renstra berubah")

    def test_gunung_mas_c_5_nothing_else(self):
        for ground in (None, False, "", "other", "budget"):
            with (
                self.subTest(ground=ground),
                self.assertRaisesRegex(UserError, "huruf C angka 5"),
            ):
                self._revise(ground=ground)
        self.assertFalse(self.pk.next_ids)
        self.assertFalse(self.pk.revision_ids)

    def test_gunung_mas_c_5_the_ground_is_explained(self):
        for reason in ("", "   ", False):
            with self.subTest(reason=reason), self.assertRaises(UserError):
                self._revise(ground="strategy", reason=reason)
        self.assertFalse(self.pk.next_ids)

    def test_gunung_mas_c_5_no_second_agreement_beside_the_one_in_force(self):
        """Drawn up afresh for a newcomer, without a ground: it never comes in force."""
        self._replace_holder()
        rival = self._create_pk(self.job_ech3_a, date_document="2026-07-06")
        self.assertNotEqual(rival.employee_id, self.pk.employee_id)
        with self.assertRaisesRegex(UserError, "only as its successor"):
            self._sign_to(rival, "in_force")
        self.assertEqual(self.pk.state, "in_force")


@tagged("post_install", "-at_install")
class TestPkSuccessor(RevisionCase):
    def test_the_successor_copies_both_tables(self):
        self.pk.line_ids.sudo().invalidate_recordset()
        successor = self._revise(ground="priority")
        self.assertEqual(successor.state, "draft")
        self.assertEqual(successor.version, 2)
        self.assertEqual(
            successor.line_ids.mapped("target_text"),
            self.pk.line_ids.mapped("target_text"),
        )
        self.assertEqual(
            successor.line_ids.parent_line_id, self.pk.line_ids.parent_line_id
        )
        # K1: 100 + 50 million, K2: 25 million
        self.assertEqual(
            successor.table2_ids.mapped("amount"), [150_000_000, 25_000_000]
        )
        self.assertEqual(successor.table2_ids.pk_line_ids, successor.line_ids)
        self.assertEqual(successor.date_document, JULY)

    @long
    def test_lines_keep_the_line_of_the_superior_they_support(self):
        head = self._create_pk(self.job_head_a)
        pk = self._create_pk(self.job_secretary_a)
        self.assertEqual(pk.line_ids.parent_line_id.pk_id, head)
        self._sign_to(head, "in_force")
        self._sign_to(pk, "in_force")
        successor = self._revise(pk, ground="strategy")
        self.assertEqual(successor.line_ids.parent_line_id, pk.line_ids.parent_line_id)

    def test_rows_of_paser_stay_under_their_programme(self):
        self.government.profile_id = self.profile_paser
        pk = self._sign_to(self._create_pk(self.job_ech4_a), "in_force")
        successor = self._revise(pk, ground="strategy")
        rows = successor.table2_ids
        self.assertTrue(rows.child_ids)
        self.assertEqual(rows.child_ids.parent_id, rows.filtered("child_ids"))
        self.assertEqual(successor.sudo()._get_table2_values(), pk._get_table2_values())

    def test_the_successor_drawn_again_follows_the_plan(self):
        self.budget.action_create_perubahan()
        revised = self.budget.next_ids
        revised.write({"number": "DPPA/1/2026", "ratified_on": "2026-06-20"})
        line = revised.line_ids.filtered(lambda line: line.node_id == self.node_k1a)
        line.amount = 140_000_000
        revised.action_ratify()
        copied = self._revise(ground="priority")
        self.assertEqual(copied.amount_total, 175_000_000)
        copied.sudo().unlink()
        drawn = self._revise(ground="priority", is_redrawn=True)
        # 140 + 50 million for K1, 25 million for K2
        self.assertEqual(drawn.amount_total, 215_000_000)
        self.assertEqual(drawn.budget_id, revised)

    def test_the_former_is_in_force_until_the_successor_is(self):
        self._replace_holder()
        successor = self._revise()
        for state in ("proposed", "signed", "received"):
            self._sign_to(successor.sudo(False), state)
            self.assertEqual(self.pk.state, "in_force")
        self._sign_to(successor, "in_force")
        self.assertEqual(self.pk.state, "replaced")
        self.assertEqual(self.pk.date_until, END_OF_JUNE)
        self.assertEqual(successor.date_from, JULY)
        self.assertFalse(successor.date_until)
        self.assertEqual(successor.revision_id.state, "done")

    @long
    def test_both_stay_as_they_were_signed(self):
        before = self.pk._get_document_values()[self.pk.id]
        self._replace_holder()
        successor = self._sign_to(self._revise(), "in_force")
        after = self.pk._get_document_values()[self.pk.id]
        self.assertEqual({**after, "state": None}, {**before, "state": None})
        self.assertTrue(self.pk._is_seal_intact())
        self.assertTrue(successor._is_seal_intact())
        self.assertNotEqual(successor.frozen_hash, self.pk.frozen_hash)

    def test_an_agreement_in_force_is_never_edited(self):
        for vals in ({"number": "9"}, {"date_document": "2026-07-01"}):
            with self.subTest(vals=vals), self.assertRaises(FrozenRecordError):
                self.pk.with_user(self.user_organisasi).write(vals)

    @long
    def test_a_signed_agreement_can_be_revised_before_it_is_in_force(self):
        pk = self._sign_to(self._create_pk(self.job_secretary_a), "signed")
        successor = self._revise(pk, ground="priority")
        self._sign_to(successor, "in_force")
        self.assertEqual(pk.state, "replaced")
        self.assertEqual((pk.date_from, pk.date_until), (date(2026, 1, 1), END_OF_JUNE))

    def test_a_draft_is_not_revised(self):
        pk = self._create_pk(self.job_secretary_a)
        with self.assertRaisesRegex(UserError, "signed"):
            self._revise(pk, ground="priority")

    def test_one_successor_at_a_time(self):
        self._revise(ground="priority")
        with self.assertRaisesRegex(UserError, "already has a successor"):
            self._revise(ground="strategy")

    def test_the_successor_begins_within_the_year_and_the_tenure(self):
        for day in (date(2025, 12, 31), date(2027, 1, 1), None):
            with (
                self.subTest(day=day),
                self.assertRaisesRegex(UserError, "1 Januar[iy] 2026"),
            ):
                self._revise(ground="priority", day=day)
        with self.assertRaisesRegex(UserError, "ends before"):
            self._revise(ground="priority", date_until=JULY)

    def test_a_deleted_draft_lets_the_revision_be_opened_again(self):
        successor = self._revise(ground="priority")
        revision = successor.revision_id
        successor.unlink()
        self.assertEqual(revision.state, "dismissed")
        self.assertTrue(revision.is_withdrawn)
        self.assertEqual(self._revise(ground="priority").version, 2)

    def test_nobody_holds_the_post_nobody_signs(self):
        self._move_away()
        with self.assertRaisesRegex(UserError, "Plt"):
            self._revise()


@tagged("post_install", "-at_install")
class TestPkGround(RevisionCase):
    """Annex C.5: the ground happened, or it is explained in words."""

    def _revise_unexplained(self, ground, **kw):
        pk = self.pk.with_user(self.user_secretary_a)
        return pk._revise(ground, "SK Bupati 15/2026", JULY, **kw)

    def _assert_refused(self, ground, words):
        for explanation in (None, "", "  "):
            with self.assertRaisesRegex(UserError, words):
                self._revise_unexplained(ground, explanation=explanation)
        self.assertFalse(self.pk.next_ids)

    def _amend_renstra(self, number, day):
        change = self.renstra._amend()
        change.write(
            {
                "document_number": number,
                "document_date": day,
                "amendment_reason": "Perubahan strategi",
            }
        )
        self._decide(change)

    def test_gunung_mas_c_5_a_the_same_holder_is_no_mutasi(self):
        self._assert_refused("mutasi", "Nobody was moved")
        with self.assertRaisesRegex(UserError, "Nobody was moved"):
            self.pk.with_user(self.user_secretary_a)._close("Pensiun", END_OF_JUNE)
        newcomer = self._replace_holder()
        successor = self._revise_unexplained("mutasi")
        self.assertEqual(successor.sudo().employee_id, newcomer)

    def test_gunung_mas_c_5_a_the_superior_was_moved(self):
        self._move_away(self.employee_head_a)
        head = self._create_newcomer("Kepala Baru, S.KM.")
        head._appoint(self.job_head_a, JULY, {})
        self._end_transaction()
        successor = self._revise_unexplained("mutasi")
        self.assertEqual(successor.sudo().second_employee_id, head)

    def test_gunung_mas_c_5_a_no_words_make_a_mutasi(self):
        with self.assertRaisesRegex(UserError, "Nobody was moved"):
            self._revise_unexplained("mutasi", **CHANGED_ELSEWHERE)
        self.assertFalse(self.pk.next_ids)

    def test_gunung_mas_c_5_a_a_mutasi_to_come_counts_from_its_day(self):
        self._replace_holder(day=date(2026, 7, 15))
        with self.assertRaisesRegex(UserError, "Nobody was moved"):
            self._revise_unexplained("mutasi")
        successor = self._revise(day=date(2026, 7, 15))
        self.assertEqual(successor.first_name, "Pejabat Baru, S.KM.")

    def test_gunung_mas_c_5_b_an_unchanged_plan_is_no_change_of_strategy(self):
        self._assert_refused("strategy", "no change of strategy")
        self._amend_renstra("7/2026", "2026-05-20")
        self.assertTrue(self._revise_unexplained("strategy"))

    def test_gunung_mas_c_5_b_a_plan_changed_before_is_no_change_since(self):
        self._amend_renstra("7/2025", "2025-12-30")
        self._assert_refused("strategy", "no change of strategy")

    def test_gunung_mas_c_5_c_an_unchanged_dpa_is_no_change_of_priority(self):
        self._assert_refused("priority", "no change of priority")
        change = self.budget.browse(self.budget.action_create_perubahan()["res_id"])
        line = change.line_ids.filtered(lambda item: item.node_id == self.node_k2a)
        line.amount = 26_000_000
        change.write({"number": "DPPA/1", "ratified_on": "2026-06-01"})
        change.action_ratify()
        self.assertTrue(self._revise_unexplained("priority"))

    def test_gunung_mas_c_5_a_document_decided_elsewhere_is_named_whole(self):
        """Number, date after the PK and before its successor, file, what it changed."""
        for vals in (
            {"document_number": " "},
            {"document_date": False},
            {"document_date": "2026-01-02"},
            {"document_date": "2026-07-02"},
            {"document_file": False},
            {"explanation": "x"},
            {"explanation": False},
        ):
            with self.subTest(vals=vals), self.assertRaisesRegex(UserError, "huruf b"):
                self._revise_unexplained("strategy", **CHANGED_ELSEWHERE | vals)
        self.assertFalse(self.pk.next_ids)
        successor = self._revise_unexplained("strategy", **CHANGED_ELSEWHERE)
        revision = successor.sudo().revision_id
        self.assertEqual(revision.explanation, OUTSIDE)
        self.assertTrue(revision.document_file)
        printed = successor.sudo()._get_difference()[successor.id]["revision"]
        self.assertIn(OUTSIDE, printed["reason"])
        self.assertEqual(
            printed["document_number"], "9 Tahun 2026 tanggal 20 Januari 2026"
        )

    @long
    def test_the_profile_says_how_strict_the_ground_is(self):
        rules = self.profile_gm.rule_ids
        rules.filtered(lambda rule: rule.code == "ground_strategy").severity = "warning"
        self.assertTrue(self._revise_unexplained("strategy"))
        said = self.pk.message_ids.mapped("body")
        self.assertTrue([body for body in said if "no change of strategy" in body])

    def test_a_regulation_without_grounds_asks_for_no_proof(self):
        self.government.profile_id = self.profile_paser
        pk = self._sign_to(self._create_pk(self.job_ech4_a), "in_force")
        pk = pk.with_user(self.user_secretary_a)
        self.assertTrue(pk._revise("mutasi", "Kesepakatan para pihak", JULY))


@tagged("post_install", "-at_install")
class TestPkClose(RevisionCase):
    def test_a_vacant_post_closes_without_a_successor(self):
        self._move_away()
        proposal = self._get_proposals()
        self.assertEqual(len(proposal), 1)
        self.assertTrue(proposal.is_vacant)
        self.pk.with_user(self.user_secretary_a)._close(
            "Jabatan lowong", END_OF_JUNE, proposal
        )
        self.assertEqual(self.pk.state, "replaced")
        self.assertEqual(self.pk.date_until, END_OF_JUNE)
        self.assertEqual(proposal.state, "done")
        self.assertTrue(proposal.is_closing)
        self.assertIn("Jabatan lowong", self.pk.revision_notice)

    @long
    def test_who_comes_later_continues_the_closed_agreement(self):
        self._move_away()
        self.pk.with_user(self.user_secretary_a)._close("Lowong", END_OF_JUNE)
        newcomer = self._create_newcomer(login="uji_baru")
        newcomer._appoint(self.job_ech3_a, date(2026, 9, 1), {})
        proposal = self._get_proposals()
        self.assertEqual(proposal.date_effective, date(2026, 9, 1))
        successor = self._revise(day=date(2026, 9, 1), revision=proposal)
        self._sign_to(successor, "in_force")
        self.assertEqual(self.pk.date_until, END_OF_JUNE)
        self.assertEqual(successor.date_from, date(2026, 9, 1))
        self.assertEqual(successor.previous_id, self.pk)

    def test_closing_needs_a_reason_and_a_day_of_the_year(self):
        pk = self.pk.with_user(self.user_secretary_a)
        for reason, day in (("", END_OF_JUNE), ("x", None), ("x", date(2027, 1, 1))):
            with self.subTest(reason=reason, day=day), self.assertRaises(UserError):
                pk._close(reason, day)
        self.assertEqual(self.pk.state, "in_force")

    def test_the_last_day_of_the_year_closes_too(self):
        self._move_away(day=date(2027, 1, 1))
        self.pk.with_user(self.user_secretary_a)._close("Pensiun", date(2026, 12, 31))
        self.assertEqual(self.pk.date_until, date(2026, 12, 31))

    def test_others_do_not_close(self):
        for user in (self.user_ech4_a, self.user_inspektorat, self.user_head_b):
            with self.subTest(user.login), self.assertRaises(TransitionAccessError):
                self.pk.with_user(user)._close("Pindah tugas", END_OF_JUNE)
