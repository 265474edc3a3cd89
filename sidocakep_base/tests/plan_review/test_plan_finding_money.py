"""Findings about money and about the year: DPA, RKT, agencies without a Renstra."""

from odoo.tests import tagged

from .test_plan_finding_edge import PlanFindingEdgeCase


@tagged("post_install", "-at_install")
class TestPlanFindingBudget(PlanFindingEdgeCase):
    def test_an_archived_indicator_tells_nobody_what_the_money_is_for(self):
        self._create_budget({self.sub_1: 10}).action_ratify()
        self.assertFalse(self._of_kind("budget_without_indicator"))
        self.outcome.active = False
        [finding] = self._of_kind("budget_without_indicator")
        self.assertEqual((finding.node_id, finding.amount), (self.program, 10))

    def test_only_a_ratified_budget_counts(self):
        self.program.indicator_ids = False
        budget = self._create_budget({self.sub_1: 10})
        self.assertFalse(self._of_kind("budget_without_indicator"))
        budget.action_ratify()
        self.assertTrue(self._of_kind("budget_without_indicator"))

    def test_a_budget_outside_the_years_of_the_plan_is_of_another_plan(self):
        self.program.indicator_ids = False
        self._create_budget({self.sub_1: 10}, year=2030).action_ratify()
        self.assertFalse(self._of_kind("budget_without_indicator"))

    def test_each_programme_is_told_with_its_own_sum(self):
        """Program UKP: 10 + 20,5 = 30,5; program P2: 4 + 0,25 = 4,25."""
        second = self._create_node(
            self.plan, "program", "P2", self.objective, code="1.02.03"
        )
        kegiatan = self._create_node(
            self.plan, "kegiatan", "K2", second, code="1.02.03.2.01"
        )
        subs = [
            self._create_node(
                self.plan,
                "sub_kegiatan",
                f"S{number}",
                kegiatan,
                code=f"1.02.03.2.01.000{number}",
            )
            for number in (1, 2)
        ]
        self.program.indicator_ids = False
        self._create_budget(
            {self.sub_1: 10, self.sub_2: 20.5, subs[0]: 4, subs[1]: 0.25}
        ).action_ratify()
        found = self._of_kind("budget_without_indicator")
        self.assertEqual(
            {finding.node_id: finding.amount for finding in found},
            {self.program: 30.5, second: 4.25},
        )

    def test_the_changed_budget_counts_and_not_both(self):
        """DPA 10, DPPA 25: the program has 25, not 35."""
        self.program.indicator_ids = False
        budget = self._create_budget({self.sub_1: 10})
        budget.action_ratify()
        action = budget.action_create_perubahan()
        revision = self.env["sidocakep.budget"].browse(action["res_id"])
        revision.line_ids.amount = 25
        revision.write({"number": "DPPA/2026", "ratified_on": "2026-01-15"})
        self.assertEqual(self._of_kind("budget_without_indicator").amount, 10)
        revision.action_ratify()
        self.assertEqual(self._of_kind("budget_without_indicator").amount, 25)


@tagged("post_install", "-at_install")
class TestPlanFindingRkt(PlanFindingEdgeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._decide(cls.plan)

    def test_a_line_left_out_of_the_rkt_promises_nothing(self):
        rkt = self._create_rkt()
        line = self._create_rkt_line(rkt, "81")
        self.assertTrue(self._of_kind("rkt_differs"))
        line.is_included = False
        self.assertFalse(self._of_kind("rkt_differs"))

    def test_what_differs_and_what_does_not(self):
        """The Renstra says 80 for 2026."""
        rkt = self._create_rkt()
        line = self._create_rkt_line(rkt, "80")
        for written, differs in (
            ("80", False),
            ("80,0", False),
            ("80,01", True),
            ("0", True),
            ("-80", True),
        ):
            with self.subTest(written=written):
                line.written = written
                self.assertEqual(bool(self._of_kind("rkt_differs")), differs)

    def test_no_figure_in_the_rkt_differs_from_a_figure(self):
        rkt = self._create_rkt()
        line = self._create_rkt_line(rkt, "80")
        line.write({"figure_status": "not_reported", "written": False})
        [finding] = self._of_kind("rkt_differs")
        self.assertEqual(finding.rkt_line_id, line)
        self.assertEqual(finding.target_id.value, 80)

    def test_a_target_that_the_plan_does_not_have(self):
        rkt = self._create_rkt()
        new = self._create_indicator("Tidak ada dalam Renstra")
        line = self._create_rkt_line(rkt, "5", new)
        [finding] = self._of_kind("rkt_differs")
        self.assertEqual((finding.rkt_line_id, finding.year), (line, 2026))
        self.assertFalse(finding.target_id)
        self.assertIn("nothing", finding.message)

    def test_an_amended_rkt_is_history(self):
        rkt = self._create_rkt()
        self._create_rkt_line(rkt, "81")
        for state, severities in (
            ("draft", ["warning"]),
            ("decided", ["severe"]),
            ("amended", []),
        ):
            with self.subTest(state=state):
                rkt._with_workflow_bypass().write({"state": state})
                found = self._of_kind("rkt_differs")
                self.assertEqual(found.mapped("severity"), severities)

    def test_the_budget_of_a_year_that_is_not_of_the_plan_asks_for_no_rkt(self):
        self._create_budget({self.sub_1: 1}, year=2030).action_ratify()
        self.assertFalse(self._of_kind("year_without_rkt"))

    def test_a_draft_plan_is_not_asked_for_an_rkt(self):
        amendment = self._amend(self.plan)
        self._create_budget({self.sub_1: 1}).action_ratify()
        self.assertFalse(self._of_kind("year_without_rkt", amendment))
        self.assertEqual(self._of_kind("year_without_rkt").year, 2026)

    def test_every_budget_year_is_told_by_itself(self):
        for year in (2025, 2027):
            self._create_budget({self.sub_1: 1}, year=year).action_ratify()
        self.assertEqual(self._of_kind("year_without_rkt").mapped("year"), [2025, 2027])

    def test_a_missing_rkt_opens_no_empty_one_of_another_agency(self):
        self._create_budget({self.sub_1: 1}, year=2027).action_ratify()
        finding = self._of_kind("year_without_rkt")[:1]
        self.assertTrue(finding)
        looked_on = finding.with_user(self.user_bappeda)
        self.assertEqual(looked_on._get_remedy_action()["res_model"], "res.company")
        own = finding.with_user(self.user_organisasi)
        self.assertEqual(own._get_remedy_action()["res_model"], "sidocakep.rkt")


@tagged("post_install", "-at_install")
class TestPlanFindingAgency(PlanFindingEdgeCase):
    """Gunung Mas 24/2024 art. 5(1): every perangkat daerah makes a Renstra."""

    def _owing(self):
        return self._of_kind("agency_without_plan", self.rpjmd).company_id

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._decide(cls.rpjmd)

    def test_each_kind_of_unit_that_owes_one_and_that_does_not(self):
        for kind, owes in (
            ("setwan", True),
            ("inspektorat", True),
            ("dinas", True),
            ("badan", True),
            ("satpol", True),
            ("kecamatan", True),
            ("kelurahan", False),
            ("puskesmas", False),
            ("bagian", False),
        ):
            with self.subTest(kind=kind):
                unit = self._create_company(f"Unit {kind}", sidocakep_kind=kind)
                self.assertEqual(unit in self._owing(), owes)

    def test_who_may_not_make_it_sees_which_agencies_lack_it(self):
        """Bappeda reads the list; the agency itself and Bagian Organisasi begin one."""
        finding = self._of_kind("agency_without_plan", self.rpjmd)
        finding = finding.filtered(lambda item: item.company_id == self.agency_b)
        for role in ("bappeda", "monev", "inspektorat"):
            user = getattr(self, f"user_{role}")
            action = finding.with_user(user)._get_remedy_action()
            with self.subTest(role):
                self.assertEqual(action["res_model"], "res.company")
                self.assertFalse(action["context"]["create"])
                agencies = self.env["res.company"].with_user(user)
                self.assertEqual(agencies.search(action["domain"]), self._owing())
                agencies.get_views(action["views"])
        for role in ("head_b", "organisasi"):
            own = finding.with_user(getattr(self, f"user_{role}"))
            with self.subTest(role):
                action = own._get_remedy_action()
                self.assertEqual(action["res_model"], "sidocakep.plan")
                self.assertEqual(
                    action["context"]["default_company_id"], self.agency_b.id
                )

    def test_an_archived_agency_owes_none(self):
        self.assertIn(self.agency_b, self._owing())
        (self.user_head_b | self.employee_head_b.user_id).active = False
        self.env["res.users"].search(
            [("company_id", "=", self.agency_b.id)]
        ).active = False
        self.agency_b.active = False
        self.assertNotIn(self.agency_b, self._owing())

    def test_the_day_on_which_an_agency_is_dissolved_decides(self):
        """RPJMD 2025-2029: who still is there on 31 December 2025 owes a Renstra."""
        for day, owes in (
            ("2025-12-30", False),
            ("2025-12-31", True),
            ("2027-06-30", True),
            (False, True),
        ):
            with self.subTest(day=day):
                self.agency_b.date_dissolved = day
                self.assertEqual(self.agency_b in self._owing(), owes)

    def test_a_renstra_of_other_years_is_not_the_one(self):
        for year, owes in ((2019, True), (2020, True), (2021, False)):
            with self.subTest(years=f"{year}-{year + 4}"):
                plan = self._create_plan(
                    name="B", company_id=self.agency_b.id, year_start=year
                )
                self.assertEqual(self.agency_b in self._owing(), owes)
                plan.unlink()

    def test_a_draft_rpjmd_asks_nobody(self):
        amendment = self._amend(self.rpjmd)
        self.assertFalse(self._of_kind("agency_without_plan", amendment))
