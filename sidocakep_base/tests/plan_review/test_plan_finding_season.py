"""A missing RKT is found when it is to be planned, not after the DPA."""

from odoo.tests import freeze_time, tagged

from ..common_rkt import RktCase


@tagged("post_install", "-at_install")
class TestPlanFindingSeason(RktCase):
    """Renstra 2025-2029 of agency A, decided; there is no DPA at all."""

    def _get_years(self):
        findings = self.env["sidocakep.plan.finding"].search(
            [("kind", "=", "year_without_rkt"), ("plan_id", "=", self.plan.id)]
        )
        return findings.sorted("year").mapped("year")

    def test_gunung_mas_5_1_found_from_the_start_of_the_season(self):
        """Season from July: 2027 is due on 1 July 2026, not the day before."""
        self.assertFalse(self.env["sidocakep.budget"].search([("year", "=", 2027)]))
        self.government.profile_id.planning_month = "7"
        for day, years in (
            ("2026-06-30", [2026]),
            ("2026-07-01", [2026, 2027]),
            ("2027-06-30", [2027]),
            ("2029-12-31", [2029]),
        ):
            with self.subTest(day), freeze_time(day):
                self.assertEqual(self._get_years(), years)

    @freeze_time("2026-02-01")
    def test_the_profile_says_when_the_season_starts(self):
        self.government.profile_id.planning_month = "3"
        self.assertEqual(self._get_years(), [2026])
        self.government.profile_id.planning_month = "2"
        self.assertEqual(self._get_years(), [2026, 2027])

    @freeze_time("2025-02-01")
    def test_the_year_of_taking_office_owes_one_where_it_has_a_column(self):
        """2025-2030 names six years; whether the first counts, the profile says."""
        plan = self._create_plan(
            name="Renstra 2025-2030", company_id=self.agency_b.id, year_end=2030
        )
        plan._with_workflow_bypass().write({"state": "decided"})
        self.government.profile_id.planning_month = "3"
        findings = self.env["sidocakep.plan.finding"]
        domain = [("kind", "=", "year_without_rkt"), ("plan_id", "=", plan.id)]
        for columns, years in (("six", [2025]), ("five", [])):
            with self.subTest(columns):
                self.government.profile_id.plan_columns = columns
                self.env.flush_all()
                self.assertEqual(findings.search(domain).mapped("year"), years)

    @freeze_time("2026-02-01")
    def test_a_decided_rkt_ends_it(self):
        self.government.profile_id.planning_month = "7"
        rkt = self._create_rkt()
        self.assertEqual(self._get_years(), [2026], "a draft is none")
        self._decide_rkt(rkt)
        self.assertEqual(self._get_years(), [])

    @freeze_time("2026-02-01")
    def test_without_a_season_only_a_budgeted_year_is_found(self):
        self.assertFalse(self.government.profile_id.planning_month)
        self.assertEqual(self._get_years(), [])

    @freeze_time("2026-02-01")
    def test_the_finding_says_that_the_rkt_is_the_renja(self):
        self.government.profile_id.planning_month = "1"
        finding = self.env["sidocakep.plan.finding"].search(
            [
                ("kind", "=", "year_without_rkt"),
                ("plan_id", "=", self.plan.id),
                ("year", "=", 2026),
            ]
        )
        self.assertIn("has no decided RKT for 2026", finding.message)
        self.assertIn("Renja", finding.message)
