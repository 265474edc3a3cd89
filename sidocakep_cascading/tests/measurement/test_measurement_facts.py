"""The year apart from its quarters, years of the plan, holders, and many at once."""

from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.engine.figures.values import Number

from ..common import YEAR
from ..measurement_case import MeasurementCase


@freeze_time("2027-01-05 03:00:00")
@tagged("post_install", "-at_install")
class TestMeasuredFacts(MeasurementCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["sidocakep.data.figure"]._cron_open()

    def _get(self, indicator, **key):
        return self._get_line(self._measure(**key), indicator)

    def test_the_year_is_measured_apart_from_its_quarters(self):
        """Gunung Mas 9(5)c: 20 + 30 + 40 + 45 = 135 of 120 is 112,5."""
        for number, value in enumerate((20, 30, 40, 45), 1):
            self._put(self.output, YEAR, number, value)
        year = self._get(self.output, period_kind="year", period_no=0)
        self.assertEqual((year.to_date_text, year.printed), ("135 Orang", "112,50"))
        third = self._get(self.output, period_no=3)
        self.assertEqual(third.to_date_text, "90 Orang")
        self.assertEqual((third.status, third.year_printed), ("not_due", "75,00"))
        fourth = self._get(self.output, period_no=4)
        self.assertEqual(fourth.printed, "112,50", "the year is due in quarter IV")

    def test_a_quarter_that_is_missing_is_said_and_is_no_zero(self):
        for number, value in ((1, 20), (3, 40)):
            self._put(self.output, YEAR, number, value)
        year = self._get(self.output, period_kind="year", period_no=0)
        self.assertEqual(year.to_date_text, "60 Orang")
        self.assertIn("Belum lengkap: terisi 2 dari 4 periode.", year.trace)
        notice = year.measurement_id.notice
        for number in (2, 4):
            gap = f"(2026 quarter {number}): not verified"
            self.assertIn(f"{self.output.name} {gap}", notice)
        self.assertNotIn("quarter 3", notice, "verified")

    def test_gunung_mas_9_5_b_over_the_years_of_the_plan(self):
        """2025: 100, 2026: 135; of 600 at the end of the plan that is 39,17."""
        targets = self.env["sidocakep.target"]._with_workflow_bypass()
        for indicator, written in ((self.output, "600"), (self.outcome, "95")):
            targets.create(
                {
                    "indicator_id": indicator.id,
                    "plan_id": self.renstra.id,
                    "period_kind": "five_year",
                    "year": 2029,
                    "written": written,
                }
            )
        self._put(self.output, YEAR - 1, 0, 100, kind="year")
        self._put(self.outcome, YEAR - 1, 0, 70, kind="year")
        for number in range(1, 5):
            self._put(self.output, YEAR, number, 33.75)
            self._put(self.outcome, YEAR, number, 76)
        added = self._get(self.output, period_kind="year", period_no=0)
        self.assertEqual((added.five_text, added.five_printed), ("235 Orang", "39,17"))
        self.assertEqual(added.last_year_text, "100 Orang")
        last = self._get(self.outcome, period_kind="year", period_no=0)
        self.assertEqual((last.five_text, last.five_printed), ("76 Persen", "80,00"))

    def test_what_is_released_later_is_not_released_before(self):
        """Known in May 2027, whatever was entered; the year waits for it."""
        self._mean(self.outcome, accumulation="released_later", release_month="5")
        self._put(self.outcome, YEAR, 0, 88, kind="year")
        line = self._get(self.outcome, period_kind="year", period_no=0)
        self.assertEqual((line.status, line.printed), ("not_released", "belum dirilis"))
        with freeze_time("2027-05-02 03:00:00"):
            line._refresh()
            self.assertEqual(line.printed, "97,78")

    def test_what_cannot_be_compared_stops_no_other_line(self):
        """A target that is negative: said on its line, the next one is measured."""
        target = self.env["sidocakep.target"].search(
            [("indicator_id", "=", self.outcome.id), ("period_kind", "=", "quarter")]
        )
        target.written = "-80"
        self._put(self.outcome, YEAR, 1, 85)
        self._put(self.output, YEAR, 1, 15)
        line = self._get(self.outcome)
        self.assertEqual(line.status, "not_computable")
        self.assertIn("negatif", line.trace)
        self.assertEqual(self._get(self.output).printed, "50,00")

    def test_a_line_added_costs_no_query(self):
        """Fifty indicators are measured with the queries of five."""
        measurement = self._measure()
        lines = measurement.line_ids
        pair = [(Number(line.id), Number(line.id)) for line in lines]
        counts = []
        for times in (1, 25):
            self.env.invalidate_all()
            indicators = lines.indicator_id.browse(lines.indicator_id.ids * times)
            pairs = (pair * times)[: len(indicators)]
            before = self.cr.sql_log_count
            indicators._achieve_each(pairs)
            counts.append(self.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])

    def test_fifty_lines_are_measured_with_the_queries_of_one(self):
        measurement = self._measure()
        counts = []
        for number in (0, 48):
            lines = [
                {
                    "pk_id": self.pk_ech3.id,
                    "indicator_id": self._create_loose(
                        f"Indikator {index}", "Orang"
                    ).id,
                    "written": "10",
                }
                for index in range(number)
            ]
            self.env["sidocakep.pk.line"]._with_workflow_bypass().create(lines)
            measurement._draw()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            measurement.line_ids._refresh()
            self.env.flush_all()
            counts.append(self.cr.sql_log_count - before)
        self.assertGreater(len(measurement.line_ids), 48)
        self.assertLessEqual(counts[1], counts[0] + 2)
