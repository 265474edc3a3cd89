"""Pohon kinerja: order of the nodes, five steps, links, decision."""

import psycopg2

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from odoo.addons.sidocakep_base.exceptions import (
    FrozenRecordError,
    TransitionAccessError,
    TransitionError,
    WorkflowFieldError,
)

from ..common import YEAR
from ..common_tree import TreeCase


@tagged("post_install", "-at_install")
class TestPerformanceTree(TreeCase):
    def _notices(self, tree=None, **kw):
        domain = [("tree_id", "=", (tree or self.tree).id)]
        domain += [(name, "=", value) for name, value in kw.items()]
        return self.env["sidocakep.performance.tree.notice"].search(domain)

    # ------------------------------------------------------------------
    # Order of the nodes
    # ------------------------------------------------------------------

    def test_permenpanrb_89_2021_order_of_outcome_factor_condition(self):
        """Every pair of kinds, by hand from the steps of the regulation."""
        kinds = ("outcome", "csf", "intermediate", "operational")
        allowed = {
            ("outcome", "outcome"),
            ("csf", "outcome"),
            ("intermediate", "csf"),
            ("intermediate", "intermediate"),
            ("operational", "csf"),
            ("operational", "intermediate"),
            ("operational", "operational"),
        }
        uppers = dict(
            zip(
                kinds,
                (self.outcome_node, self.csf_1, self.middle, self.leaf_1),
                strict=True,
            )
        )
        for kind in kinds:
            for upper_kind, upper in uppers.items():
                with self.subTest(kind=kind, upper=upper_kind):
                    if (kind, upper_kind) in allowed:
                        self._create_tree_node(kind, "x", upper)
                    else:
                        with self.assert_refused(ValidationError, "cannot stand under"):
                            self._create_tree_node(kind, "x", upper)

    def test_only_an_outcome_stands_at_the_top(self):
        for kind in ("csf", "intermediate", "operational"):
            with (
                self.subTest(kind),
                self.assert_refused(ValidationError, "only an outcome"),
            ):
                self._create_tree_node(kind, "x")

    def test_a_changed_kind_is_checked_against_what_stands_below(self):
        with self.assert_refused(ValidationError, "cannot stand under"):
            self.csf_1.kind = "outcome"

    def test_a_node_moves_within_its_tree_only(self):
        self.leaf_2.parent_id = self.middle
        self.assertEqual(self.middle.child_ids, self.leaf_1 | self.leaf_2)
        other = self._create_tree_b()
        with self.assert_refused(ValidationError, "different trees"):
            self.csf_1.parent_id = other

    def test_no_cycle(self):
        inner = self._create_tree_node("outcome", "x", self.outcome_node)
        with self.assert_refused(ValidationError, "cannot lie below itself"):
            self.outcome_node.parent_id = inner

    def test_a_node_with_nodes_below_is_not_deleted(self):
        with self.assert_refused(UserError, "nodes below"):
            self.csf_1.with_user(self.user_secretary_a).unlink()
        (self.csf_2 | self.leaf_2).with_user(self.user_secretary_a).unlink()
        self.assertEqual(self.tree.node_count, 4)

    def test_the_form_proposes_the_kind_that_fits_below(self):
        for upper, kind in (
            (self.outcome_node, "csf"),
            (self.csf_1, "intermediate"),
            (self.middle, "operational"),
        ):
            form = Form(
                self.env["sidocakep.performance.tree.node"]
                .with_user(self.user_secretary_a)
                .with_context(default_tree_id=self.tree.id)
            )
            form.name = "x"
            form.parent_id = upper
            self.assertEqual(form.kind, kind, upper.name)
            self.assertEqual(form.save().tree_id, self.tree)

    # ------------------------------------------------------------------
    # The five steps
    # ------------------------------------------------------------------

    def test_permenpanrb_89_2021_five_steps_are_worked_out(self):
        """Each step is done by what the regulation asks of it, in this order."""
        tree = self._create_tree(year=YEAR + 1)
        make = self._create_tree_node
        self.assertEqual(tree.steps_done, 0)
        self.assertEqual(self._notices(tree, is_due=True).kind, "without_outcome")
        outcome = make("outcome", "Kematian ibu menurun", tree=tree)
        self.assertEqual(tree.steps_done, 1)
        csf = make("csf", "Ditemukan dini", outcome, tree)
        self.assertEqual(tree.steps_done, 2)
        middle = make("intermediate", "Kader menjangkau", csf, tree)
        self.assertEqual(tree.steps_done, 2, "not brought down to the operational")
        leaf = make("operational", "Kader dilatih", middle, tree)
        self.assertEqual(tree.steps_done, 3)
        nodes = outcome | csf | middle | leaf
        nodes.indicator_text = "Jumlah kader\n"
        self.assertEqual(tree.steps_done, 4)
        nodes.write({"plan_node_ids": [(4, self.node_s1.id)]})
        self.assertEqual(tree.steps_done, 4, "no positions yet")
        nodes.write({"job_ids": [(4, self.job_ech3_a.id)]})
        self.assertEqual(tree.steps_done, 5)
        self.assertEqual(
            [step["missing"] for step in tree.steps], [0, 0, 0, 0, 0], tree.steps
        )

    def test_what_is_missing_is_counted_per_step(self):
        self.assertEqual(self.tree.steps_done, 3)
        # six nodes without indicator; without plan link and without position: 12
        self.assertEqual(
            [step["missing"] for step in self.tree.steps], [0, 0, 0, 6, 12]
        )
        self.assertEqual([step["current"] for step in self.tree.steps].index(True), 3)
        # only the indicators are a remark now
        self.assertEqual(self.tree.notice_count, 6)
        self.assertEqual(
            set(self._notices(is_due=True).mapped("kind")), {"without_indicator"}
        )

    def test_notices_of_each_kind(self):
        self._create_tree_node("outcome", "Kosong", self.outcome_node)
        self._create_tree_node("csf", "Faktor kosong", self.outcome_node)
        self._create_tree_node("intermediate", "Belum operasional", self.csf_1)
        self.leaf_1.indicator_text = "Jumlah kader terlatih"
        found = {
            (notice.kind, notice.node_id.name): notice.step
            for notice in self._notices()
        }
        for kind, name, step in (
            ("outcome_without_csf", "Kosong", "2"),
            ("csf_without_condition", "Faktor kosong", "3"),
            ("not_operational", "Belum operasional", "3"),
            ("without_indicator", "Ambulans siaga", "4"),
            ("indicator_in_words", "Kader dilatih", "5"),
            ("without_plan_link", "Kader dilatih", "5"),
            ("without_position", "Kader dilatih", "5"),
        ):
            self.assertEqual(found.get((kind, name)), step, kind)
        self.assertNotIn(("without_indicator", "Kader dilatih"), found)

    def test_blanks_are_no_indicator(self):
        self.nodes.indicator_text = " \n\t "
        self.assertEqual(self.tree.steps_done, 3)

    def test_a_notice_opens_what_mends_it(self):
        self._create_tree_node("csf", "Faktor kosong", self.outcome_node)
        notice = self._notices(kind="csf_without_condition")
        action = notice.with_user(self.user_secretary_a).action_open_remedy()
        form = Form(
            self.env[action["res_model"]]
            .with_user(self.user_secretary_a)
            .with_context(**action["context"])
        )
        form.name = "Kondisi"
        node = form.save()
        self.assertEqual(node.parent_id.name, "Faktor kosong")
        self.assertEqual(node.kind, "intermediate")
        self.assertFalse(self._notices(kind="csf_without_condition"))
        [notice] = self._notices(kind="without_indicator", node_id=self.leaf_1.id)
        self.assertEqual(notice.action_open_remedy()["res_id"], self.leaf_1.id)
        empty = self._create_tree(year=YEAR + 2)
        action = self._notices(empty).action_open_remedy()
        self.assertEqual(action["context"], {"default_tree_id": empty.id})

    def test_messages_name_the_node_and_the_remedy(self):
        for notice in self._notices():
            self.assertIn(notice.node_id.name, notice.message)
            self.assertGreater(len(notice.message), len(notice.node_id.name) + 10)
            self.assertTrue(notice.remedy)

    # ------------------------------------------------------------------
    # Free of structure first, then linked
    # ------------------------------------------------------------------

    def test_permenpanrb_89_2021_steps_1_to_3_are_free_of_plan_and_structure(self):
        tree = self._create_tree(year=YEAR + 1)
        outcome = self._create_tree_node("outcome", "x", tree=tree)
        for vals in (
            {"plan_node_ids": [(4, self.node_s1.id)]},
            {"job_ids": [(4, self.job_ech3_a.id)]},
        ):
            with self.assert_refused(ValidationError, "first three steps"):
                outcome.with_user(self.user_secretary_a).write(vals)
        with self.assert_refused(ValidationError, "first three steps"):
            self._ask(outcome)
        self.assertFalse(outcome.is_linkable)
        self.assertTrue(self.leaf_1.with_user(self.user_secretary_a).is_linkable)

    def test_links_stay_in_the_own_agency(self):
        plan = self._create_plan("renstra", self.agency_b, self.rpjmd)
        foreign = self._create_node(plan, "tujuan", "Warga tangguh")
        for vals in (
            {"plan_node_ids": [(4, foreign.id)]},
            {"job_ids": [(4, self.job_head_b.id)]},
        ):
            with self.assert_refused(ValidationError, "another agency"):
                self.leaf_1.write(vals)
        indicator = self._create_indicator("x", foreign, "iku", None, "Orang")
        with self.assert_refused(ValidationError, "another agency"):
            self.leaf_1.indicator_ids = indicator

    def test_links_to_the_plan_of_the_government(self):
        """An agency supports an objective of the RPJMD; the government reaches down."""
        self.outcome_node.plan_node_ids = self.node_g2
        tree = self._create_tree(self.government)
        make = self._create_tree_node
        outcome = make("outcome", "Sehat", tree=tree)
        csf = make("csf", "Layanan", outcome, tree)
        leaf = make("operational", "Rujukan", csf, tree)
        leaf.write(
            {
                "plan_node_ids": [(4, self.node_k1.id)],
                "job_ids": [(4, self.job_head_a.id)],
            }
        )
        self.assertEqual(leaf.link_chips[1]["text"], self.job_head_a.name)

    def test_the_plan_covers_the_year_of_the_tree(self):
        tree = self._create_tree(year=2031)
        outcome = self._create_tree_node("outcome", "x", tree=tree)
        csf = self._create_tree_node("csf", "y", outcome, tree)
        leaf = self._create_tree_node("operational", "z", csf, tree)
        with self.assert_refused(ValidationError, "does not cover 2031"):
            leaf.plan_node_ids = self.node_s1

    # ------------------------------------------------------------------
    # Card
    # ------------------------------------------------------------------

    def test_the_card_shows_indicators_and_links(self):
        self.leaf_1.write(
            {
                "indicator_ids": [(4, self.output.id)],
                "indicator_text": "Jumlah kader\n\n Jumlah desa ",
                "plan_node_ids": [(4, self.node_k1.id)],
                "job_ids": [(4, self.job_ech4_a.id)],
            }
        )
        self.assertEqual(
            self.leaf_1.indicator_names,
            [
                {"text": "Rujukan yang ditangani", "linked": True},
                {"text": "Jumlah kader", "linked": False},
                {"text": "Jumlah desa", "linked": False},
            ],
        )
        self.assertEqual(
            self.leaf_1.link_chips,
            [
                {
                    "kind": "plan",
                    "text": "Activity: 1.02.02.2.01 Layanan Rujukan",
                    "outdated": False,
                },
                {"kind": "job", "text": "Kepala Seksi Rujukan", "outdated": False},
            ],
        )
        self.assertEqual(self.node_k1.performance_node_count, 1)
        action = self.node_k1.action_view_performance_nodes()
        self.assertEqual(
            self.env[action["res_model"]].search(action["domain"]), self.leaf_1
        )

    # ------------------------------------------------------------------
    # Decision
    # ------------------------------------------------------------------

    def test_decide_needs_document_and_four_steps(self):
        self.tree.document_number = False
        with self.assert_refused(UserError, "number and date.*step 4, Indicators"):
            self._decide_tree()
        self.tree.document_number = "45/2025"
        self.nodes.indicator_text = "Jumlah"
        self._decide_tree()
        self.assertEqual(self.tree.state, "decided")
        self.assertEqual(self.tree.steps_done, 4)

    def test_a_decided_tree_does_not_change(self):
        self.nodes.indicator_text = "Jumlah"
        self._decide_tree()
        for record, vals in (
            (self.tree, {"document_number": "1"}),
            (self.leaf_1, {"name": "y"}),
            (self.leaf_1, {"parent_id": self.csf_2.id}),
            (self.leaf_1, {"indicator_ids": [(4, self.iku_1.id)]}),
        ):
            with self.subTest(vals), self.assertRaises(FrozenRecordError):
                record.with_user(self.user_head_a).write(vals)
        for record in (self.tree, self.leaf_1):
            with self.assertRaises(FrozenRecordError):
                record.with_user(self.user_head_a).unlink()
        with self.assertRaises(FrozenRecordError):
            self._create_tree_node("csf", "z", self.outcome_node)

    def test_step_5_goes_on_after_the_decision_and_is_noted(self):
        self.nodes.indicator_text = "Jumlah"
        self._decide_tree()
        self.leaf_1.with_user(self.user_secretary_a).write(
            {"job_ids": [(4, self.job_ech4_a.id)]}
        )
        self.assertIn("Kepala Seksi Rujukan", self.tree.message_ids[0].body)
        self.tree.with_user(self.user_organisasi).action_end()
        with self.assert_refused(FrozenRecordError, "may no longer change"):
            self.leaf_1.with_user(self.user_secretary_a).write({"job_ids": [(5, 0, 0)]})

    def test_state_changes_only_by_steps(self):
        for vals in (
            {"state": "decided"},
            {"version": 3},
            {"decided_on": "2026-01-01"},
        ):
            with self.subTest(vals), self.assertRaises(WorkflowFieldError):
                self.tree.with_user(self.user_organisasi).write(vals)
        with self.assertRaises(TransitionAccessError):
            self.tree.with_user(self.user_secretary_a).action_decide()
        with self.assertRaises(TransitionError):
            self.tree.with_user(self.user_organisasi).action_end()

    @mute_logger("odoo.sql_db")
    def test_one_tree_per_agency_and_year(self):
        with (
            self.assertRaises(psycopg2.errors.UniqueViolation),
            self.env.cr.savepoint(),
        ):
            self._create_tree()

    def test_agency_and_year_stay_once_there_are_nodes(self):
        with self.assert_refused(ValidationError, "agency and year stay"):
            self.tree.year = YEAR + 5
        self.tree.write({"year": YEAR, "company_id": self.agency_a.id})
        with self.assert_refused(ValidationError, "four digits"):
            self._create_tree(year=26)
