"""The chain of a plan at its edges: what is told, what is not, and how gravely."""

from odoo.tests import tagged

from ..common_plan_finding import YEARS, PlanFindingCase


class PlanFindingEdgeCase(PlanFindingCase):
    def _of_kind(self, kind, plan=None):
        return self._find(plan).filtered(lambda finding: finding.kind == kind)

    def _amend(self, plan, day="2027-03-01"):
        """Return a draft amendment that only has to be decided."""
        amendment = plan._amend()
        amendment.write(
            {
                "document_number": f"Perubahan/{day}",
                "document_date": day,
                "amendment_reason": "Evaluasi paruh waktu",
            }
        )
        return amendment

    def _twin(self, node, plan):
        return plan.node_ids.filtered(lambda other: other.identity == node.identity)

    def _target_of(self, plan, indicator, year):
        return plan.target_ids.filtered(
            lambda row: row.indicator_id == indicator and row.year == year
        )


@tagged("post_install", "-at_install")
class TestPlanFindingObjective(PlanFindingEdgeCase):
    """Gunung Mas 24/2024 art. 5(1): the Renstra is guided by the RPJMD."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rpjmd_vision = cls._create_node(cls.rpjmd, "visi", "Uji Maju")
        cls.rpjmd_mission = cls._create_node(
            cls.rpjmd, "misi", "Melayani", cls.rpjmd_vision
        )
        cls.vision = cls._create_node(
            cls.plan, "visi", "Uji Maju", upper_node_id=cls.rpjmd_vision.id
        )
        cls.mission = cls._create_node(
            cls.plan,
            "misi",
            "Melayani",
            cls.vision,
            upper_node_id=cls.rpjmd_mission.id,
        )
        cls.goal.parent_id = cls.mission

    def test_gunung_mas_5_1_repeating_vision_and_mission_carries_nothing(self):
        self.goal.upper_node_id = False
        [finding] = self._of_kind("objective_without_parent")
        self.assertEqual(finding.node_id, self.objective)
        self.assertEqual(finding.severity, "severe")

    def test_each_place_of_the_link_that_counts_and_that_does_not(self):
        self.goal.upper_node_id = False
        self.mission.upper_node_id = False
        sibling = self._create_node(self.plan, "sasaran", "Mutu", self.goal)
        both = self.objective | sibling
        for node, left in (
            (self.objective, sibling),
            (sibling, self.objective),
            (self.goal, self.env["sidocakep.plan.node"]),
            (self.mission, both),
            (self.program, both),
        ):
            with self.subTest(level=node.level, name=node.name):
                before = node.upper_node_id
                node.upper_node_id = self.rpjmd_goal
                found = self._of_kind("objective_without_parent").node_id
                self.assertEqual(found, left)
                node.upper_node_id = before

    def test_only_objectives_are_asked(self):
        """A goal without objectives is another break, a programme is none."""
        goal = self._create_node(self.plan, "tujuan", "Tanpa RPJMD", self.mission)
        self._create_node(self.plan, "program", "P", goal, code="1.02.03")
        self.assertFalse(self._of_kind("objective_without_parent"))

    def test_the_rpjmd_carries_itself(self):
        self._create_node(self.rpjmd, "sasaran", "Sasaran daerah", self.rpjmd_goal)
        self.assertFalse(self._of_kind("objective_without_parent", self.rpjmd))


@tagged("post_install", "-at_install")
class TestPlanFindingParentGone(PlanFindingEdgeCase):
    def _amend_rpjmd(self, drop=None):
        amendment = self._amend(self.rpjmd)
        if drop:
            self._twin(drop, amendment).unlink()
        self._decide(amendment)
        return amendment

    def _lose(self, node):
        """Tie ``node`` to a tujuan that the amended RPJMD does not carry over."""
        lost = self._create_node(self.rpjmd, "tujuan", "Tujuan lama")
        node.upper_node_id = lost
        self._decide(self.rpjmd)
        return self._amend_rpjmd(drop=lost)

    def test_a_node_of_any_level_is_told_with_its_level(self):
        self._lose(self.activity)
        [finding] = self._of_kind("parent_gone")
        self.assertEqual(
            (finding.node_id, finding.level, finding.severity),
            (self.activity, "kegiatan", "severe"),
        )

    def test_tied_to_the_twin_of_the_amendment_it_is_mended(self):
        amendment = self._lose(self.objective)
        self.objective.upper_node_id = self._twin(self.rpjmd_goal, amendment)
        self.assertFalse(self._of_kind("parent_gone"))

    def test_a_draft_amendment_of_the_rpjmd_takes_nothing_away_yet(self):
        lost = self._create_node(self.rpjmd, "tujuan", "Tujuan lama")
        self.objective.upper_node_id = lost
        self._decide(self.rpjmd)
        amendment = self._amend(self.rpjmd)
        self._twin(lost, amendment).unlink()
        self.assertFalse(self._of_kind("parent_gone"))
        amendment.action_review()
        self.assertFalse(self._of_kind("parent_gone"))

    def test_what_the_second_amendment_dropped_is_told_of_the_first_version(self):
        """Versions 1 and 2 have it, 3 does not: the link to 1 leads nowhere."""
        lost = self._create_node(self.rpjmd, "tujuan", "Tujuan lama")
        self.objective.upper_node_id = lost
        self._decide(self.rpjmd)
        second = self._amend_rpjmd()
        self.assertFalse(self._of_kind("parent_gone"))
        third = self._amend(second, "2028-03-01")
        self._twin(lost, third).unlink()
        self._decide(third)
        self.assertEqual(self._of_kind("parent_gone").node_id, self.objective)


@tagged("post_install", "-at_install")
class TestPlanFindingTarget(PlanFindingEdgeCase):
    def test_severity_goes_by_the_level_of_the_component(self):
        """Without any target: five years each; outcomes grave, outputs to look at."""
        for node, severity in (
            (self.goal, "severe"),
            (self.objective, "severe"),
            (self.program, "warning"),
            (self.activity, "warning"),
            (self.sub_1, "warning"),
        ):
            indicator = self._create_indicator(f"Tanpa {node.name}")
            indicator.node_ids = node
            with self.subTest(level=node.level):
                found = self._find().filtered(
                    lambda finding, own=indicator: finding.indicator_id == own
                )
                self.assertEqual(found.mapped("severity"), [severity] * 5)
                self.assertEqual(found.mapped("year"), list(YEARS))
                self.assertEqual(found.node_id, node)

    def test_what_is_no_target_of_the_year(self):
        """A baseline, a figure of the period, of a quarter, of no plan: none counts."""
        row = self._target_of(self.plan, self.indicator, 2027)
        row.unlink()
        make = self._create_target
        for vals in (
            {"kind": "baseline", "plan_id": self.plan.id},
            {"period_kind": "five_year", "plan_id": self.plan.id},
            {"period_kind": "quarter", "period_no": 4, "plan_id": self.plan.id},
            {"plan_id": False},
        ):
            with self.subTest(**vals):
                other = make(self.indicator, "80", 2027, **vals)
                self.assertEqual(
                    self._of_kind("year_without_target").mapped("year"), [2027]
                )
                other.unlink()

    def test_an_indicator_of_two_components_is_asked_once(self):
        self.indicator.node_ids |= self.goal
        self._target_of(self.plan, self.indicator, 2027).unlink()
        self.assertEqual(len(self._of_kind("year_without_target")), 1)

    def test_the_amendment_is_asked_for_its_own_targets(self):
        """The row dropped in version 2 is missing there and not in version 1."""
        self._decide(self.plan)
        amendment = self._amend(self.plan)
        self._target_of(amendment, self.indicator, 2029).unlink()
        self.assertFalse(self._of_kind("year_without_target"))
        [finding] = self._of_kind("year_without_target", amendment)
        self.assertEqual((finding.year, finding.indicator_id), (2029, self.indicator))
        self.assertEqual(finding.node_id.plan_id, amendment)

    def test_an_indicator_removed_by_the_amendment_is_asked_for_nothing(self):
        self._decide(self.plan)
        amendment = self._amend(self.plan)
        self._twin(self.objective, amendment).indicator_ids = False
        amendment.target_ids.filtered(
            lambda row: row.indicator_id == self.indicator
        ).unlink()
        self.assertFalse(self._find(amendment))

    def test_an_empty_plan_lacks_its_levels_and_nothing_else(self):
        empty = self._create_plan(name="Kosong", year_start=2035)
        found = self._find(empty)
        self.assertEqual(set(found.mapped("kind")), {"level_missing"})
        self.assertEqual(
            set(found.mapped("level")), {"tujuan", "sasaran", "program", "kegiatan"}
        )
        # each with an id of its own
        self.assertEqual(len(set(found.ids)), 4)

    def test_an_empty_rpjmd_lacks_nothing_that_the_law_names(self):
        empty = self._create_plan(
            name="Kosong",
            kind="rpjmd",
            company_id=self.government.id,
            year_start=2035,
        )
        self.assertFalse(self._find(empty))


@tagged("post_install", "-at_install")
class TestPlanFindingOutcome(PlanFindingEdgeCase):
    def test_a_programme_of_a_strategy_below_serves_the_objective(self):
        objective = self._create_node(self.plan, "sasaran", "Mutu", self.goal)
        strategy = self._create_node(self.plan, "strategi", "Akreditasi", objective)
        self.assertEqual(self._of_kind("outcome_without_program").node_id, objective)
        self._create_node(self.plan, "program", "P", strategy, code="1.02.03")
        self.assertFalse(self._of_kind("outcome_without_program"))

    def test_an_activity_without_programme_does_not_serve(self):
        objective = self._create_node(self.plan, "sasaran", "Mutu", self.goal)
        self._create_node(self.plan, "kegiatan", "K", objective, code="1.02.03.2.01")
        self.assertEqual(self._of_kind("outcome_without_program").node_id, objective)

    def test_a_goal_of_the_rpjmd_served_by_an_ended_renstra_is_told(self):
        self.rpjmd_program.unlink()
        self._decide(self.plan)
        self.assertFalse(self._of_kind("outcome_without_program", self.rpjmd))
        self.plan.action_end()
        self.assertEqual(
            self._of_kind("outcome_without_program", self.rpjmd).node_id,
            self.rpjmd_goal,
        )

    def test_after_the_rpjmd_is_amended_the_renstra_still_serves_it(self):
        """The Renstra names the goal of version 1; version 2 has the same identity."""
        self.rpjmd_program.unlink()
        self._decide(self.rpjmd)
        amendment = self._amend(self.rpjmd)
        self._decide(amendment)
        self.assertFalse(self._of_kind("outcome_without_program", amendment))
