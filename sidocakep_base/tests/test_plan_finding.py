"""Where the chain is broken: each kind found once, in words, with what mends it."""

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged

from .common_plan import PlanCase

YEARS = range(2025, 2030)


class PlanFindingCase(PlanCase):
    """The regency of :class:`PlanCase` with a chain that is whole for agency A."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rpjmd_program = cls._create_node(
            cls.rpjmd, "program", "Program UKP", cls.rpjmd_goal, code="1.02.02"
        )
        cls.indicator = cls._create_indicator(
            "Indeks kesehatan", node_ids=cls.objective.ids, kind="iku"
        )
        cls.outcome = cls._create_indicator(
            "Cakupan layanan", node_ids=cls.program.ids, kind="program"
        )
        for indicator in (cls.indicator, cls.outcome):
            for year in YEARS:
                cls._create_target(indicator, "80", year, plan_id=cls.plan.id)
        cls.findings = cls.env["sidocakep.plan.finding"]

    def _find(self, plan=None):
        """Return the findings of a plan (of agency A) as they are now."""
        self.env.flush_all()
        self.env.invalidate_all()
        return self.findings.search([("plan_id", "=", (plan or self.plan).id)])

    def _kinds(self, plan=None):
        return sorted(self._find(plan).mapped("kind"))

    def _create_rkt(self, **kw):
        vals = {
            "company_id": self.agency_a.id,
            "year": 2026,
            "plan_id": self.plan.id,
        }
        return self.env["sidocakep.rkt"].create(vals | kw)

    def _create_rkt_line(self, rkt, written, indicator=None):
        return self.env["sidocakep.rkt.line"].create(
            {
                "rkt_id": rkt.id,
                "node_id": self.objective.id,
                "indicator_id": (indicator or self.indicator).id,
                "written": written,
            }
        )


@tagged("post_install", "-at_install")
class TestPlanFinding(PlanFindingCase):
    def test_a_whole_chain_has_no_finding(self):
        self.assertEqual(self._kinds(), [])
        self._decide(self.plan)
        self.assertEqual(self._kinds(), [])

    # ------------------------------------------------------------------
    # Gunung Mas 24/2024 art. 5 and annex A
    # ------------------------------------------------------------------

    def test_gunung_mas_5_1_an_objective_carries_something_of_the_rpjmd(self):
        """By itself or by its goal; with neither it hangs in the air."""
        self.goal.upper_node_id = False
        [finding] = self._find()
        self.assertEqual(
            (finding.kind, finding.severity, finding.node_id, finding.level),
            ("objective_without_parent", "severe", self.objective, "sasaran"),
        )
        self.assertIn("Layanan rujukan", finding.message)
        self.assertIn("5(1)", finding.message)
        self.objective.upper_node_id = self.rpjmd_goal
        self.assertFalse(self._find())

    def test_gunung_mas_5_1_every_agency_has_a_renstra(self):
        self._decide(self.rpjmd)
        found = self._find(self.rpjmd)
        self.assertEqual(set(found.mapped("kind")), {"agency_without_plan"})
        # Setda and agency B have none; A has a draft, the government makes an RPJMD.
        self.assertEqual(found.company_id, self.setda + self.agency_b)
        self.assertIn("2025-2029", found[0].message)
        self._create_plan(name="Renstra BPBD", company_id=self.agency_b.id)
        self.assertEqual(self._find(self.rpjmd).company_id, self.setda)

    def test_an_agency_dissolved_before_the_plan_owes_none(self):
        self._decide(self.rpjmd)
        self.agency_b.date_dissolved = "2024-12-31"
        self.assertEqual(self._find(self.rpjmd).company_id, self.setda)

    def test_a_unit_of_an_agency_plans_with_it(self):
        self._create_company(
            name="Puskesmas", parent_id=self.agency_a.id, sidocakep_kind="puskesmas"
        )
        self._create_company(
            name="UPT", parent_id=self.agency_a.id, sidocakep_kind="dinas"
        )
        self._decide(self.rpjmd)
        self.assertEqual(self._find(self.rpjmd).company_id, self.setda + self.agency_b)

    def test_gunung_mas_a_a_renstra_contains_goals_to_activities(self):
        """Annex A: tujuan, sasaran, program and kegiatan; without one it stops."""
        (self.sub_1 | self.sub_2 | self.activity).unlink()
        [finding] = self._find()
        self.assertEqual(
            (finding.kind, finding.severity, finding.level),
            ("level_missing", "severe", "kegiatan"),
        )
        with self.assertRaises(UserError) as caught:
            self.plan.with_user(self.user_bappeda).action_review()
        self.assertIn("annex A", str(caught.exception))
        self._create_node(self.plan, "kegiatan", "Layanan", self.program)
        self.plan.with_user(self.user_bappeda).action_review()
        self.assertEqual(self.plan.state, "reviewed")

    def test_gunung_mas_a_the_rpjmd_has_no_such_levels(self):
        """Annex A speaks of the Renstra; an RPJMD may end with its objectives."""
        self.rpjmd_program.unlink()
        self.assertNotIn("level_missing", self._kinds(self.rpjmd))

    def test_gunung_mas_5_1_and_5_2_a_year_with_a_budget_has_an_rkt(self):
        """The agency (5(1)) and the government (5(2)) plan for one year as well."""
        self._decide(self.rpjmd)
        self._decide(self.plan)
        self.assertNotIn("year_without_rkt", self._kinds())
        self._create_budget({self.sub_1: 10}).action_ratify()
        for plan in (self.plan, self.rpjmd):
            [finding] = self._find(plan).filtered(
                lambda found: found.kind == "year_without_rkt"
            )
            self.assertEqual(
                (finding.year, finding.severity, finding.company_id),
                (2026, "warning", plan.company_id),
            )
            self.assertIn("5(1), 5(2)", finding.message)
        rkt = self._create_rkt()
        action = self._find().action_open_remedy()
        self.assertEqual((action["res_model"], action["res_id"]), (rkt._name, rkt.id))
        rkt._with_workflow_bypass().write({"state": "decided"})
        self.assertNotIn("year_without_rkt", self._kinds())

    # ------------------------------------------------------------------
    # The other breaks
    # ------------------------------------------------------------------

    def test_what_the_amended_rpjmd_no_longer_has(self):
        lost = self._create_node(self.rpjmd, "tujuan", "Tujuan lama")
        self._create_node(self.rpjmd, "program", "Lama", lost, code="1.03.02")
        self.objective.upper_node_id = lost
        self._decide(self.rpjmd)
        amendment = self.rpjmd._amend()
        amendment.write(
            {
                "document_number": "Perda 9/2027",
                "document_date": "2027-01-02",
                "amendment_reason": "Perubahan kebijakan",
            }
        )
        new = {node.identity: node for node in amendment.node_ids}
        (new[lost.identity] | new[lost.identity].child_ids).unlink()
        self.assertEqual(self._kinds(), [])
        self._decide(amendment)
        [finding] = self._find()
        self.assertEqual(
            (finding.kind, finding.node_id), ("parent_gone", self.objective)
        )
        self.assertIn("Tujuan lama", finding.message)
        # The goal supports a node that was carried over: that is still the same.
        self.assertEqual(self.goal.upper_node_id, self.rpjmd_goal)

    def test_an_indicator_without_a_target_for_a_year_of_the_plan(self):
        """Five years of 2025-2029; the rows of 2027 and 2028 are not there."""
        rows = self.plan.target_ids.filtered(
            lambda row: row.indicator_id == self.indicator
        )
        by_year = {row.year: row for row in rows}
        by_year[2027].unlink()
        by_year[2028].write({"figure_status": "not_reported", "written": False})
        found = self._find()
        self.assertEqual(found.mapped("kind"), ["year_without_target"] * 2)
        self.assertEqual(found.mapped("year"), [2027, 2028])
        self.assertEqual(found.indicator_id, self.indicator)
        self.assertEqual(set(found.mapped("severity")), {"severe"})
        self.assertIn("Indeks kesehatan", found[0].message)
        self.assertIn("2027", found[0].message)

    def test_a_reason_for_no_figure_is_an_answer(self):
        row = self.plan.target_ids.filtered(lambda row: row.year == 2027)[0]
        row.write({"figure_status": "not_applicable", "written": False})
        self.assertFalse(self._find())

    def test_a_programme_indicator_without_target_is_a_warning(self):
        self.plan.target_ids.filtered(
            lambda row: row.indicator_id == self.outcome and row.year == 2029
        ).unlink()
        [finding] = self._find()
        self.assertEqual((finding.severity, finding.year), ("warning", 2029))

    def test_a_plan_named_by_six_years_promises_the_last_five(self):
        """The RPJMD 2019-2024 of Gunung Mas art. 1: 2019 is the year before."""
        plan = self._create_plan(name="Lama", year_start=2019, year_end=2024)
        node = self._create_node(plan, "tujuan", "T")
        self._create_indicator("Lama", node_ids=node.ids)
        found = self._find(plan).filtered(
            lambda finding: finding.kind == "year_without_target"
        )
        self.assertEqual(found.mapped("year"), [2020, 2021, 2022, 2023, 2024])

    def test_an_archived_indicator_is_not_asked_for_targets(self):
        self.plan.target_ids.filtered(lambda row: row.year == 2027).unlink()
        (self.indicator | self.outcome).active = False
        self.assertFalse(self._find())

    def test_gunung_mas_b_4_a_3_an_rkt_that_differs_from_the_renstra(self):
        """80 in the Renstra, 81 in the RKT; 80 in both is the same figure."""
        self._decide(self.plan)
        rkt = self._create_rkt()
        line = self._create_rkt_line(rkt, "81")
        self._create_rkt_line(rkt, "80,0", self.outcome)
        [finding] = self._find()
        self.assertEqual(
            (finding.kind, finding.severity, finding.rkt_line_id),
            ("rkt_differs", "warning", line),
        )
        self.assertIn("81 Persen", finding.message)
        self.assertIn("80 Persen", finding.message)
        self.assertEqual(finding.action_open_remedy()["res_id"], rkt.id)
        rkt._with_workflow_bypass().write({"state": "decided"})
        self.assertEqual(self._find().severity, "severe")

    def test_an_rkt_drawn_before_an_amendment_is_held_against_it(self):
        self._decide(self.plan)
        rkt = self._create_rkt()
        self._create_rkt_line(rkt, "80")
        self.assertFalse(self._find())
        amendment = self.plan._amend()
        amendment.write(
            {
                "document_number": "Perbup 3/2027",
                "document_date": "2027-03-01",
                "amendment_reason": "Target dinaikkan",
            }
        )
        amendment.target_ids.filtered(
            lambda row: row.indicator_id == self.indicator and row.year == 2026
        ).written = "85"
        self._decide(amendment)
        self.assertFalse(self._find())
        [finding] = self._find(amendment)
        self.assertEqual(finding.kind, "rkt_differs")
        self.assertIn("85 Persen", finding.message)

    def test_a_budgeted_programme_without_indicator(self):
        """10 + 20.5 in the DPA below the programme; found after an amendment too."""
        self.program.indicator_ids = False
        self._create_budget({self.sub_1: 10, self.sub_2: 20.5}).action_ratify()
        [finding] = self._find()
        self.assertEqual(
            (finding.kind, finding.node_id, finding.amount, finding.year),
            ("budget_without_indicator", self.program, 30.5, 2026),
        )
        self.assertIn("Rp30,50", finding.message)
        self._decide(self.plan)
        amendment = self.plan._amend()
        [finding] = self._find(amendment)
        self.assertEqual(finding.node_id.identity, self.program.identity)
        self.assertEqual(finding.amount, 30.5)

    def test_a_budget_that_is_no_longer_in_force_is_not_told(self):
        self.program.indicator_ids = False
        self._create_budget({self.sub_1: 10}, year=2025).action_ratify()
        self._create_budget({self.sub_2: 7}).action_ratify()
        [finding] = self._find()
        self.assertEqual((finding.year, finding.amount), (2026, 7))

    def test_an_outcome_without_programme(self):
        """Told at the objective, not at the goal above it."""
        empty = self._create_node(self.plan, "sasaran", "Tanpa program", self.goal)
        [finding] = self._find()
        self.assertEqual(
            (finding.kind, finding.node_id), ("outcome_without_program", empty)
        )
        goal = self._create_node(
            self.plan, "tujuan", "Kosong", upper_node_id=self.rpjmd_goal.id
        )
        self.assertEqual(self._find().node_id, empty + goal)

    def test_an_outcome_of_the_rpjmd_is_served_by_a_renstra(self):
        self.rpjmd_program.unlink()
        self.assertFalse(self._find(self.rpjmd))
        self.goal.upper_node_id = False
        self.assertEqual(self._kinds(self.rpjmd), ["outcome_without_program"])

    def test_history_is_not_mended(self):
        self.goal.upper_node_id = False
        self._decide(self.plan)
        self.assertEqual(self._kinds(), ["objective_without_parent"])
        self.plan.action_end()
        self.assertFalse(self._find())


@tagged("post_install", "-at_install")
class TestPlanFindingRemedy(PlanFindingCase):
    """What a row opens, who sees it, and what it costs."""

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
            for records in (found[:1], found)
        ]
        self.assertEqual(counts[0], counts[1])
