"""The trend over three versions, over gaps and ranges, and for whom it is there."""

from odoo.exceptions import AccessError
from odoo.service.model import call_kw
from odoo.tests import tagged

from ..common import ROLES
from ..common_plan import PlanCase

MODEL = "sidocakep.target.trend"


@tagged("post_install", "-at_install")
class TestTargetTrendEdge(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.indicator = cls._create_indicator("IKM", node_ids=cls.objective.ids)
        make = cls._create_target
        make(cls.indicator, "78", 2024, kind="baseline", plan_id=cls.plan.id)
        make(cls.indicator, "78,5", 2024, plan_id=cls.plan.id)
        make(cls.indicator, "85", 2027, plan_id=cls.plan.id)
        make(cls.indicator, "90", 2029, period_kind="five_year", plan_id=cls.plan.id)
        cls._decide(cls.plan)

    def _amend(self, plan, day):
        amendment = plan._amend()
        amendment.write(
            {
                "document_number": day,
                "document_date": day,
                "amendment_reason": "Evaluasi",
            }
        )
        return amendment

    def _row(self, plan, year, kind="target"):
        return plan.target_ids.filtered(
            lambda row: (row.year, row.kind, row.period_kind) == (year, kind, "year")
        )

    def _rows(self, year, kind="target", indicator=None):
        self.env.flush_all()
        self.env.invalidate_all()
        rows = self.env[MODEL].search(
            [
                ("indicator_id", "=", (indicator or self.indicator).id),
                ("year", "=", year),
                ("kind", "=", kind),
            ]
        )
        return [(row.version, row.value, row.change) for row in rows]

    def test_each_version_is_held_against_the_one_before_it(self):
        """85 > 87,5: +2,5; 87,5 > 84: -3,5 (not -1 against the first)."""
        second = self._amend(self.plan, "2027-03-01")
        self._row(second, 2027).written = "87,5"
        self._decide(second)
        third = self._amend(second, "2028-03-01")
        self._row(third, 2027).written = "84"
        self.assertEqual(self._rows(2027), [(1, 85, 0), (2, 87.5, 2.5), (3, 84, -3.5)])

    def test_a_baseline_is_held_against_baselines_only(self):
        """78 > 77: -1, although the target of that year is 78,5."""
        second = self._amend(self.plan, "2027-03-01")
        self._row(second, 2024, "baseline").written = "77"
        self.assertEqual(self._rows(2024, "baseline"), [(1, 78, 0), (2, 77, -1)])
        self.assertEqual(self._rows(2024), [(1, 78.5, 0), (2, 78.5, 0)])

    def test_a_figure_taken_back_breaks_the_line(self):
        """Nothing was promised in version 2: version 3 changed nothing by a figure."""
        second = self._amend(self.plan, "2027-03-01")
        self._row(second, 2027).write(
            {"written": False, "figure_status": "not_reported"}
        )
        self._decide(second)
        third = self._amend(second, "2028-03-01")
        self._row(third, 2027).written = "84"
        self.assertEqual(self._rows(2027), [(1, 85, 0), (2, 0, 0), (3, 84, 0)])
        group = self.env[MODEL]._read_group(
            [("indicator_id", "=", self.indicator.id), ("year", "=", 2027)],
            ["version"],
            ["value:avg"],
        )
        # in the graph a gap and no zero
        self.assertEqual(group, [(1, 85), (2, False), (3, 84)])

    def test_a_year_of_the_first_version_only_stays_in_the_line(self):
        second = self._amend(self.plan, "2027-03-01")
        self._row(second, 2027).unlink()
        self.assertEqual(self._rows(2027), [(1, 85, 0)])

    def test_the_figure_of_the_period_is_no_point_of_the_line(self):
        self.assertEqual(self._rows(2029), [])

    def test_a_range_shows_both_bounds_and_compares_the_lower(self):
        """IRB 139,83 - 143,33, then 138 - 143,33: -1,83."""
        irb = self._create_indicator(
            "IRB", value_kind="range", direction="range", company_id=self.agency_b.id
        )
        plan = self._create_plan(
            name="B",
            company_id=self.agency_b.id,
            parent_plan_id=self.rpjmd.id,
            document_number="1",
            document_date="2025-03-01",
        )
        irb.node_ids = self._create_node(plan, "tujuan", "T")
        self._create_target(irb, "139,83 - 143,33", 2026, plan_id=plan.id)
        self._decide(plan)
        second = self._amend(plan, "2027-03-01")
        self._row(second, 2026).written = "138 - 143,33"
        self.env.flush_all()
        rows = self.env[MODEL].search([("indicator_id", "=", irb.id)])
        self.assertEqual(rows.mapped("value"), [139.83, 138])
        self.assertEqual(rows.mapped("value_high"), [143.33, 143.33])
        self.assertAlmostEqual(rows[1].change, -1.83, 6)

    def test_two_indicators_do_not_run_into_one_line(self):
        other = self._create_indicator("Lain")
        second = self._amend(self.plan, "2027-03-01")
        other.node_ids = second.node_ids.filtered(
            lambda node: node.identity == self.objective.identity
        )
        self._create_target(other, "1", 2027, plan_id=second.id)
        self.assertEqual(self._rows(2027, indicator=other), [(2, 1, 0)])
        self.assertEqual(self._rows(2027), [(1, 85, 0), (2, 85, 0)])

    def test_each_role_reads_what_it_may_and_writes_nothing(self):
        self.env.flush_all()
        row = self.env[MODEL].search([("indicator_id", "=", self.indicator.id)])[0]
        for role in ROLES:
            model = self.env[MODEL].with_user(getattr(self, f"user_{role}"))
            with self.subTest(role=role):
                found = call_kw(
                    model,
                    "search_read",
                    [[("indicator_id", "=", self.indicator.id)], ["value"]],
                    {},
                )
                self.assertEqual(len(found), 0 if role == "head_b" else 3)
                for method, arguments in (
                    ("write", [[row.id], {"value": 1}]),
                    ("unlink", [[row.id]]),
                    ("create", [[{"value": 1}]]),
                ):
                    with self.assertRaises(AccessError):
                        call_kw(model, method, arguments, {})

    def test_the_agency_chosen_above_says_whose_trend_it_is(self):
        self.user_head_b.company_ids |= self.agency_a
        model = self.env[MODEL].with_user(self.user_head_b)
        domain = [("indicator_id", "=", self.indicator.id)]
        for companies, number in ((self.agency_b, 0), (self.agency_a, 3)):
            with self.subTest(company=companies.name):
                chosen = model.with_context(allowed_company_ids=companies.ids)
                self.assertEqual(chosen.search_count(domain), number)
