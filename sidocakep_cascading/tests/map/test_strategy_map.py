"""The strategy map as data. Paser 23/2016 art. 3(1), 3(2)."""

from lxml import etree

from odoo import Command
from odoo.exceptions import AccessError, ValidationError
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged
from odoo.tools.misc import formatLang

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError

from ..common import ROLES
from ..common_map import MapCase

#: Roles that read the Renstra of agency A: the agency and the offices that see all.
READERS = set(ROLES) - {"head_b", "asisten"}
#: Roles that may change its draft.
EDITORS = {"head_a", "secretary_a", "organisasi"}
DAY = "2026-06-15"


@tagged("post_install", "-at_install")
class TestStrategyMap(MapCase):
    def _say(self, number):
        """Write a number as the language of the database does."""
        return formatLang(self.env, number, digits=1)

    def test_paser_3_2_the_panel_beside_the_map_has_what_the_article_lists(self):
        """Definition, relations, who answers and takes part, stakeholders, who
        benefits, numbers and cost: a reader of the agency sees each as it was written.
        """
        self.objective.write(
            {
                "operational_definition": "Rujukan dilayani dalam satu hari.",
                "stakeholders": "RSUD dan puskesmas",
                "beneficiaries": "Penduduk di pedalaman",
                "responsible_job_id": self.job_ech3_a.id,
                "staff_job_ids": [Command.set(self.job_ech4_a.ids)],
                "upper_node_id": self.rpjmd_goal.id,
            }
        )
        nodes = self.env["sidocakep.plan.node"].with_user(self.user_pelaksana_a)
        arch = etree.fromstring(nodes.get_view(view_type="sidocakep_map")["arch"])
        shown = [field.get("name") for field in arch.iter("field")]
        [values] = nodes.browse(self.objective.id).read(shown)
        for name, words in (
            ("operational_definition", "Rujukan dilayani dalam satu hari."),
            ("stakeholders", "RSUD dan puskesmas"),
            ("beneficiaries", "Penduduk di pedalaman"),
            ("responsible_job_id", "Kepala Bidang Pelayanan"),
            ("staff_persons", "Kepala Seksi Rujukan"),
            ("upper_node_id", "Masyarakat sehat"),
        ):
            with self.subTest(name):
                self.assertIn(words, str(values[name]))
        numbers = {"program_count", "activity_count", "estimated_cost"}
        self.assertLessEqual(numbers | {"indicator_names"}, set(shown))

    def test_paser_3_2_the_facts_of_every_component(self):
        """One programme with one activity below the objective, Rp1,5 billion."""
        self.env["sidocakep.plan.cost"].create(
            [
                {"node_id": self.sub_1.id, "year": 2026, "amount": 1_200_000_000},
                {"node_id": self.sub_2.id, "year": 2026, "amount": 300_000_000},
            ]
        )
        self.objective.write(
            {
                "responsible_job_id": self.job_ech3_a.id,
                "staff_job_ids": [Command.set(self.job_ech4_a.ids)],
                "perspective": "process",
            }
        )
        self.program.link_ids = self.objective_2
        with freeze_time(DAY):
            read = self._read_map(self.plan)
            people = self.objective.with_user(self.user_pelaksana_a)
            self.assertEqual(
                people.staff_persons,
                f"Kepala Seksi Rujukan: {self.employee_ech4_a.name}",
            )
        boxes = self._boxes(read)
        self.assertEqual(
            boxes[self.objective.id],
            {
                "id": self.objective.id,
                "parent_id": self.goal.id,
                "level": "sasaran",
                "code": "",
                "name": "Layanan rujukan",
                "perspective": "Internal Process",
                "responsible": "Kepala Bidang Pelayanan",
                "person": self.employee_ech3_a.name,
                "facts": "1 programme · 1 activity · "
                f"Rp{self._say(1.5)}\N{NO-BREAK SPACE}billion",
                "link_ids": [],
                "rating": False,
            },
        )
        self.assertEqual(boxes[self.program.id]["link_ids"], [self.objective_2.id])
        self.assertEqual(read["matches"], None)
        self.assertEqual(read["legend"], [])

    def test_paser_3_1_coordinated_by_the_head_of_the_agency(self):
        with freeze_time(DAY):
            plan = self._read_map(self.plan)["plan"]
            self.assertEqual(
                plan["coordinator"],
                f"Kepala Dinas Kesehatan: {self.employee_head_a.name}",
            )
            rpjmd = self._read_map(self.rpjmd)["plan"]
            self.assertEqual(
                rpjmd["coordinator"], f"Bupati Uji: {self.employee_bupati.name}"
            )

    def test_an_acting_head_coordinates(self):
        """A Plh takes the place of the head while the decree is in force."""
        self._create_acting(
            self.job_head_a,
            self.employee_secretary_a,
            "plh",
            "2026-06-01",
            "2026-06-30",
        )
        with freeze_time(DAY):
            self.assertEqual(
                self.plan._get_map_coordinator(),
                f"Plh. Kepala Dinas Kesehatan: {self.employee_secretary_a.name}",
            )
            self.objective.responsible_job_id = self.job_head_a
            self.assertEqual(
                self.objective.responsible_person,
                f"{self.employee_secretary_a.name} (Plh.)",
            )

    def test_activities_only_where_asked(self):
        levels = {box["level"] for box in self._read_map(self.plan)["nodes"]}
        self.assertEqual(levels, {"tujuan", "sasaran", "program"})
        boxes = self._boxes(self._read_map(self.plan, with_activities=True))
        self.assertEqual(boxes[self.activity.id]["parent_id"], self.program.id)
        self.assertNotIn(self.sub_1.id, boxes)

    def test_a_search_names_what_matches_and_keeps_the_map(self):
        read = self._read_map(self.plan, domain=[("name", "ilike", "rujukan")])
        self.assertEqual(read["matches"], [self.objective.id])
        self.assertEqual(len(read["nodes"]), 4)
        read = self._read_map(self.plan, domain=[("perspective", "=", "finance")])
        self.assertEqual(read["matches"], [])
        self.goal.perspective = "finance"
        read = self._read_map(self.plan, domain=[("perspective", "=", "finance")])
        self.assertEqual(read["matches"], [self.goal.id])

    def test_a_node_without_its_upper_node_hangs_on_the_next_above(self):
        """What is not on the map is skipped, so no box is lost."""
        find = self.env["sidocakep.plan.node"]._get_map_parent
        self.assertEqual(find(self.program, {self.goal.id}), self.goal.id)
        self.assertEqual(find(self.program, set()), False)
        self.assertEqual(
            find(self.program, {self.goal.id, self.objective.id}), self.objective.id
        )

    def test_the_plan_one_most_likely_means(self):
        self.assertEqual(self._read_map()["plan"]["id"], self.plan.id)
        rpjmd_first = self._read_map(user=self.user_bupati)["plan"]["id"]
        self.assertEqual(rpjmd_first, self.rpjmd.id)
        self._create_plan(name="Baru", year_start=2035, parent_plan_id=self.rpjmd.id)
        self._decide(self.rpjmd)
        self._decide_plan(self.plan)
        self.assertEqual(self._read_map()["plan"]["id"], self.plan.id, "in force first")

    def test_no_plan_no_map(self):
        lonely = self._create_company("Dinas Lain", sidocakep_kind="dinas")
        (self.plan | self.rpjmd).unlink()
        user = self._create_user("uji_lonely", "group_head", lonely)
        read = self._read_map(user=user)
        self.assertEqual((read["plan"], read["nodes"]), (False, []))

    def test_amounts_are_said_as_one_says_them(self):
        nodes = self.env["sidocakep.plan.node"].with_company(self.government)
        format_amount = nodes._format_map_amount
        for amount, words in (
            (2_500_000, f"Rp{self._say(2.5)}\N{NO-BREAK SPACE}million"),
            (12_340_000_000, f"Rp{self._say(12.3)}\N{NO-BREAK SPACE}billion"),
            (3.1e12, f"Rp{self._say(3.1)}\N{NO-BREAK SPACE}trillion"),
        ):
            self.assertEqual(format_amount(amount), words)
        self.assertIn("900", format_amount(900))

    def test_nothing_measured_no_period_and_no_figure(self):
        for asked in (False, True, "2025-quarter-1", ["x"], 7):
            with self.subTest(asked=asked):
                read = self._read_map(self.plan, with_achievement=asked)
                self.assertEqual(
                    (read["periods"], read["achievement"], read["legend"]),
                    ([], False, []),
                )
                self.assertFalse(any(box["rating"] for box in read["nodes"]))


@tagged("post_install", "-at_install")
class TestStrategyMapGuards(MapCase):
    def test_cause_and_effect_stay_within_a_plan(self):
        self.program.link_ids = self.objective_2
        with self.assert_refused(ValidationError, "another plan"):
            self.program.link_ids = self.rpjmd_goal
        with self.assert_refused(ValidationError, "its own cause"):
            self.program.link_ids = self.program

    def test_links_and_perspective_freeze_with_the_plan(self):
        self._decide(self.rpjmd)
        self._decide_plan(self.plan)
        node = self.program.with_user(self.user_head_a)
        for values in (
            {"link_ids": [Command.link(self.objective_2.id)]},
            {"perspective": "finance"},
        ):
            with self.assert_refused(FrozenRecordError, "may no longer change"):
                call_kw(node.browse(), "write", [node.ids, values], {})
        self.assertFalse(self._read_map(self.plan)["plan"]["can_edit"])

    def test_an_amendment_keeps_perspective_and_links(self):
        self.program.write(
            {"perspective": "learning", "link_ids": [Command.set(self.objective_2.ids)]}
        )
        self._decide(self.rpjmd)
        self._decide_plan(self.plan)
        amendment = self.plan._amend()
        nodes = {node.identity: node for node in amendment.node_ids}
        program = nodes[self.program.identity]
        self.assertEqual(program.perspective, "learning")
        self.assertEqual(program.link_ids, nodes[self.objective_2.identity])

    def test_who_reads_and_who_edits(self):
        """The same answers by ORM and by RPC, for every role."""
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            nodes = self.env["sidocakep.plan.node"].with_user(user)
            call = [[]], {"plan_id": self.plan.id}
            with self.subTest(role=role):
                if role not in READERS:
                    with self.assertRaises(AccessError):
                        call_kw(nodes, "strategy_map_read", *call)
                    continue
                read = call_kw(nodes, "strategy_map_read", *call)
                self.assertEqual(len(read["nodes"]), 4)
                self.assertEqual(read["plan"]["can_edit"], role in EDITORS)

    def test_links_by_rpc_only_by_who_edits_the_plan(self):
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            node = self.env["sidocakep.plan.node"].with_user(user)
            values = {"link_ids": [Command.link(self.objective_2.id)]}
            with self.subTest(role=role):
                if role in EDITORS:
                    call_kw(node, "write", [self.program.ids, values], {})
                    self.assertEqual(self.program.link_ids, self.objective_2)
                    self.program.link_ids = False
                else:
                    with self.assertRaises(AccessError):
                        call_kw(node, "write", [self.program.ids, values], {})

    def test_everyone_sees_the_map_of_the_government(self):
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            with self.subTest(role=role):
                read = self._read_map(self.rpjmd, user=user)
                self.assertEqual(len(read["nodes"]), 1)

    def test_the_action_opens_for_every_role(self):
        for role in ROLES:
            user = getattr(self, f"user_{role}")
            with self.subTest(role=role):
                views = self.open_action(
                    user, "sidocakep_cascading.sidocakep_strategy_map_action"
                )
                self.assertEqual(set(views), {"sidocakep_map", "form"})

    def test_helpers_are_not_callable_by_rpc(self):
        nodes = self.env["sidocakep.plan.node"].with_user(self.user_head_a)
        for method in ("_get_map_boxes", "_search_map_nodes", "_get_map_ratings"):
            with self.assertRaises(AccessError):
                call_kw(nodes, method, [[self.goal.id]], {})

    def test_the_arch_is_checked(self):
        view = self.env.ref("sidocakep_cascading.sidocakep_plan_node_view_map")
        for arch, words in (
            ("<sidocakep_map><group/></sidocakep_map>", "fields only"),
            ('<sidocakep_map color="1"/>', "attribute color"),
        ):
            with self.assert_refused(ValidationError, words):
                view.copy({"arch": arch})
        with self.assert_refused(ValidationError, "plan nodes only"):
            view.copy({"model": "sidocakep.plan", "arch": "<sidocakep_map/>"})

    def test_the_plan_opens_its_map(self):
        action = self.plan.with_user(self.user_pelaksana_a).action_view_map()
        self.assertEqual(action["context"], {"sidocakep_map_plan_id": self.plan.id})
        self.env.invalidate_all()
        with self.assertRaises(AccessError):
            self.plan.with_user(self.user_head_b).action_view_map()


@tagged("post_install", "-at_install")
class TestStrategyMapQueries(MapCase):
    def test_a_map_of_400_nodes_costs_the_queries_of_one_of_40(self):
        small = self._create_large_plan(40, 2030)
        large = self._create_large_plan(400, 2040)
        counts = {
            plan: self._count_queries(
                lambda plan=plan: self._read_map(
                    plan, domain=[("perspective", "=", "process")]
                )
            )
            for plan in (small, large)
        }
        self.assertEqual(len(self._read_map(large)["nodes"]), 400)
        self.assertEqual(counts[large], counts[small])
        self.assertLess(counts[large], 40)
