"""Budgets (DPA): versions, ratification, sums that are never typed."""

from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ...exceptions import FrozenRecordError, TransitionAccessError
from ..common_plan import PlanCase


@tagged("post_install", "-at_install")
class TestSidocakepBudget(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.budget = cls._create_budget({cls.sub_1: 1000, cls.sub_2: 250.5})

    def test_amounts_roll_up(self):
        """1.000 + 250,5 = 1.250,5 at the activity, programme, objective and goal."""
        amounts = self.budget._get_amounts(self.plan.node_ids)
        self.assertEqual(amounts[self.sub_1.id], 1000)
        for node in (self.activity, self.program, self.objective, self.goal):
            self.assertEqual(amounts[node.id], 1250.5)
        self.assertEqual(self.budget.total_amount, 1250.5)
        self.assertEqual(self.budget.line_ids.program_id, self.program)

    def test_two_sources_of_funds_add_up(self):
        self.env["sidocakep.budget.line"].create(
            {
                "budget_id": self.budget.id,
                "node_id": self.sub_1.id,
                "fund_source": "dak",
                "amount": 7,
            }
        )
        self.assertEqual(self.budget._get_amounts(self.sub_1), {self.sub_1.id: 1007})

    def test_no_line_above_another(self):
        with self.assertRaises(ValidationError):
            self._create_budget({self.program: 1, self.sub_1: 1}, year=2027)
        with self.assertRaises(ValidationError):
            self.budget.line_ids[0].node_id = self.activity
        self.assertTrue(self._create_budget({self.program: 1}, year=2027))

    def test_a_move_of_a_node_does_not_double_a_budget(self):
        other = self._create_node(
            self.plan, "program", "Lain", self.objective, code="1.02.03"
        )
        loose = self._create_node(self.plan, "kegiatan", "Lepas", self.objective)
        self._create_budget({other: 1, loose: 2}, year=2027)
        with self.assertRaises(ValidationError):
            loose.parent_id = other

    def test_lines_stand_on_programmes_of_the_own_renstra(self):
        foreign = self._create_plan(name="B", company_id=self.agency_b.id)
        program = self._create_node(foreign, "program", "Program B")
        for node in (self.objective, program, self.rpjmd_goal):
            with self.assertRaises(ValidationError):
                self._create_budget({node: 1}, year=2027)

    @mute_logger("odoo.sql_db")
    def test_amounts_are_not_negative(self):
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self._create_budget({self.sub_1: -1}, year=2027)

    def test_a_budgeted_node_is_not_deleted(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.sub_1.unlink()

    # ------------------------------------------------------------------
    # Versions, Gunung Mas 24/2024 art. 6(1), 6(2)
    # ------------------------------------------------------------------

    def test_ratification_needs_the_document(self):
        for vals in ({"number": False}, {"ratified_on": False}):
            budget = self._create_budget({self.sub_1: 1}, year=2027, **vals)
            with self.assertRaises(UserError):
                budget.action_ratify()
            budget.unlink()
        empty = self._create_budget({}, year=2027)
        with self.assertRaises(UserError):
            empty.action_ratify()

    @freeze_time("2026-01-01")
    def test_ratification_is_not_in_the_future(self):
        with self.assertRaises(UserError):
            self.budget.action_ratify()

    def test_a_ratified_budget_is_frozen(self):
        self.budget.with_user(self.user_secretary_a).action_ratify()
        self.assertEqual(self.budget.state, "ratified")
        user = self.user_organisasi
        for change in ({"number": "2"}, {"ratified_on": "2026-02-01"}):
            with self.assertRaises(FrozenRecordError):
                self.budget.with_user(user).write(change)
        line = self.budget.line_ids[0].with_user(user)
        with self.assertRaises(FrozenRecordError):
            line.amount = 1
        with self.assertRaises(FrozenRecordError):
            line.unlink()
        with self.assertRaises(FrozenRecordError):
            self.budget.with_user(user).unlink()

    def test_monev_does_not_ratify(self):
        with self.assertRaises(Exception) as caught:
            self.budget.with_user(self.user_monev).sudo().action_ratify()
        self.assertIsInstance(caught.exception, TransitionAccessError)

    def _get_in_force(self, agency=None, day=None, year=2026):
        agency = agency or self.agency_a
        budgets = self.env["sidocakep.budget"]
        found = budgets._get_in_force(agency, day, year=year)
        return found.get(agency.id, budgets)

    def test_versions_and_what_changed(self):
        """Shift: 1.000 > 900 on line one, 250,5 stays, difference -100 in all."""
        self.budget.action_ratify()
        action = self.budget.with_user(self.user_secretary_a).action_create_pergeseran()
        shift = self.env["sidocakep.budget"].browse(action["res_id"])
        self.assertEqual((shift.version, shift.version_kind), (2, "pergeseran"))
        self.assertEqual(shift.previous_id, self.budget)
        self.assertFalse(shift.number)
        line = shift.line_ids.filtered(lambda line: line.node_id == self.sub_1)
        line.amount = 900
        self.assertEqual((line.previous_amount, line.difference), (1000, -100))
        self.assertEqual(shift.difference, -100)
        with self.assertRaises(UserError):
            self.budget.action_create_perubahan()
        # The original is in force until the shift is ratified.
        self.assertEqual(self._get_in_force(), self.budget)
        shift.write({"number": "2", "ratified_on": "2025-12-31"})
        with self.assertRaises(UserError):
            shift.action_ratify()
        shift.ratified_on = "2026-07-01"
        shift.action_ratify()
        self.assertEqual(self.budget.state, "superseded")
        self.assertEqual(self._get_in_force(), shift)

    def test_the_version_of_a_day(self):
        self.budget.action_ratify()
        action = self.budget.action_create_perubahan()
        revision = self.env["sidocakep.budget"].browse(action["res_id"])
        revision.write({"number": "2", "ratified_on": "2026-10-01"})
        revision.action_ratify()
        for day, expected in (
            (date(2026, 1, 1), self.env["sidocakep.budget"]),
            (date(2026, 1, 2), self.budget),
            (date(2026, 9, 30), self.budget),
            (date(2026, 10, 1), revision),
        ):
            self.assertEqual(self._get_in_force(day=day), expected)
        self.assertFalse(self._get_in_force(self.agency_b))
        self.assertFalse(self._get_in_force(year=2027))

    def test_the_first_version_is_the_original(self):
        with self.assertRaises(ValidationError):
            self._create_budget({self.sub_1: 1}, year=2027, version_kind="perubahan")

    @mute_logger("odoo.sql_db")
    def test_one_original_a_year(self):
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self._create_budget({self.sub_1: 1})

    def test_a_budget_adds_up_on_an_amended_plan(self):
        """Lines on the nodes of version 1 are found from the nodes of version 2."""
        self.budget.action_ratify()
        self._decide(self.plan)
        amendment = self.plan._amend()
        new = {node.identity: node for node in amendment.node_ids}
        amounts = self.budget._get_amounts(amendment.node_ids)
        self.assertEqual(amounts[new[self.goal.identity].id], 1250.5)
        self.assertEqual(amounts[new[self.sub_2.identity].id], 250.5)
        # And a line above another is refused across versions too.
        action = self.budget.action_create_pergeseran()
        with self.assertRaises(ValidationError):
            self.env["sidocakep.budget.line"].create(
                {
                    "budget_id": action["res_id"],
                    "node_id": new[self.program.identity].id,
                    "amount": 1,
                }
            )

    @freeze_time("2026-03-01")
    def test_a_node_shows_the_budget_of_this_year_or_of_the_one_opened(self):
        self.assertEqual(self.goal.budget_amount, 0)
        self.budget.action_ratify()
        self.env.invalidate_all()
        self.assertEqual(self.goal.budget_amount, 1250.5)
        draft = self._create_budget({self.sub_1: 3}, year=2027)
        action = draft.action_view_nodes()
        nodes = self.env["sidocakep.plan.node"].with_context(**action["context"])
        amounts = {node: node.budget_amount for node in nodes.search(action["domain"])}
        self.assertEqual(amounts[self.goal], 3)
        self.assertNotIn(self.sub_2, amounts)

    def test_amounts_in_one_query(self):
        def amounts(nodes):
            return self.budget._get_amounts(nodes)

        for number in range(50):
            self._create_node(
                self.plan,
                "program",
                f"P{number}",
                self.objective,
                code=f"1.03.{number}",
            )
        nodes = self.plan.node_ids
        counts = [
            self._count_queries(lambda nodes=nodes: amounts(nodes))
            for nodes in (nodes[:1], nodes)
        ]
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[0], 2)

    def test_lines_compare_in_constant_queries(self):
        nodes = [
            self._create_node(
                self.plan,
                "program",
                f"P{number}",
                self.objective,
                code=f"1.03.{number}",
            )
            for number in range(50)
        ]
        budget = self._create_budget(dict.fromkeys(nodes, 1), year=2027)
        budget.ratified_on = "2026-01-02"
        budget.action_ratify()
        action = budget.action_create_pergeseran()
        lines = self.env["sidocakep.budget"].browse(action["res_id"]).line_ids
        # Anew, because a one2many forgets what to prefetch with its cache.
        lines = lines.browse(lines.ids)
        counts = [
            self._count_queries(
                lambda lines=lines: lines.read(
                    ["code", "previous_amount", "program_id"]
                )
            )
            for lines in (lines[:1], lines)
        ]
        self.assertEqual(counts[0], counts[1])
