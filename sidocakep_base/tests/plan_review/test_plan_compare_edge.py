"""What a comparison says of every field of a plan, and what it takes for no change."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common_plan import PlanCase


@tagged("post_install", "-at_install")
class TestPlanCompareEdge(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.indicator = cls._create_indicator("IKM", node_ids=cls.objective.ids)
        make = cls._create_target
        make(cls.indicator, "70", 2024, plan_id=cls.plan.id, kind="baseline")
        make(cls.indicator, "80", 2026, plan_id=cls.plan.id)
        make(cls.indicator, "90", 2029, plan_id=cls.plan.id)
        make(cls.indicator, "90", 2029, plan_id=cls.plan.id, period_kind="five_year")
        cls.env["sidocakep.plan.cost"].create(
            [
                {"node_id": cls.sub_1.id, "year": 2026, "amount": 100},
                {"node_id": cls.sub_1.id, "year": 2027, "amount": 200},
            ]
        )
        cls._decide(cls.rpjmd)
        cls._decide(cls.plan)
        cls.amendment = cls._amend(cls.plan)

    @classmethod
    def _amend(cls, plan, number="Perbup 3/2027", day="2027-03-01"):
        amendment = plan._amend()
        amendment.write(
            {
                "amendment_reason": "Evaluasi",
                "document_number": number,
                "document_date": day,
            }
        )
        return amendment

    def _twin(self, node, plan=None):
        plan = plan or self.amendment
        return plan.node_ids.filtered(lambda other: other.identity == node.identity)

    def _row(self, year, kind="target", period_kind="year", plan=None):
        return (plan or self.amendment).target_ids.filtered(
            lambda row: (
                (row.year, row.kind, row.period_kind) == (year, kind, period_kind)
            )
        )

    def _lines(self, before=None, after=None, section=None):
        comparison = self.env["sidocakep.plan.compare"].create(
            {
                "plan_id": (after or self.amendment).id,
                "before_id": (before or self.plan).id,
            }
        )
        comparison._fill()
        lines = comparison.line_ids
        return lines.filtered(lambda line: section in (None, line.section))

    # ------------------------------------------------------------------
    # Components
    # ------------------------------------------------------------------

    def test_every_field_of_a_component_is_compared(self):
        """One field after the other; each is one line with both texts."""
        node = self._twin(self.objective)
        other_job = self.job_secretary_a
        for name, value, before, after in (
            ("code", "S1", False, "S1"),
            ("name", "Mutu", "Layanan rujukan", "Mutu"),
            ("operational_definition", "Artinya", False, "Artinya"),
            ("stakeholders", "Warga", False, "Warga"),
            ("beneficiaries", "Pasien", False, "Pasien"),
            (
                "responsible_job_id",
                other_job.id,
                False,
                other_job.display_name,
            ),
            (
                "upper_node_id",
                self.rpjmd_goal.id,
                False,
                self.rpjmd_goal.display_name,
            ),
        ):
            with self.subTest(field=name):
                former = node[name]
                node[name] = value
                [line] = self._lines(section="node")
                self.assertEqual(
                    (line.change, line.node_id, line.before, line.after),
                    ("changed", node, before, after),
                )
                label = node._fields[name]._description_string(self.env)
                self.assertEqual(line.field, label)
                node[name] = former
        self.assertFalse(self._lines())

    def test_another_level_is_told_by_its_name(self):
        self._create_node(self.amendment, "tujuan", "Kosong")
        lonely = self._create_node(self.amendment, "sasaran", "Sendiri")
        self._decide(self.amendment)
        third = self._amend(self.amendment, "Perbup 4/2027", "2027-09-01")
        self._twin(lonely, third).level = "tujuan"
        [line] = self._lines(self.amendment, third)
        self.assertEqual(
            (line.before, line.after), ("Objective (Sasaran)", "Goal (Tujuan)")
        )

    def test_another_node_of_the_rpjmd_of_the_same_name_is_told(self):
        twin = self._create_same_named_goal()
        self._twin(self.goal).upper_node_id = twin
        [line] = self._lines(section="node")
        self.assertEqual(
            (line.change, line.node_id, line.before, line.after),
            ("changed", self._twin(self.goal), "Masyarakat sehat", "Masyarakat sehat"),
        )

    def _create_same_named_goal(self):
        rpjmd = self._create_plan(
            name="RPJMD lain",
            kind="rpjmd",
            company_id=self.government.id,
            year_start=2030,
        )
        return self._create_node(rpjmd, "tujuan", "Masyarakat sehat")

    def test_the_same_goal_in_the_amended_rpjmd_is_no_difference(self):
        """The Renstra follows the RPJMD: renamed there, it is still the same goal."""
        rpjmd = self._amend(self.rpjmd)
        self._twin(self.rpjmd_goal, rpjmd).name = "Warga sehat"
        self._twin(self.goal).upper_node_id = self._twin(self.rpjmd_goal, rpjmd)
        self.assertFalse(self._lines())

    def test_moved_and_renamed_are_two_lines(self):
        goal = self._create_node(self.amendment, "tujuan", "Lain")
        self._twin(self.objective).write({"parent_id": goal.id, "name": "Mutu"})
        lines = self._lines(section="node").filtered(
            lambda line: line.node_id == self._twin(self.objective)
        )
        self.assertEqual(
            [(line.change, line.before, line.after) for line in lines],
            [
                ("moved", "Derajat kesehatan", "Lain"),
                ("changed", "Layanan rujukan", "Mutu"),
            ],
        )

    def test_a_component_that_goes_to_the_top_moved_from_somewhere(self):
        self._twin(self.objective).parent_id = False
        [line] = self._lines(section="node")
        self.assertEqual(
            (line.change, line.before, line.after),
            ("moved", "Derajat kesehatan", False),
        )

    def test_a_branch_that_went_is_told_component_by_component(self):
        branch = self.program | self.activity | self.sub_1 | self.sub_2
        self.amendment.node_ids.filtered(
            lambda node: node.identity in branch.mapped("identity")
        ).unlink()
        lines = self._lines(section="node")
        self.assertEqual(set(lines.mapped("change")), {"removed"})
        self.assertEqual(
            lines.mapped("subject"),
            branch.mapped("display_name"),
        )

    def test_another_order_alone_is_no_difference(self):
        self._twin(self.sub_1).sequence = 99
        self.assertFalse(self._lines())

    # ------------------------------------------------------------------
    # Indicators, targets, costs
    # ------------------------------------------------------------------

    def test_an_indicator_on_one_more_component_hangs_elsewhere(self):
        self.indicator.node_ids |= self._twin(self.goal)
        [line] = self._lines(section="indicator")
        self.assertEqual(line.change, "moved")
        self.assertEqual(line.before, "Layanan rujukan")
        self.assertEqual(
            set(line.after.split("\n")), {"Derajat kesehatan", "Layanan rujukan"}
        )

    def test_each_period_of_a_target_is_compared_by_itself(self):
        """Baseline 2024, year 2029 and the period to 2029 are three figures."""
        for kind, period_kind, year, label in (
            ("baseline", "year", 2024, "Baseline"),
            ("target", "year", 2029, "Target"),
            ("target", "five_year", 2029, "Target"),
        ):
            with self.subTest(kind=kind, period=period_kind):
                row = self._row(year, kind, period_kind)
                before = row.printed_value
                former = row.written
                row.written = "95"
                [line] = self._lines(section="target")
                self.assertEqual(
                    (line.change, line.year, line.before, line.after),
                    ("changed", year, before, "95 Persen"),
                )
                self.assertIn(label, line.field)
                row.written = former

    def test_the_same_figure_otherwise_written_is_no_difference(self):
        self._row(2026).written = "80,00"
        self.assertEqual(self._row(2026).value, 80)
        self.assertFalse(self._lines())

    def test_a_figure_taken_back_is_removed(self):
        self._row(2026).write({"written": False, "figure_status": "not_reported"})
        [line] = self._lines(section="target")
        self.assertEqual(
            (line.change, line.before, line.after), ("removed", "80 Persen", False)
        )

    def test_a_reason_instead_of_a_figure_is_a_change(self):
        self._row(2026).write({"written": False, "figure_status": "not_applicable"})
        [line] = self._lines(section="target")
        self.assertEqual((line.change, line.before), ("changed", "80 Persen"))
        self.assertNotEqual(line.after, "80 Persen")

    def test_zero_is_a_target(self):
        self._row(2026).written = "0"
        [line] = self._lines(section="target")
        self.assertEqual((line.change, line.after), ("changed", "0 Persen"))

    def test_costs_by_year_with_what_they_change(self):
        """100 > 150: +50; 200 goes: -200; 2028 comes with 30: +30. Sum: -120."""
        costs = self._twin(self.sub_1).cost_ids
        costs.filtered(lambda cost: cost.year == 2026).amount = 150
        costs.filtered(lambda cost: cost.year == 2027).unlink()
        self.env["sidocakep.plan.cost"].create(
            {"node_id": self._twin(self.sub_2).id, "year": 2028, "amount": 30}
        )
        lines = self._lines(section="cost")
        self.assertEqual(
            {(line.change, line.year, line.amount_change) for line in lines},
            {("changed", 2026, 50), ("removed", 2027, -200), ("added", 2028, 30)},
        )
        self.assertEqual(sum(lines.mapped("amount_change")), -120)
        self.assertEqual(self.amendment.estimated_cost - self.plan.estimated_cost, -120)

    def test_a_cost_set_to_nothing_is_not_a_cost_that_went(self):
        costs = self._twin(self.sub_1).cost_ids
        costs.filtered(lambda cost: cost.year == 2026).amount = 0
        [line] = self._lines(section="cost")
        self.assertEqual(
            (line.change, line.after, line.amount_change), ("changed", "Rp0,00", -100)
        )

    # ------------------------------------------------------------------
    # Versions
    # ------------------------------------------------------------------

    def _third(self):
        """Version 2 raises 2026 to 85, version 3 takes it back to 80."""
        self._row(2026).written = "85"
        self._decide(self.amendment)
        third = self._amend(self.amendment, "Perbup 5/2028", "2028-03-01")
        self._row(2026, plan=third).written = "80"
        return third

    def test_the_first_and_the_third_version_may_say_the_same(self):
        third = self._third()
        self.assertEqual(len(self._lines(self.plan, self.amendment)), 1)
        self.assertEqual(len(self._lines(self.amendment, third)), 1)
        self.assertFalse(self._lines(self.plan, third))
        comparison = self.env["sidocakep.plan.compare"].create(
            {"plan_id": third.id, "before_id": self.plan.id}
        )
        with self.assertRaisesRegex(UserError, "no difference was found"):
            comparison.action_compare()

    def test_the_other_way_round_it_tells_the_opposite(self):
        self._row(2026).written = "85"
        self._twin(self.sub_2).unlink()
        forth, back = (
            self._lines(),
            self._lines(before=self.amendment, after=self.plan),
        )
        opposite = {"removed": "added", "added": "removed"}
        self.assertEqual(
            {(opposite.get(x.change, x.change), x.before, x.after) for x in forth},
            {(x.change, x.after, x.before) for x in back},
        )

    def test_comparing_again_replaces_what_was_found(self):
        self._row(2026).written = "85"
        comparison = self.env["sidocakep.plan.compare"].create(
            {"plan_id": self.amendment.id}
        )
        comparison.action_compare()
        self._row(2026).written = "86"
        comparison.action_compare()
        self.assertEqual(comparison.line_ids.mapped("after"), ["86 Persen"])

    def test_an_amendment_emptied_of_everything(self):
        """All that version 1 has is told as removed, each thing once."""
        self.amendment.target_ids.unlink()
        self.amendment.node_ids.unlink()
        lines = self._lines()
        self.assertEqual(set(lines.mapped("change")), {"removed"})
        counts = {
            section: len(lines.filtered(lambda line, s=section: line.section == s))
            for section in ("node", "indicator", "target", "cost")
        }
        self.assertEqual(counts, {"node": 6, "indicator": 1, "target": 4, "cost": 2})
        for line in lines:
            self.assertTrue(line.action_open()["res_id"])
