"""The targets of an indicator over years and versions."""

from odoo.tests import tagged

from ..common_plan import PlanCase


@tagged("post_install", "-at_install")
class TestTargetTrend(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.indicator = cls._create_indicator("IKM", node_ids=cls.objective.ids)
        cls._create_target(
            cls.indicator, "78", 2024, kind="baseline", plan_id=cls.plan.id
        )
        for year, written in ((2025, "80"), (2026, "82,5"), (2027, "85")):
            cls._create_target(cls.indicator, written, year, plan_id=cls.plan.id)
        # Neither a quarter nor a row without a plan is a point of the line.
        cls._create_target(
            cls.indicator,
            "20",
            2026,
            period_kind="quarter",
            period_no=1,
            plan_id=cls.plan.id,
        )
        cls._create_target(cls.indicator, "99", 2028)
        cls._decide(cls.plan)

    def _amend(self):
        amendment = self.plan._amend()
        amendment.write(
            {
                "document_number": "Perbup 3/2027",
                "document_date": "2027-03-01",
                "amendment_reason": "Target dinaikkan",
            }
        )
        rows = {row.year: row for row in amendment.target_ids if not row.period_no}
        rows[2027].written = "87,5"
        return amendment

    def _get_rows(self, record, user=None):
        record = record.with_user(user or self.user_head_a)
        action = record.action_view_trend()
        rows = record.env[action["res_model"]].search(action["domain"])
        return [(row.year, row.version, row.value, row.change) for row in rows]

    def test_the_line_of_one_version(self):
        expected = [
            (2024, 1, 78, 0),
            (2025, 1, 80, 0),
            (2026, 1, 82.5, 0),
            (2027, 1, 85, 0),
        ]
        self.assertEqual(self._get_rows(self.indicator), expected)
        self.assertEqual(self._get_rows(self.plan), expected)

    def test_a_trend_runs_across_versions_and_shows_what_changed(self):
        """85 of the first version and 87,5 of the second: + 2,5 for 2027 alone."""
        amendment = self._amend()
        rows = self._get_rows(self.indicator)
        self.assertEqual(len(rows), 8)
        self.assertEqual([row for row in rows if row[3]], [(2027, 2, 87.5, 2.5)])
        self.assertIn((2027, 1, 85, 0), rows)
        for plan in (self.plan, amendment):
            self.assertEqual(self._get_rows(plan), rows)

    def test_the_next_period_continues_the_line(self):
        """Another Renstra of the agency, the same indicator: one line."""
        following = self._create_plan(name="Renstra 2030", year_start=2030)
        self._create_target(self.indicator, "90", 2030, plan_id=following.id)
        self.assertEqual(self._get_rows(self.indicator)[-1], (2030, 1, 90, 0))
        self.assertEqual(self._get_rows(following), [(2030, 1, 90, 0)])

    def test_a_point_on_a_scale_is_its_place(self):
        scale = self.env["sidocakep.ordinal.scale"].create(
            {
                "name": "Opini Uji",
                "point_ids": [
                    (0, 0, {"name": "Wajar Uji", "sequence": 10}),
                    (0, 0, {"name": "Bersih Uji", "sequence": 20}),
                ],
            }
        )
        indicator = self._create_indicator(
            "Opini", value_kind="ordinal", direction="ordinal", scale_id=scale.id
        )
        plan = self._create_plan(name="Lain", year_start=2030)
        self._create_target(indicator, "Bersih Uji", 2030, plan_id=plan.id)
        self.assertEqual(self._get_rows(indicator), [(2030, 1, 20, 0)])

    def test_no_figure_is_not_zero(self):
        plan = self._create_plan(name="Lain", year_start=2030)
        indicator = self._create_indicator("Kosong")
        self._create_target(
            indicator, False, 2030, plan_id=plan.id, figure_status="not_due"
        )
        groups = self.env["sidocakep.target.trend"]._read_group(
            [("indicator_id", "=", indicator.id)], [], ["value:count", "__count"]
        )
        self.assertEqual(groups, [(0, 1)])

    def test_a_graph_of_year_and_version(self):
        self._amend()
        groups = (
            self.env["sidocakep.target.trend"]
            .with_user(self.user_pelaksana_a)
            ._read_group(
                [("indicator_id", "=", self.indicator.id), ("year", "=", 2027)],
                ["version"],
                ["value:avg"],
            )
        )
        self.assertEqual(groups, [(1, 85), (2, 87.5)])

    def test_who_reads_the_targets_reads_their_trend(self):
        for user in (self.user_ech4_a, self.user_bupati, self.user_inspektorat):
            with self.subTest(user=user.login):
                self.assertEqual(len(self._get_rows(self.indicator, user)), 4)
                self.open_action(user, "sidocakep_base.sidocakep_target_trend_action")
        trend = self.env["sidocakep.target.trend"].with_user(self.user_head_b)
        self.assertFalse(trend.search([("indicator_id", "=", self.indicator.id)]))

    def test_printed_figures_of_fifty_rows_cost_no_more_queries(self):
        plan = self._create_plan(name="Lain", year_start=2030)
        for number in range(50):
            self._create_target(
                self._create_indicator(f"I{number}"), "1", 2030, plan_id=plan.id
            )
        rows = self.env["sidocakep.target.trend"].search([("plan_id", "=", plan.id)])
        self.assertEqual(len(rows), 50)
        counts = [
            self._count_queries(
                lambda records=records: records.with_user(self.user_head_a).mapped(
                    "printed_value"
                )
            )
            for records in (rows[:1], rows)
        ]
        self.assertEqual(counts[0], counts[1])
