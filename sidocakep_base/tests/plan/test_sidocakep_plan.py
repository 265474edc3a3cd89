"""Plans: five years, one typed tree, decided once, amended by versions."""

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ...const import NODE_LEVELS
from ..common_plan import PlanCase


@tagged("post_install", "-at_install")
class TestSidocakepPlan(PlanCase):
    def test_five_years_gunung_mas_1_18_and_1_19(self):
        """2025-2029 counts five years; 2019-2024 is how the RPJMD is named."""
        self.assertEqual(self._create_plan(name="A", year_start=2040).year_end, 2044)
        self.assertTrue(self._create_plan(name="B", year_start=2019, year_end=2024))
        for year_end in (2033, 2036, 2029):
            with self.assertRaises(ValidationError):
                self._create_plan(name="C", year_start=2030, year_end=year_end)

    def test_a_year_has_four_digits(self):
        with self.assertRaises(ValidationError):
            self._create_plan(name="A", year_start=25, year_end=29)

    def test_rpjmd_is_of_the_government(self):
        with self.assertRaises(ValidationError):
            self._create_plan(name="A", kind="rpjmd", year_start=2030, year_end=2034)

    def test_a_renstra_is_of_an_agency(self):
        with self.assertRaisesRegex(ValidationError, "Choose the agency"):
            self._create_plan(
                name="A", company_id=self.government.id, year_start=2030, year_end=2034
            )
        with Form(self.env["sidocakep.plan"].with_company(self.government)) as form:
            self.assertFalse(form.company_id)
            form.year_start = 2040
            form.kind = "rpjmd"
            self.assertEqual(form.company_id, self.government)
            form.name = "RPJMD 2040-2044"

    def test_only_a_renstra_is_guided_by_an_rpjmd(self):
        with self.assertRaises(ValidationError):
            self._create_plan(
                name="A", year_start=2030, year_end=2034, parent_plan_id=self.plan.id
            )

    @mute_logger("odoo.sql_db")
    def test_one_version_once(self):
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self._create_plan(name="Ganda")

    # ------------------------------------------------------------------
    # Tree
    # ------------------------------------------------------------------

    def test_levels_may_be_skipped_but_never_inverted(self):
        """Every pair of levels: allowed exactly if the upper one comes first."""
        plan = self._create_plan(name="A", year_start=2030, year_end=2034)
        levels = [key for key, _label in NODE_LEVELS]
        self.assertEqual(len(levels), 9)
        for upper_rank, upper in enumerate(levels):
            parent = self._create_node(plan, upper, f"atas {upper}")
            for rank, level in enumerate(levels):
                if rank > upper_rank:
                    self._create_node(plan, level, f"{upper} > {level}", parent)
                    continue
                with self.assertRaises(ValidationError, msg=f"{upper} > {level}"):
                    self._create_node(plan, level, "terbalik", parent)

    def test_a_level_is_not_changed_above_its_children(self):
        with self.assertRaises(ValidationError):
            self.program.level = "sub_kegiatan"

    def test_a_tree_has_no_cycle_and_stays_in_its_plan(self):
        with self.assertRaisesRegex(ValidationError, "cannot lie below itself"):
            self.goal.parent_id = self.sub_1
        with self.assertRaises(ValidationError):
            self._create_node(self.plan, "sasaran", "Nyasar", self.rpjmd_goal)

    def test_codes_continue_from_the_upper_level(self):
        with self.assertRaises(ValidationError):
            self._create_node(
                self.plan, "kegiatan", "Salah", self.program, code="1.03.02.2.01"
            )

    @mute_logger("odoo.sql_db")
    def test_a_programme_code_stands_once_in_a_plan(self):
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self._create_node(
                self.plan, "program", "Ganda", self.objective, code="1.02.02"
            )

    def test_only_a_renstra_node_supports_an_rpjmd_node(self):
        self.assertEqual(self.rpjmd_goal.lower_plan_node_ids, self.goal)
        with self.assertRaises(ValidationError):
            self.goal.upper_node_id = self.objective
        with self.assertRaises(ValidationError):
            self.rpjmd_goal.upper_node_id = self._create_node(
                self.rpjmd, "tujuan", "Lain"
            )

    def test_a_branch_is_not_deleted_by_its_head(self):
        with self.assertRaises(UserError):
            self.activity.unlink()
        (self.activity | self.sub_1 | self.sub_2).unlink()
        self.assertFalse(self.program.child_ids)

    def test_indicators_are_of_the_same_agency(self):
        indicator = self._create_indicator(company_id=self.agency_b.id)
        with self.assertRaises(ValidationError):
            self.goal.indicator_ids = indicator
        with self.assertRaises(ValidationError):
            indicator.node_ids = self.goal

    def test_search_by_code_and_words(self):
        nodes = self.env["sidocakep.plan.node"]
        for text in ("1.02.02.2.01.0001", "ibu hamil"):
            found = nodes.name_search(text, [("plan_id", "=", self.plan.id)])
            self.assertEqual([node_id for node_id, _name in found], self.sub_1.ids)

    # ------------------------------------------------------------------
    # Counts and costs, Paser 23/2016 art. 3(2)
    # ------------------------------------------------------------------

    def test_counts_of_programmes_and_activities(self):
        self._create_node(self.plan, "program", "Lain", self.objective, code="1.02.03")
        # The objective has two programmes and one activity below it.
        self.assertEqual(self.objective.program_count, 2)
        self.assertEqual(self.objective.activity_count, 1)
        # A programme does not count itself.
        self.assertEqual(self.program.program_count, 0)
        self.assertEqual(
            (self.plan.program_count, self.plan.activity_count, self.plan.node_count),
            (2, 1, 7),
        )
        self.assertEqual(self.plan.sub_activity_count, 2)

    def test_costs_roll_up(self):
        """40 + 60 in 2025 and 5.5 in 2026 make 105.5 at every level above."""
        costs = self.env["sidocakep.plan.cost"]
        costs.create(
            [
                {"node_id": self.sub_1.id, "year": 2025, "amount": 40},
                {"node_id": self.sub_2.id, "year": 2025, "amount": 60},
                {"node_id": self.sub_2.id, "year": 2026, "amount": 5.5},
            ]
        )
        self.assertEqual(self.sub_2.estimated_cost, 65.5)
        for node in (self.activity, self.program, self.objective, self.goal):
            self.assertEqual(node.estimated_cost, 105.5)
        self.assertEqual(self.plan.estimated_cost, 105.5)
        yearly = self.plan.node_ids._get_estimated_costs(2026)
        self.assertEqual(yearly[self.goal.id], 5.5)
        self.assertNotIn(self.sub_1.id, yearly)

    def test_a_cost_is_not_typed_above_another(self):
        costs = self.env["sidocakep.plan.cost"]
        costs.create({"node_id": self.sub_1.id, "year": 2025, "amount": 40})
        with self.assertRaises(ValidationError):
            costs.create({"node_id": self.program.id, "year": 2025, "amount": 41})
        # Another year may be priced at another level.
        costs.create({"node_id": self.program.id, "year": 2026, "amount": 41})
        with self.assertRaises(ValidationError):
            costs.create({"node_id": self.sub_2.id, "year": 2026, "amount": 1})

    def test_a_move_does_not_hide_a_second_amount(self):
        other = self._create_node(
            self.plan, "program", "Lain", self.objective, code="1.02.03"
        )
        loose = self._create_node(self.plan, "kegiatan", "Lepas", self.objective)
        self.env["sidocakep.plan.cost"].create(
            [
                {"node_id": other.id, "year": 2025, "amount": 40},
                {"node_id": loose.id, "year": 2025, "amount": 1},
            ]
        )
        with self.assertRaises(ValidationError):
            loose.parent_id = other

    def test_queries_of_the_tree_do_not_grow(self):
        for number in range(50):
            node = self._create_node(
                self.plan,
                "program",
                f"P{number}",
                self.objective,
                code=f"1.03.{number}",
            )
            self.env["sidocakep.plan.cost"].create(
                {"node_id": node.id, "year": 2026, "amount": number}
            )
        names = [
            "display_name",
            "indicator_count",
            "program_count",
            "activity_count",
            "estimated_cost",
            "budget_amount",
        ]
        # Anew, because a one2many forgets what to prefetch with its cache.
        programs = self.goal.browse(self.objective.child_ids.ids)
        programs = programs.with_user(self.user_head_a)
        counts = [
            self._count_queries(lambda nodes=nodes: nodes.read(names))
            for nodes in (programs[-1:], programs[-50:])
        ]
        self.assertEqual(counts[0], counts[1])

    # ------------------------------------------------------------------
    # Amendment
    # ------------------------------------------------------------------

    def test_an_amendment_keeps_identities_and_the_old_version(self):
        indicator = self._create_indicator(node_ids=self.objective.ids)
        self.objective.link_ids = self.program
        target = self._create_target(indicator, "83,5", plan_id=self.plan.id)
        self.env["sidocakep.plan.cost"].create(
            {"node_id": self.sub_1.id, "year": 2025, "amount": 40}
        )
        self._decide(self.plan)

        amendment = self.plan.with_user(self.user_head_a)._amend()
        self.assertEqual((amendment.version, amendment.state), (2, "draft"))
        self.assertEqual(amendment.previous_id, self.plan)
        self.assertEqual(
            set(amendment.node_ids.mapped("identity")),
            set(self.plan.node_ids.mapped("identity")),
        )
        new = {node.identity: node for node in amendment.node_ids}
        self.assertEqual(
            new[self.sub_1.identity].parent_id, new[self.activity.identity]
        )
        self.assertEqual(
            new[self.objective.identity].link_ids, new[self.program.identity]
        )
        self.assertEqual(new[self.objective.identity].indicator_ids, indicator)
        self.assertEqual(new[self.goal.identity].estimated_cost, 40)
        self.assertEqual(amendment.target_ids.mapped("written"), ["83,5"])
        # The old version stays in force, with its target.
        self.assertEqual(indicator._get_targets(2026)[indicator.id], target)

        amendment.target_ids.written = "85"
        new[self.sub_1.identity].name = "Ibu hamil dan nifas"
        self.assertEqual(self.sub_1.name, "Ibu hamil")
        with self.assertRaises(UserError) as caught:
            self._decide(amendment.with_user(self.user_organisasi))
        self.assertIn("reason", str(caught.exception))
        amendment.write(
            {
                "document_number": "Perbup 3/2027",
                "document_date": "2027-03-01",
                "amendment_reason": "Perubahan RPJMD",
            }
        )
        self._decide(amendment.with_user(self.user_organisasi))
        self.assertEqual(self.plan.state, "amended")
        self.assertEqual(amendment.state, "decided")
        self.assertEqual(
            indicator._get_targets(2026)[indicator.id], amendment.target_ids
        )

    def test_only_a_decided_plan_is_amended_and_once_at_a_time(self):
        with self.assertRaises(UserError):
            self.plan._amend()
        self._decide(self.plan)
        self.plan._amend()
        with self.assertRaises(UserError):
            self.plan._amend()

    def test_amending_costs_as_many_queries_for_a_broad_tree(self):
        """The tree is copied by depth: 50 siblings cost no more than one."""
        broad = self._create_plan(
            name="Lebar",
            year_start=2030,
            year_end=2034,
            document_number="1",
            document_date="2030-01-01",
            parent_plan_id=self.rpjmd.id,
        )
        narrow = broad.copy({"name": "Sempit", "year_start": 2035, "year_end": 2039})
        narrow.write({"document_number": "1", "document_date": "2030-01-01"})
        for plan, size in ((narrow, 1), (broad, 50)):
            goal = self._create_node(plan, "tujuan", "Tujuan")
            for number in range(size):
                self._create_node(plan, "sasaran", f"S{number}", goal)
            self._decide(plan)
        counts = []
        for plan in (narrow, broad):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            plan._amend()
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 2)

    def test_plan_in_force_of_a_year(self):
        plans = self.env["sidocakep.plan"]
        self.assertFalse(plans._get_in_force(self.agency_a, kind="renstra", year=2026))
        self._decide(self.plan)
        self.assertEqual(
            plans._get_in_force(
                self.agency_a | self.agency_b, kind="renstra", year=2026
            ),
            {self.agency_a.id: self.plan},
        )
        self.assertFalse(plans._get_in_force(self.agency_a, kind="renstra", year=2030))
        self.plan.action_end()
        self.assertFalse(plans._get_in_force(self.agency_a, kind="renstra", year=2026))

    def test_buttons_open_their_screens(self):
        plan = self.plan.with_user(self.user_ech3_a)
        for action in (
            plan.action_view_tree(),
            plan.action_view_costs(),
            plan.action_view_indicators(),
            self.goal.with_user(self.user_ech3_a).action_view_tree(),
        ):
            self.env[action["res_model"]].with_user(self.user_ech3_a).search(
                action["domain"]
            )
        data = (
            self.env["sidocakep.plan.node"]
            .with_user(self.user_ech3_a)
            .hierarchy_read(
                [("plan_id", "=", self.plan.id)],
                {"name": {}, "level": {}, "estimated_cost": {}},
                "parent_id",
                "child_ids",
            )
        )
        self.assertEqual(len(data), 6)
