"""Where the chain is broken: each kind found once, in words, with what mends it."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common_plan_finding import PlanFindingCase


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
        self.assertIn("Pasal 5 ayat (1)", finding.message)
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

    def test_paser_3_2_the_map_explains_each_component(self):
        """Definition, stakeholders and beneficiaries, from visi down to programme."""
        self.government.profile_id = self.env.ref("sidocakep_base.profile_paser")
        told = {
            "operational_definition": "Layanan yang memenuhi standar",
            "stakeholders": "BPJS",
            "beneficiaries": "Ibu hamil",
        }
        found = self._find()
        self.assertEqual(set(found.mapped("kind")), {"component_unexplained"})
        self.assertEqual(found.node_id, self.goal | self.objective | self.program)
        self.assertIn("Pasal 3 ayat (2)", found[0].message)
        (self.goal | self.program).write(told)
        self.objective.write({**told, "stakeholders": " "})
        [finding] = self._find()
        self.assertEqual(
            (finding.node_id, finding.severity), (self.objective, "warning")
        )
        self.assertIn("strategy map without: Stakeholders (", finding.message)
        self.assertIn("before the map is printed", finding.remedy)
        self.objective.stakeholders = "BPJS"
        self.assertFalse(self._find())

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
        self.assertIn(
            "(Perbup Gunung Mas 24/2024 Lampiran huruf A)", str(caught.exception)
        )
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
            self.assertIn("Pasal 5 ayat (1) dan ayat (2)", finding.message)
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
        goal = self._create_node(self.plan, "tujuan", "Lepas")
        loose = self._create_node(self.plan, "sasaran", "Lepas", goal)
        self._create_node(self.plan, "program", "Lepas", loose, code="1.02.09")
        self._decide(self.plan)
        self.assertEqual(self._kinds(), ["objective_without_parent"])
        self.plan.action_end()
        self.assertFalse(self._find())
