"""What a finding opens, who sees it, and what it costs."""

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ..common_plan_finding import PlanFindingCase


@tagged("post_install", "-at_install")
class TestPlanFindingRemedy(PlanFindingCase):
    def _break(self):
        """Three findings: no parent, a year without target, an empty objective."""
        self.goal.upper_node_id = False
        self.plan.target_ids.filtered(
            lambda row: row.indicator_id == self.indicator and row.year == 2027
        ).unlink()
        self._create_node(
            self.plan,
            "sasaran",
            "Tanpa program",
            upper_node_id=self.rpjmd_goal.id,
        )
        return {finding.kind: finding for finding in self._find()}

    def test_a_row_opens_what_mends_it(self):
        found = self._break()
        self.assertEqual(len(found), 3)
        action = found["objective_without_parent"].action_open_remedy()
        self.assertEqual(action["res_id"], self.objective.id)
        action = found["outcome_without_program"].action_open_remedy()
        self.assertEqual(
            self.env[action["res_model"]].browse(action["res_id"]).name,
            "Tanpa program",
        )
        action = found["year_without_target"].action_open_remedy()
        rows = self.env["sidocakep.target"].search(action["domain"])
        self.assertEqual(rows.mapped("year"), [2025, 2026, 2028, 2029])
        made = (
            self.env["sidocakep.target"]
            .with_user(self.user_head_a)
            .with_context(**action["context"])
            .create({"written": "82"})
        )
        self.assertEqual((made.year, made.plan_id), (2027, self.plan))
        self.assertNotIn("year_without_target", self._kinds())

    def test_a_decided_plan_is_mended_in_its_amendment(self):
        self._break()
        self._decide(self.plan)
        found = {finding.kind: finding for finding in self._find()}
        finding = found["objective_without_parent"]
        self.assertIn("Amend the plan", finding.remedy)
        self.assertEqual(finding.action_open_remedy()["res_id"], self.objective.id)
        amendment = self.plan._amend()
        found = {finding.kind: finding for finding in self._find()}
        finding = found["objective_without_parent"]
        self.assertIn("In the amendment", finding.remedy)
        node = self.env["sidocakep.plan.node"].browse(
            finding.action_open_remedy()["res_id"]
        )
        self.assertEqual((node.plan_id, node.name), (amendment, "Layanan rujukan"))
        domain = found["year_without_target"].action_open_remedy()["domain"]
        self.assertIn(("plan_id", "=", amendment.id), domain)

    def test_a_new_renstra_opens_filled_in(self):
        self._decide(self.rpjmd)
        finding = self._find(self.rpjmd).filtered(
            lambda found: found.company_id == self.agency_b
        )
        action = finding.with_user(self.user_organisasi).action_open_remedy()
        plan = (
            self.env["sidocakep.plan"]
            .with_context(**action["context"])
            .create({"name": "Renstra BPBD"})
        )
        self.assertEqual(
            (plan.kind, plan.company_id, plan.parent_plan_id, plan.year_end),
            ("renstra", self.agency_b, self.rpjmd, 2029),
        )

    def test_a_finding_keeps_its_id(self):
        """The row that the screen shows is the one that the button opens."""
        before = {finding.id: finding.message for finding in self._break().values()}
        self._create_node(self.plan, "tujuan", "Baru")
        after = {finding.id: finding.message for finding in self._find()}
        self.assertEqual(len(after), 4)
        self.assertEqual(before, {key: after[key] for key in before})
        self.assertLess(max(after), 2**53)

    def test_counts_on_the_plan(self):
        self._break()
        plan = self.plan.with_user(self.user_secretary_a)
        self.assertEqual((plan.finding_count, plan.severe_finding_count), (3, 3))
        action = call_kw(plan.browse(), "action_view_findings", [plan.ids], {})
        found = self.findings.with_user(self.user_secretary_a).search(action["domain"])
        self.assertEqual(len(found), 3)

    def test_an_agency_sees_its_own_and_the_offices_all(self):
        self._break()
        self._decide(self.rpjmd)
        self.env.flush_all()
        for user, plans in (
            (self.user_pelaksana_a, self.plan),
            (self.user_head_a, self.plan),
            # Agency B is found to have no Renstra.
            (self.user_head_b, self.rpjmd),
            (self.user_bupati, self.plan | self.rpjmd),
            (self.user_bappeda, self.plan | self.rpjmd),
            (self.user_inspektorat, self.plan | self.rpjmd),
        ):
            with self.subTest(user=user.login):
                found = self.findings.with_user(user).search(
                    [("plan_id", "in", (self.plan | self.rpjmd).ids)]
                )
                self.assertEqual(found.sudo().plan_id, plans)
                self.assertTrue(all(found.mapped("message")))
        self.assertTrue(self.rpjmd.with_user(self.user_bappeda).sees_findings)
        self.assertFalse(self.rpjmd.with_user(self.user_head_a).sees_findings)
        self.assertTrue(self.plan.with_user(self.user_ech4_a).sees_findings)

    def test_another_agency_opens_nothing_by_rpc(self):
        finding = self._break()["objective_without_parent"]
        for method, arguments in (
            ("action_open_remedy", [[finding.id]]),
            ("read", [[finding.id], ["message"]]),
        ):
            with self.subTest(method=method), self.assertRaises(AccessError):
                call_kw(
                    self.findings.with_user(self.user_head_b), method, arguments, {}
                )

    def test_nobody_writes_a_finding(self):
        finding = self._break()["objective_without_parent"]
        for user in (self.user_head_a, self.user_organisasi, self.user_inspektorat):
            model = self.findings.with_user(user)
            for method, arguments in (
                ("write", [[finding.id], {"year": 1}]),
                ("create", [[{"year": 1}]]),
                ("unlink", [[finding.id]]),
            ):
                with (
                    self.subTest(user=user.login, method=method),
                    self.assertRaises(AccessError),
                ):
                    call_kw(model, method, arguments, {})

    def test_the_screen_opens_for_those_who_read(self):
        self._break()
        for user in (self.user_pelaksana_a, self.user_inspektorat, self.user_bupati):
            with self.subTest(user=user.login):
                self.open_action(user, "sidocakep_base.sidocakep_plan_finding_action")

    def test_the_words_cost_as_many_queries_for_fifty(self):
        for number in range(50):
            self._create_node(self.plan, "tujuan", f"T{number}")
        found = self._find()
        self.assertEqual(len(found), 50)
        counts = [
            self._count_queries(
                lambda records=records: records.with_user(self.user_head_a).mapped(
                    "message"
                )
            )
            # the first remembers the zone of the offices
            for records in (found[:1], found[:1], found)
        ]
        self.assertEqual(counts[1], counts[2])
