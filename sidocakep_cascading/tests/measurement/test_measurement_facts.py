"""The year apart from its quarters, years of the plan, holders, and many at once."""

from unittest.mock import patch

from lxml import etree

from odoo.tests import freeze_time, tagged

from odoo.addons.sidocakep_base.engine.figures.values import Number
from odoo.addons.sidocakep_base.models.document import workflow_bypass_mixin
from odoo.addons.sidocakep_base.models.document.columns import (
    read_columns,
    search_columns,
    write_columns,
)
from odoo.addons.sidocakep_base.models.organisation import turn

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
        # quarter I has its target, so quarter III without one is a hole
        self.assertEqual((third.status, third.year_printed), ("no_target", "75,00"))
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
        for number in range(1, 5):
            self._put(self.outcome, YEAR, number, 76, state="asked")
        last._refresh()
        self.assertEqual(last.five_text, "belum dilaporkan", "70 is that of 2025")

    def test_gunung_mas_9_5_b_of_a_plan_that_states_its_years_only(self):
        """76 of 95 in the last year are 80; 135 of 100 + 120 + 3 x 100 are 25,96.

        While a year lacks its target there is no sum; what was reached is known.
        """
        for number in range(1, 5):
            self._put(self.output, YEAR, number, 33.75)
            self._put(self.outcome, YEAR, number, 76)
        self._add_year_targets(self.outcome, [2029], "95")
        self._add_year_targets(self.output, [2025, 2027, 2028], "100")
        last = self._get(self.outcome, period_kind="year", period_no=0)
        self.assertEqual(last.five_target_text, "95 Persen")
        self.assertEqual((last.five_text, last.five_printed), ("76 Persen", "80,00"))
        self.assertIn("yang dipakai target 2029.", last.five_trace)
        added = self._get_line(last.measurement_id, self.output)
        self.assertEqual((added.five_text, added.five_status), ("135 Orang", "not_due"))
        self._add_year_targets(self.output, [2029], "100")
        added._refresh()
        self.assertEqual(added.five_target_text, "520 Orang")
        self.assertEqual((added.five_text, added.five_printed), ("135 Orang", "25,96"))
        self.assertIn("yang dipakai target jumlah 2025-2029.", added.five_trace)

    def _add_year_targets(self, indicator, years, written):
        self.env["sidocakep.target"]._with_workflow_bypass().create(
            [
                {
                    "indicator_id": indicator.id,
                    "plan_id": self.renstra.id,
                    "period_kind": "year",
                    "year": year,
                    "written": written,
                }
                for year in years
            ]
        )

    def test_what_is_released_later_is_not_released_before(self):
        """Known in May 2027, whatever was entered; the year waits for it."""
        self._mean(self.outcome, accumulation="released_later", release_month="5")
        self._put(self.outcome, YEAR, 0, 88, kind="year")
        line = self._get(self.outcome, period_kind="year", period_no=0)
        self.assertEqual((line.status, line.printed), ("not_released", "belum dirilis"))
        with freeze_time("2027-05-02 03:00:00"):
            line._refresh()
            self.assertEqual(line.printed, "97,78")

    def test_a_quarter_without_a_target_after_one_with_it_is_a_hole(self):
        """Quarter I has its target, quarter II none: whoever sets none gains nothing.

        A card that asks twice a year means quarter III to have none.
        """
        self._put(self.outcome, YEAR, 2, 85)
        line = self._get(self.outcome, period_no=2)
        self.assertEqual(
            (line.status, line.target_text), ("no_target", "belum ditetapkan")
        )
        self.assertIn("padahal triwulan I mempunyainya", line.trace)
        self.assertIn(f"with nothing: {line.name}.", line.measurement_id.notice)
        self.assertEqual(line.year_status, "ok", "against the year it is compared")
        self.assertFalse(line.is_year_end)
        target = self.env["sidocakep.target"].search(
            [("indicator_id", "=", self.outcome.id), ("period_kind", "=", "quarter")]
        )
        target.period_no = 2
        line.measurement_id._refresh()
        self.assertEqual(line.status, "ok")
        self.assertNotIn("not set", line.measurement_id.notice or "")
        self.card.frequency = "half"
        third = self._get(self.outcome, period_no=3)
        self.assertEqual(third.status, "not_reported", "it was asked for before")
        self._put(self.outcome, YEAR, 3, 85, state="cancelled")
        third._refresh()
        self.assertEqual(third.status, "not_due", "half-yearly by its card")

    def test_a_hole_counts_as_not_reported_in_what_is_made_of_it(self):
        """20 of 40 are 50, and a hole: (50 + 0) / 2 = 25; left out it would be 50."""
        self.env["sidocakep.target"].create(
            {
                "indicator_id": self.output.id,
                "period_kind": "quarter",
                "year": YEAR,
                "period_no": 2,
                "written": "40",
            }
        )
        self._put(self.outcome, YEAR, 2, 85)
        self._put(self.output, YEAR, 2, 20)
        item = self._measure(period_no=2)
        self.assertEqual(item.printed, "25,00")
        self.assertIn("1 target belum ditetapkan (sebagai 0)", item.trace)
        sheets = item._get_live_document()[item.id]["sheets"]
        self.assertEqual(
            {(sheet["achievement"], sheet["zeros"]) for sheet in sheets},
            {("belum ada yang terukur", ""), ("50,00", "")},
        )
        [hollow] = item.sheet_ids.filtered(lambda sheet: "0 dari 1" in sheet.trace)
        self.assertIn("0 dari 1 indikator ikut", hollow.trace)
        self.assertIn("Tidak satu pun terukur", hollow.trace)
        first = item.sheet_ids[:1]
        item.line_ids._with_workflow_bypass().sheet_id = first
        document = item._get_live_document()[item.id]["sheets"][0]
        self.assertEqual(document["zeros"], "1 target belum ditetapkan")
        rows = self.profile_gm.rollup_ids.filtered(
            lambda row: row.scope in ("official", "agency")
        )
        rows.no_target = "out"
        item.line_ids._refresh()
        self.assertEqual(item.printed, "50,00")

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
        pair = [[(Number(line.id), Number(line.id))] for line in lines]
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

    def test_many_values_are_those_of_one_by_one(self):
        """A number, zero, a range and what is not reported; in any order."""
        targets = self.env["sidocakep.target"]._with_workflow_bypass()
        span = self._create_loose("Rentang", "Persen")
        self._mean(span, direction="range", value_kind="range")
        made = targets.create(
            [
                {"indicator_id": indicator.id, "year": 2031, "written": written}
                for indicator, written in (
                    (self.output, "12,5"),
                    (self.outcome, "0"),
                    (span, "3 - 7"),
                    (self.iku_1, False),
                )
            ]
        )
        for rows in (made, made[::-1], made[:0]):
            self.env.invalidate_all()
            values = rows._to_engine_values()
            self.assertEqual(values, {row.id: row._to_engine_value() for row in rows})
        words = [str(value) for value in made._to_engine_values().values()]
        self.assertEqual(words[:2], ["12,5 Orang", "0 Persen"])
        self.assertEqual(words[2:], ["3 - 7 Persen", "belum dilaporkan"])
        once, again = (made[0]._to_engine_values() for _time in range(2))
        self.assertIs(once[made[0].id], again[made[0].id])

    def test_columns_are_those_of_the_records_and_of_what_is_not_saved_yet(self):
        lines = self._measure().line_ids
        lines[0].obstacle = "Banjir"
        rows = read_columns(lines[::-1], "indicator_id", "obstacle", "raw")
        self.assertEqual(
            [(row[0], row[1] or False, row[2] or 0.0) for row in rows],
            [(line.indicator_id.id, line.obstacle, line.raw) for line in lines[::-1]],
        )
        self.assertEqual(read_columns(lines[:0], "raw"), [])

    def test_columns_are_written_as_they_are(self):
        """An array is one text for PostgreSQL; none of these may take it apart."""
        lines = self._measure().line_ids[:2]
        for texts in (
            ["it's {\"a\", 'b'}\\n\n\t", ""],
            [None, "%s NULL"],
            ["\x1f", "\x1e\x1f"],
            ["\x1e", None],
            ["", None],
        ):
            numbers = [0.1, None]
            columns = {"printed": texts, "trace": texts, "raw": numbers}
            # Of what is not measured there is no number, whatever stands there.
            columns["status"] = ["ok", "ok"]
            write_columns(lines, columns | {"is_met": [True, False]})
            self.env.invalidate_all()
            rows = read_columns(lines, "printed", "trace", "raw", "is_met")
            wanted = zip(texts, texts, numbers, (True, False), strict=True)
            self.assertEqual(rows, list(wanted))
        one = lines[:1]
        write_columns(one, {"printed": [""], "color": [3]})
        self.env.invalidate_all()
        self.assertEqual(read_columns(one, "printed", "color"), [("", 3)])

    def test_columns_of_a_domain_are_those_that_are_not_saved_yet_too(self):
        lines = self._measure().line_ids
        lines[0].obstacle = "Banjir"
        names = ("obstacle", "indicator_id")
        domain = [("measurement_id", "=", lines.measurement_id.id)]
        found = search_columns(lines, domain, names)
        self.assertEqual([row[0] for row in found], lines.sorted("id").ids)
        self.assertIn((lines[0].id, "Banjir", lines[0].indicator_id.id), found)
        key = lines[0].indicator_id.id
        among = search_columns(lines, domain, names, among=("indicator_id", [key]))
        self.assertEqual(among, [row for row in found if row[2] == key])
        self.assertFalse(search_columns(lines, domain, names, among=("job_id", [])))

    def test_a_page_of_all_is_in_the_order_of_an_index(self):
        """What is sorted by anything else sorts the lines of a whole regency."""
        lines = self.env["sidocakep.measurement.line"]
        order = etree.fromstring(lines.get_view(False, "list")["arch"])
        order = order.get("default_order")
        self.cr.execute(
            "SELECT indexdef FROM pg_indexes"
            " WHERE indexname = 'sidocakep_measurement_line_latest'"
        )
        [definition] = self.cr.fetchone()
        self.assertIn(f"({order})".replace(".id", "").lower(), definition.lower())
        for number in (1, 2):
            lines += self._measure(period_no=number).line_ids
        sheets = lines.sheet_id.sorted("sequence", reverse=True)
        sheets._with_workflow_bypass().sequence = 5
        sheets[0]._with_workflow_bypass().sequence = 1
        found = lines.search([("id", "in", lines.ids)], order=order)
        self.assertEqual(
            found,
            lines.sorted(
                lambda line: (
                    *(-line.year, -line.period_no, line.company_id.id),
                    *(line.sheet_id.sequence, line.sheet_id.id),
                    *(line.sequence, line.id),
                )
            ),
        )
        groups = lines.web_read_group(
            [("id", "in", lines.ids)], ["company_id"], order=order, auto_unfold=True
        )
        self.assertEqual(groups["length"], len(lines.company_id))

    def _written(self, lines):
        """Return the ids of lines that measuring anew writes."""
        written = []

        def keep(records, columns):
            if records._name == lines._name:
                written.extend(records.ids)
            return write_columns(records, columns)

        self.env.flush_all()
        with patch.object(workflow_bypass_mixin, "write_columns", keep):
            lines._refresh()
            self.env.flush_all()
        return set(written)

    def test_only_what_differs_is_written_and_it_is_held(self):
        """Two lines are measured anew; a text that is not saved yet stays."""
        lines = self._measure().line_ids
        line = self._get_line(lines.measurement_id, self.outcome)
        self.assertFalse(self._written(lines), "nothing differs")
        self._put(self.outcome, YEAR, 1, 85)
        line._with_workflow_bypass().write({"printed": "?", "figure_id": False})
        line.obstacle = "Banjir"
        self.cr.cache.clear()
        self.assertEqual(self._written(lines), set(line.ids))
        self.assertIn(line.id, turn._get_held(lines), "nobody writes it meanwhile")
        self.env.invalidate_all()
        self.assertEqual(line.obstacle, "Banjir")
        self.assertNotEqual(line.printed, "?")
        self.assertEqual(line.figure_id.value, 85)
        self.assertEqual(line.write_uid, self.env.user)
        self.assertFalse(self._written(lines))

    def test_a_number_that_was_never_written_becomes_zero(self):
        line = self._measure().line_ids[0]
        self.env.flush_all()
        self.cr.execute(
            "UPDATE sidocakep_measurement_line SET raw = NULL WHERE id = %s", line.ids
        )
        line.invalidate_recordset()
        line._refresh()
        self.cr.execute(
            "SELECT raw FROM sidocakep_measurement_line WHERE id = %s", line.ids
        )
        self.assertEqual(self.cr.fetchone(), (0,))

    def test_a_target_set_late_and_one_that_asks_less_are_seen(self):
        """Quarter I has 80, and 30 that is added up; of quarter III it is said."""
        measurement = self._measure(period_no=3)
        program = self.env["sidocakep.target"]
        secretary = program.with_user(self.user_secretary_a)
        quarter = {"period_kind": "quarter", "year": YEAR, "period_no": 3}
        late = "1 (%s (1 October 2026))"
        less = "1 (%s (70 Persen, quarter 1 80 Persen))"
        for day, who, indicator, written, is_late, is_eased in (
            ("2026-09-30", secretary, self.outcome, "80", False, False),
            ("2026-09-30", secretary, self.outcome, "70", False, True),
            ("2026-10-01", secretary, self.outcome, "80", True, False),
            ("2026-10-01", secretary, self.output, "10", True, False),
            ("2026-10-01", program, self.outcome, "70", False, True),
        ):
            with (
                self.subTest(f"{day} {written} {who.env.uid}"),
                self.env.cr.savepoint() as savepoint,
            ):
                with freeze_time(f"{day} 03:00:00"):
                    vals = {"indicator_id": indicator.id, "written": written}
                    who.create(quarter | vals)
                    self.env.flush_all()
                self.env.invalidate_all()
                reader = measurement.with_user(self.user_secretary_a)
                seen = reader.with_context(lang="en_US")
                for text, words, is_said in (
                    (seen.late_target_text, late, is_late),
                    (seen.eased_target_text, less, is_eased),
                ):
                    self.assertEqual(bool(text), is_said, text)
                    self.assertIn(words % indicator.name if is_said else "", text or "")
                savepoint.rollback()
                self.env.invalidate_all()

    def test_the_signs_of_targets_cost_no_query_for_each_of_them(self):
        measurement = self._measure(period_no=3)
        secretary = self.env["sidocakep.target"].with_user(self.user_secretary_a)
        quarter = {"period_kind": "quarter", "year": YEAR, "period_no": 3}
        counts = []
        for indicator in (self.outcome, self.output):
            vals = {"indicator_id": indicator.id, "written": "90"}
            secretary.create(quarter | vals)
            for _warm_up in range(2):
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                text = measurement.late_target_text
            counts.append(self.env.cr.sql_log_count - before)
            self.assertIn(f": {len(counts)} (", text)
        self.assertEqual(counts[0], counts[1])
