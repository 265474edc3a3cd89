"""Two versions side by side: what an amendment changes, in words."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ..common_plan import PlanCase
from ..thorough import long


@tagged("post_install", "-at_install")
class TestPlanCompare(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.indicator = cls._create_indicator("IKM", node_ids=cls.objective.ids)
        cls.gone = cls._create_indicator("Lama", node_ids=cls.program.ids)
        for year, written in ((2026, "80"), (2027, "82,5")):
            cls._create_target(cls.indicator, written, year, plan_id=cls.plan.id)
        cls._create_target(cls.gone, "1", 2026, plan_id=cls.plan.id)
        cls.env["sidocakep.plan.cost"].create(
            [
                {"node_id": cls.sub_1.id, "year": 2026, "amount": 1000000},
                {"node_id": cls.sub_2.id, "year": 2026, "amount": 500000},
            ]
        )
        cls._decide(cls.plan)
        cls.amendment = cls.plan._amend()
        cls.amendment.amendment_reason = "Perubahan RPJMD"
        cls.new = {node.identity: node for node in cls.amendment.node_ids}

    def _compare(self, plan=None, user=None):
        """Return {section: [(change, subject, field, year, before, after)]}."""
        plan = (plan or self.amendment).with_user(user or self.user_head_a)
        action = plan.action_compare()
        lines = plan.env[action["res_model"]].search(action["domain"])
        found = {}
        for line in lines:
            found.setdefault(line.section, []).append(
                (
                    line.change,
                    line.subject,
                    line.field,
                    line.year,
                    line.before,
                    line.after,
                )
            )
        return found

    def _twin(self, node):
        return self.new[node.identity]

    def test_an_untouched_amendment_differs_in_nothing(self):
        with self.assertRaises(UserError) as caught:
            self._compare()
        self.assertIn("no difference", str(caught.exception))

    def test_components_came_went_and_changed(self):
        self._twin(self.objective).name = "Layanan rujukan bermutu"
        self._twin(self.sub_2).unlink()
        self._create_node(
            self.amendment, "sasaran", "Layanan dasar", self._twin(self.goal)
        )
        found = self._compare()["node"]
        self.assertEqual(
            found,
            [
                (
                    "changed",
                    "Layanan rujukan bermutu",
                    "Name",
                    0,
                    "Layanan rujukan",
                    "Layanan rujukan bermutu",
                ),
                (
                    "removed",
                    "1.02.02.2.01.0002 Ibu bersalin",
                    False,
                    0,
                    "1.02.02.2.01.0002 Ibu bersalin",
                    False,
                ),
                ("added", "Layanan dasar", False, 0, False, "Layanan dasar"),
            ],
        )

    def test_a_component_that_moved_is_not_removed_and_added(self):
        other = self._create_node(
            self.amendment, "sasaran", "Layanan dasar", self._twin(self.goal)
        )
        self._twin(self.program).parent_id = other
        moved = [row for row in self._compare()["node"] if row[0] != "added"]
        self.assertEqual(
            moved,
            [
                (
                    "moved",
                    "1.02.02 Program UKP",
                    "Upper Node",
                    0,
                    "Layanan rujukan",
                    "Layanan dasar",
                )
            ],
        )

    def test_a_move_between_two_nodes_of_one_name_is_seen(self):
        twin = self._create_node(
            self.amendment, "sasaran", "Layanan rujukan", self._twin(self.goal)
        )
        self._twin(self.program).parent_id = twin
        self.assertIn("moved", [row[0] for row in self._compare()["node"]])

    def test_another_name_above_is_no_move_below(self):
        self._twin(self.program).name = "Program UKP baru"
        self.assertEqual([row[0] for row in self._compare()["node"]], ["changed"])

    def test_indicators_came_went_and_hang_elsewhere(self):
        self._twin(self.program).indicator_ids = False
        self._twin(self.objective).indicator_ids = False
        self._twin(self.goal).indicator_ids = self.indicator
        new = self._create_indicator("Baru", node_ids=self._twin(self.objective).ids)
        self.assertEqual(
            sorted(self._compare()["indicator"]),
            [
                ("added", new.display_name, False, 0, False, "Baru"),
                (
                    "moved",
                    "IKM",
                    "Plan Nodes",
                    0,
                    "Layanan rujukan",
                    "Derajat kesehatan",
                ),
                ("removed", "Lama", False, 0, "Lama", False),
            ],
        )

    def test_targets_of_the_years(self):
        """82,5 becomes 84; 2028 is new; the row of the other indicator is dropped."""
        rows = self.amendment.target_ids
        rows.filtered(lambda row: row.year == 2027).written = "84"
        rows.filtered(lambda row: row.indicator_id == self.gone).unlink()
        self._create_target(self.indicator, "86", 2028, plan_id=self.amendment.id)
        self.assertEqual(
            sorted(self._compare()["target"]),
            [
                ("added", "IKM", "Target", 2028, False, "86 Persen"),
                ("changed", "IKM", "Target", 2027, "82,5 Persen", "84 Persen"),
                ("removed", "Lama", "Target", 2026, "1 Persen", False),
            ],
        )

    def test_an_empty_row_says_nothing(self):
        self._create_target(self.indicator, False, 2029, plan_id=self.amendment.id)
        with self.assertRaises(UserError):
            self._compare()

    def test_costs_with_their_difference(self):
        """1 million becomes 1,25 million: + 250.000; half a million is dropped."""
        self._twin(self.sub_1).cost_ids.amount = 1250000
        self._twin(self.sub_2).cost_ids.unlink()
        self.assertEqual(
            [(row[0], row[3], row[4], row[5]) for row in self._compare()["cost"]],
            [
                ("changed", 2026, "Rp1.000.000,00", "Rp1.250.000,00"),
                ("removed", 2026, "Rp500.000,00", False),
            ],
        )
        lines = self.env["sidocakep.plan.compare.line"].search(
            [("section", "=", "cost")], order="id desc", limit=2
        )
        self.assertEqual(sorted(lines.mapped("amount_change")), [-500000, 250000])

    def test_seen_from_the_first_version_the_next_one_is_compared(self):
        self._twin(self.goal).name = "Lain"
        self.assertEqual(self._compare(self.plan), self._compare(self.amendment))

    def test_of_three_versions_two_are_chosen(self):
        self.amendment.write(
            {"document_number": "Perbup 3/2027", "document_date": "2027-03-01"}
        )
        self._twin(self.goal).name = "Kedua"
        self._decide(self.amendment)
        third = self.amendment._amend()
        third.node_ids.filtered(lambda node: node.name == "Kedua").name = "Ketiga"
        action = third.with_user(self.user_head_a).action_compare()
        comparison = self.env[action["res_model"]].browse(action["res_id"])
        comparison = comparison.with_user(self.user_head_a)
        self.assertEqual(comparison.before_id, self.amendment)
        comparison.before_id = self.plan
        action = comparison.action_compare()
        [line] = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual((line.before, line.after), ("Derajat kesehatan", "Ketiga"))

    def test_only_versions_of_one_plan_are_compared(self):
        with self.assertRaises(ValidationError):
            self.env["sidocakep.plan.compare"].create(
                {"plan_id": self.amendment.id, "before_id": self.rpjmd.id}
            )
        with self.assertRaises(UserError):
            self.rpjmd.action_compare()

    def test_a_row_opens_what_it_is_about(self):
        self._twin(self.goal).name = "Lain"
        self.amendment.target_ids[0].written = "81"
        action = self.amendment.action_compare()
        for line in self.env[action["res_model"]].search(action["domain"]):
            opened = line.action_open()
            record = self.env[opened["res_model"]].browse(opened["res_id"])
            self.assertEqual(record.display_name, line.subject)

    def test_who_reads_both_versions_compares_them(self):
        self._twin(self.goal).name = "Lain"
        for user in (self.user_pelaksana_a, self.user_inspektorat, self.user_bupati):
            with self.subTest(user=user.login):
                self.assertEqual(len(self._compare(user=user)["node"]), 1)
        with self.assertRaises(AccessError):
            call_kw(
                self.env["sidocakep.plan"].with_user(self.user_head_b),
                "action_compare",
                [self.amendment.ids],
                {},
            )

    def test_a_comparison_belongs_to_who_made_it(self):
        self._twin(self.goal).name = "Lain"
        plan = self.amendment.with_user(self.user_head_a)
        action = plan.action_compare()
        lines = self.env[action["res_model"]].with_user(self.user_head_b)
        self.assertFalse(lines.search(action["domain"]))
        foreign = self.env["sidocakep.plan.compare"].with_user(self.user_head_b)
        with self.assertRaises(AccessError):
            call_kw(
                foreign,
                "create",
                [[{"plan_id": self.amendment.id, "before_id": self.plan.id}]],
                {},
            )

    @long
    def test_queries_do_not_grow_with_the_plan(self):
        """50 components more, each changed, with indicator, target and cost."""
        self._twin(self.goal).name = "Lain"
        self._twin(self.sub_1).cost_ids.amount = 7
        self.amendment.target_ids[0].written = "81"
        user = self.user_head_a
        comparison = (
            self.env["sidocakep.plan.compare"]
            .with_user(user)
            .create({"plan_id": self.amendment.id})
        )
        small = self._count_queries(comparison._fill)
        for number in range(50):
            for plan, parent in (
                (self.plan, self.sub_1.parent_id),
                (self.amendment, self._twin(self.activity)),
            ):
                bypass = self.env["sidocakep.plan"]._with_workflow_bypass().env
                node = bypass["sidocakep.plan.node"].create(
                    {
                        "plan_id": plan.id,
                        "parent_id": parent.id,
                        "level": "sub_kegiatan",
                        "name": f"S{number} {plan.version}",
                        "identity": f"identity-{number}",
                        "cost_ids": [
                            (0, 0, {"year": 2026, "amount": number + plan.version})
                        ],
                        "indicator_ids": self.indicator.ids,
                    }
                )
                self.assertTrue(node)
        large = self._count_queries(comparison._fill)
        self.assertGreater(len(comparison.line_ids), 100)
        self.assertLessEqual(large, small + 2)
