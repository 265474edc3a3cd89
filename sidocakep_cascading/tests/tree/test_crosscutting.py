"""Crosscutting: who asks, who answers, what both trees show, what is kept."""

import psycopg2

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.exceptions import (
    FrozenRecordError,
    TransitionAccessError,
    TransitionError,
    WorkflowFieldError,
)

from ..common import YEAR
from ..common_tree import DOCUMENT, TreeCase


@tagged("post_install", "-at_install")
class TestCrosscutting(TreeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.outcome_b = cls._create_tree_b()
        cls.request = cls._ask()

    def _accept(self, request=None, user=None, **kw):
        request = (request or self.request).with_user(user or self.user_head_b)
        return request.action_accept(**(kw or {"carrier_node_id": self.outcome_b.id}))

    # ------------------------------------------------------------------
    # Asking
    # ------------------------------------------------------------------

    def test_several_agencies_are_asked_at_once(self):
        form = Form(
            self.env["sidocakep.crosscutting.ask"]
            .with_user(self.user_secretary_a)
            .with_context(default_node_id=self.leaf_1.id)
        )
        form.company_ids.add(self.agency_b)
        form.company_ids.add(self.setda)
        form.request = "Kader dilatih bersama"
        form.save().action_ask()
        requests = self.leaf_1.crosscutting_ids
        self.assertEqual(requests.company_id, self.agency_b | self.setda)
        self.assertEqual(set(requests.mapped("state")), {"asked"})
        self.assertEqual(requests.asked_by_id, self.user_secretary_a)
        self.assertEqual(self.tree.crosscutting_count, 3)

    def test_who_asks_keeps_the_tree(self):
        """Nobody asks in the name of another agency."""
        for user in (self.user_head_b, self.user_ech3_a, self.user_inspektorat):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._ask(self.leaf_1, self.setda, user)
        self._ask(self.leaf_1, self.setda, self.user_organisasi)

    def test_another_agency_of_the_same_government(self):
        elsewhere = self._create_company("Kota Lain", parent_id=False)
        for company in (self.agency_a, self.government, elsewhere):
            with (
                self.subTest(company.name),
                self.assert_refused(ValidationError, "cannot be asked"),
            ):
                self._ask(self.leaf_1, company)

    @mute_logger("odoo.sql_db")
    def test_not_asked_twice_while_open(self):
        with (
            self.assertRaises(psycopg2.errors.UniqueViolation),
            self.env.cr.savepoint(),
        ):
            self._ask()
        self.request.with_user(self.user_head_b).action_refuse("Bukan tugas kami")
        self.assertEqual(self._ask().state, "asked")

    def test_what_was_asked_stays(self):
        for vals in (
            {"request": "Lain"},
            {"company_id": self.setda.id},
            {"node_id": self.leaf_1.id},
        ):
            with self.subTest(vals), self.assertRaises(FrozenRecordError):
                self.request.with_user(self.user_organisasi).write(vals)

    def test_head_and_secretary_of_the_asked_agency_are_told(self):
        self.assertEqual(
            self.request.activity_ids.user_id, self.user_head_b | self.user_secretary_b
        )
        self._accept()
        self.assertFalse(self.request.activity_ids)

    def test_where_posts_have_no_login_the_coordinators_are_told(self):
        agency = self._create_company("Dinas Baru", sidocakep_kind="dinas")
        user = self._create_user("uji_secretary_new", "group_secretary", agency)
        self.assertEqual(self._ask(self.leaf_1, agency).activity_ids.user_id, user)

    def test_the_setda_answers_by_sekda_or_asisten(self):
        request = self._ask(self.leaf_1, self.setda)
        self.assertEqual(request.activity_ids.user_id, self.user_sekda)
        request.with_user(self.user_asisten).action_refuse("Diteruskan ke Bagian Kesra")
        self.assertEqual(request.answered_by_id, self.user_asisten)

    # ------------------------------------------------------------------
    # Answering
    # ------------------------------------------------------------------

    def test_accepted_by_head_or_secretary(self):
        for user, node in (
            (self.user_head_b, self.leaf_2),
            (self.user_secretary_b, self.leaf_1),
        ):
            request = node.crosscutting_ids or self._ask(node)
            self._accept(request, user)
            self.assertEqual(request.state, "accepted")
            self.assertEqual(request.answered_by_id, user)
            self.assertTrue(request.answered_on)

    def test_only_the_asked_agency_answers(self):
        for user in (
            self.user_head_a,
            self.user_secretary_a,
            self.user_sekda,
            self.user_asisten,
            self.user_bupati,
            self.user_organisasi,
            self.user_bappeda,
            self.user_inspektorat,
            self.user_hr,
            self.user_pelaksana_a,
            self.env.ref("base.user_admin"),
        ):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._accept(user=user)
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.request.with_user(user).action_refuse("Tidak")
        self.assertEqual(self.request.state, "asked")

    def test_the_system_answers_for_nobody(self):
        with self.assertRaises(TransitionAccessError):
            self._accept(user=self.env.ref("base.user_root"))

    def test_refusal_needs_a_reason(self):
        request = self.request.with_user(self.user_head_b)
        for reason in (None, "", "  \n"):
            action = request.action_refuse(reason)
            self.assertEqual(action["res_model"], "sidocakep.crosscutting.answer")
            self.assertEqual(request.state, "asked")
        wizard = self._answer_form(request, "refuse")
        wizard.reason = "   "
        with self.assert_refused(UserError, "Give the reason"):
            wizard.save().action_confirm()
        wizard = self._answer_form(request, "refuse")
        wizard.reason = "Armada belum cukup"
        wizard.save().action_confirm()
        self.assertEqual(request.state, "refused")
        self.assertEqual(request.reason, "Armada belum cukup")
        self.assertIn(
            self.user_secretary_a.partner_id, request.message_ids[0].partner_ids
        )

    def _answer_form(self, request, answer):
        action = getattr(request, f"action_{answer}")()
        return Form(
            self.env["sidocakep.crosscutting.answer"]
            .with_user(request.env.user)
            .with_context(**action["context"])
        )

    def test_acceptance_says_what_carries_it(self):
        request = self.request.with_user(self.user_head_b)
        wizard = self._answer_form(request, "accept")
        with self.assert_refused(UserError, "Say what carries it"):
            wizard.save().action_confirm()
        wizard = self._answer_form(request, "accept")
        wizard.carrier_node_id = self.outcome_b
        wizard.carrier_job_id = self.job_head_b
        wizard.save().action_confirm()
        self.assertEqual(request.state, "accepted")
        self.assertEqual(request.carrier_text, "Warga selamat; Kepala Pelaksana")

    def test_the_carrier_belongs_to_the_asked_agency_and_the_year(self):
        plan = self._create_plan("renstra", self.agency_b, self.rpjmd)
        part = self._create_node(plan, "tujuan", "Warga tangguh")
        late = self._create_tree_b(YEAR + 1)
        for vals, error, words in (
            ({"carrier_node_id": self.leaf_2.id}, UserError, "does not belong"),
            ({"carrier_job_id": self.job_head_a.id}, AccessError, "."),
            ({"carrier_plan_node_id": self.node_g1.id}, UserError, "does not belong"),
            ({"carrier_node_id": late.id}, UserError, "not in the tree of 2026"),
        ):
            with self.subTest(vals), self.assert_refused(error, words):
                self._accept(**vals)
        plan.write({"year_start": 2027, "year_end": 2031})
        with self.assert_refused(UserError, "does not cover 2026"):
            self._accept(carrier_plan_node_id=part.id)
        self.assertEqual(self.request.state, "asked")

    def test_answered_once(self):
        self._accept()
        with self.assertRaises(TransitionError):
            self.request.with_user(self.user_head_b).action_refuse("Berubah")
        with self.assertRaises(TransitionError):
            self._accept()

    def test_state_and_answer_are_not_written(self):
        for user in (self.user_head_b, self.user_secretary_a, self.user_organisasi):
            for vals in (
                {"state": "accepted"},
                {"carrier_node_id": self.outcome_b.id},
                {"answered_by_id": user.id},
            ):
                with self.subTest(user=user.login), self.assertRaises(AccessError):
                    self._call(user, "write", self.request.ids, vals)
        with self.assertRaises(WorkflowFieldError):
            self._ask(self.leaf_1, state="accepted")

    # ------------------------------------------------------------------
    # What both sides see
    # ------------------------------------------------------------------

    def test_the_asked_agency_sees_the_node_of_the_other(self):
        as_b = self.leaf_2.with_user(self.user_head_b)
        self.assertEqual(as_b.name, "Ambulans siaga")
        self.assertFalse(as_b.is_editable)
        hidden = self.leaf_1.with_user(self.user_head_b)
        with self.assertRaises(AccessError):
            hidden.read(["name"])
        with self.assertRaises(AccessError):
            as_b.write({"name": "Diubah"})
        [values] = self._call(
            self.user_head_b,
            "web_read",
            self.leaf_2.ids,
            {
                "tree_id": {"fields": {"display_name": {}}},
                "parent_id": {"fields": {"display_name": {}}},
                "job_ids": {"fields": {"display_name": {}}},
                "plan_node_ids": {"fields": {"display_name": {}}},
                "crosscutting_chips": {},
                "link_chips": {},
            },
            model="sidocakep.performance.tree.node",
        )
        self.assertEqual(values["parent_id"]["display_name"], self.csf_2.name)

    def test_accepted_is_shown_in_both_trees(self):
        self._accept(
            carrier_node_id=self.outcome_b.id, carrier_job_id=self.job_head_b.id
        )
        [asked] = self.leaf_2.with_user(self.user_ech3_a).crosscutting_chips
        self.assertEqual(
            asked,
            {
                "agency": "BPBD",
                "state": "accepted",
                "label": "Accepted",
                "carries": "Warga selamat; Kepala Pelaksana",
                "incoming": False,
            },
        )
        [carried] = self.outcome_b.with_user(self.user_head_b).crosscutting_chips
        self.assertEqual(
            (carried["agency"], carried["incoming"], carried["carries"]),
            ("Dinas Kesehatan Uji", True, "Ambulans siaga"),
        )

    def test_a_carried_node_needs_no_link_of_its_own(self):
        self._complete(self.nodes - self.leaf_2)
        self.leaf_2.indicator_ids = self.iku_1
        self.assertEqual(self.tree.steps_done, 4)
        self._accept()
        self.assertEqual(self.tree.steps_done, 5)

    def test_open_and_refused_requests_are_noticed(self):
        def kinds():
            notices = self.env["sidocakep.performance.tree.notice"].search(
                [("node_id", "=", self.leaf_2.id), ("kind", "=like", "request%")]
            )
            return notices.mapped("kind")

        self.assertEqual(kinds(), ["request_open"])
        self.request.with_user(self.user_head_b).action_refuse("Tidak")
        self.assertEqual(kinds(), ["request_refused"])
        notice = self.env["sidocakep.performance.tree.notice"].search(
            [("kind", "=", "request_refused")]
        )
        action = notice.with_user(self.user_secretary_a).action_open_remedy()
        self.assertEqual(action["res_id"], self.request.id)
        self._ask(company=self.setda)
        self.assertEqual(kinds(), ["request_open"])

    # ------------------------------------------------------------------
    # Withdrawal
    # ------------------------------------------------------------------

    def test_only_the_asking_side_withdraws_with_a_reason(self):
        self._accept()
        for user in (self.user_head_b, self.user_ech3_a, self.user_inspektorat):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.request.with_user(user).action_withdraw("Batal")
        request = self.request.with_user(self.user_secretary_a)
        self.assertIn("res_model", request.action_withdraw(" "))
        self.assertEqual(request.state, "accepted")
        request.action_withdraw("Dilaksanakan sendiri")
        self.assertEqual(request.state, "withdrawn")
        self.assertEqual(request.answered_by_id, self.user_head_b, "history is kept")
        self.assertEqual(request.carrier_node_id, self.outcome_b)
        self.assertFalse(self.leaf_2.crosscutting_chips)
        self.assertFalse(self.outcome_b.crosscutting_chips)

    def test_withdrawing_closes_the_activities(self):
        self.request.with_user(self.user_secretary_a).action_withdraw("Batal")
        self.assertFalse(self.request.activity_ids)

    def test_nothing_is_deleted(self):
        for user in (self.user_secretary_a, self.user_organisasi):
            with self.assertRaises(AccessError):
                self.request.with_user(user).unlink()
        with self.assertRaises(FrozenRecordError):
            self.request.unlink()
        with self.assert_refused(FrozenRecordError, "stays on record"):
            self.leaf_2.with_user(self.user_secretary_a).unlink()
        with self.assert_refused(FrozenRecordError, "stays on record"):
            self.tree.with_user(self.user_secretary_a).unlink()

    # ------------------------------------------------------------------
    # Versions and years
    # ------------------------------------------------------------------

    def _amended_tree(self):
        self._complete()
        self._decide_tree()
        action = self.tree.with_user(self.user_head_a).action_amend()
        tree = self.env["sidocakep.performance.tree"].browse(action["res_id"])
        tree.write(DOCUMENT | {"amendment_reason": "Perubahan strategi"})
        return tree

    def test_an_amendment_takes_the_requests_over(self):
        self._accept()
        dropped = self._ask(self.leaf_1)
        amendment = self._amended_tree()
        with self.assert_refused(UserError, "version in force"):
            self._ask(amendment.node_ids[0])
        gone = amendment.node_ids.filtered(
            lambda node: node.identity == self.leaf_1.identity
        )
        middle = gone.parent_id
        gone.unlink()
        middle.kind = "operational"
        self._decide_tree(amendment)
        self.assertEqual(self.request.node_id.tree_id, amendment)
        self.assertEqual(self.request.node_id.identity, self.leaf_2.identity)
        self.assertEqual(self.request.state, "accepted")
        self.assertEqual(dropped.state, "withdrawn")
        self.assertIn("amendment", dropped.reason)
        self.assertFalse(dropped.activity_ids)

    def test_an_amendment_of_the_carrying_tree_keeps_carrying(self):
        self._accept(self._ask(self.leaf_1), carrier_node_id=self.outcome_b.id)
        tree_b = self.outcome_b.tree_id
        csf = self._create_tree_node("csf", "x", self.outcome_b, tree_b)
        self._create_tree_node("operational", "y", csf, tree_b)
        tree_b.node_ids.indicator_text = "Jumlah"
        tree_b.with_user(self.user_head_b).action_decide()
        action = tree_b.with_user(self.user_head_b).action_amend()
        amendment = tree_b.browse(action["res_id"])
        amendment.write(DOCUMENT | {"amendment_reason": "Perubahan"})
        amendment.with_user(self.user_head_b).action_decide()
        carrier = self.leaf_1.crosscutting_ids.carrier_node_id
        self.assertEqual(carrier.tree_id, amendment)
        self.assertEqual(carrier.identity, self.outcome_b.identity)

    def test_the_next_year_asks_again(self):
        self._accept()
        refused = self._ask(self.leaf_1)
        refused.with_user(self.user_head_b).action_refuse("Tidak")
        self._complete()
        self._decide_tree()
        action = self.tree.with_user(self.user_secretary_a).action_copy_next_year()
        tree = self.env["sidocakep.performance.tree"].browse(action["res_id"])
        requests = tree.node_ids.crosscutting_ids
        self.assertEqual(len(requests), 1, "the refused one is not asked again")
        self.assertEqual(
            (requests.state, requests.previous_id, requests.request),
            ("asked", self.request, self.request.request),
        )
        self.assertFalse(requests.carrier_node_id)
        self.assertEqual(requests.asked_by_id, self.user_secretary_a)
        self.assertEqual(
            requests.activity_ids.user_id, self.user_head_b | self.user_secretary_b
        )
        self.assertEqual(self.request.state, "accepted", "last year's stays")

    def test_ending_the_year_closes_what_nobody_answered(self):
        accepted = self._ask(self.leaf_1)
        self._accept(accepted)
        self._complete()
        self._decide_tree()
        self.tree.with_user(self.user_organisasi).action_end()
        self.assertEqual(
            (self.request.state, accepted.state), ("withdrawn", "accepted")
        )
        self.assertFalse(self.request.activity_ids)
        with self.assertRaises(UserError):
            self._ask(self.csf_1)
