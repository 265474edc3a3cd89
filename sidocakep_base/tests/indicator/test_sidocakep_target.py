"""Targets as rows; values that are numbers, ranges, points, or no figure."""

from decimal import Decimal

from psycopg2 import IntegrityError

from odoo.exceptions import ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ...engine.figures.values import NoFigure, NoFigureKind, Number, Point, Range
from ...exceptions import FrozenRecordError
from ..common_plan import PlanCase
from ..real_tables import read_table


@tagged("post_install", "-at_install")
class TestSidocakepTarget(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.indicator = cls._create_indicator(lowest=False, highest=False)
        cls.range = cls._create_indicator(
            "Indeks Risiko Bencana",
            value_kind="range",
            direction="lower",
            unit_id=False,
        )
        cls.opinion = cls._create_indicator(
            "Opini BPK",
            value_kind="ordinal",
            direction="ordinal",
            scale_id=cls.env.ref("sidocakep_base.ordinal_scale_bpk").id,
            unit_id=False,
        )

    def test_a_number_is_read_and_printed_in_indonesian(self):
        target = self._create_target(self.indicator, "1.234.567,50")
        self.assertEqual(target.value, 1234567.5)
        self.assertEqual(target.figure_status, "figure")
        self.assertEqual(target.written, "1.234.567,50")
        self.assertEqual(target.printed_value, "1.234.567,5 Persen")
        self.assertEqual(target._get_printed_value(with_unit=False), "1.234.567,5")
        self.assertEqual(
            target._to_engine_value(), Number(Decimal("1234567.5"), "Persen")
        )

    def test_a_range_of_a_real_table(self):
        """BPBD Banyuwangi writes the bounds from above: 143,33 - 139,83."""
        [row, *_rest] = read_table("banyuwangi_bpbd_iku_target_rentang_2025_2030.csv")
        target = self._create_target(self.range, row["target_2025"])
        self.assertEqual((target.value, target.value_high), (139.83, 143.33))
        self.assertEqual(target.printed_value, "139,83 - 143,33")
        self.assertEqual(
            target._to_engine_value(), Range(Decimal("139.83"), Decimal("143.33"))
        )

    def test_a_point_on_a_scale_by_any_of_its_names(self):
        target = self._create_target(self.opinion, "wajar tanpa pengecualian")
        self.assertEqual(target.point_id.name, "WTP")
        self.assertEqual(target._to_engine_value(), Point("WTP"))
        self.assertEqual(target.printed_value, "WTP")

    def test_zero_is_a_figure(self):
        typed = self._create_target(self.indicator, "0")
        given = self.env["sidocakep.target"].create(
            {"indicator_id": self.indicator.id, "year": 2027, "value": 0}
        )
        for target in (typed, given):
            self.assertEqual(target.figure_status, "figure")
            self.assertEqual(target.printed_value, "0 Persen")

    def test_five_kinds_of_no_figure_stay_apart(self):
        words = {
            "not_due": "belum tiba tenggatnya",
            "not_reported": "belum dilaporkan",
            "not_applicable": "tidak berlaku",
            "not_released": "belum dirilis",
        }
        for number, (status, printed) in enumerate(words.items()):
            chosen = self.env["sidocakep.target"].create(
                {
                    "indicator_id": self.indicator.id,
                    "year": 2030 + number,
                    "figure_status": status,
                }
            )
            self.assertEqual(chosen.printed_value, printed)
            self.assertEqual(chosen._to_engine_value(), NoFigure(NoFigureKind(status)))
            # The same when it is typed, as the form sends it: with the old status.
            typed = self._create_target(
                self.indicator, printed, 2040 + number, figure_status="figure"
            )
            self.assertEqual(typed.figure_status, status)

    def test_an_unclear_figure_is_refused_with_the_remedy(self):
        for text in ("1.234", "kira-kira 5", "#DIV/0!", "nihil", "5 - 7"):
            with self.assertRaises(ValidationError, msg=text) as caught:
                self._create_target(self.indicator, text)
            self.assertIn("Cakupan layanan", str(caught.exception))
        with self.assertRaises(ValidationError):
            self._create_target(self.opinion, "Baik Sekali")
        with self.assertRaises(ValidationError):
            self._create_target(self.range, "140")

    def test_written_and_figure_never_disagree(self):
        target = self._create_target(self.indicator, "83,5")
        target.value = 84
        self.assertFalse(target.written)
        target.written = "85"
        self.assertEqual(target.value, 85)
        target.figure_status = "not_applicable"
        self.assertEqual((target.value, target.written), (0, False))
        target.written = "86"
        target.written = False
        self.assertEqual((target.value, target.figure_status), (0, "not_reported"))

    def test_an_unclear_text_is_said_while_it_is_typed(self):
        """Before saving the form warns; it does not break off."""
        target = self.env["sidocakep.target"].new(
            {"indicator_id": self.indicator.id, "written": "tiga"}
        )
        warning = target._onchange_written()["warning"]
        self.assertEqual(warning["title"], "The value is not clear")
        self.assertIn(self.indicator.name, warning["message"])
        self.assertIn("tiga", warning["message"])
        target.written = "85"
        self.assertIsNone(target._onchange_written())
        self.assertEqual(target.value, 85)

    def test_many_are_written_at_once_each_by_its_indicator(self):
        targets = self._create_target(self.indicator, "1") | self._create_target(
            self._create_indicator("Lain"), "2"
        )
        targets.written = "3,5"
        self.assertEqual(targets.mapped("value"), [3.5, 3.5])

    def test_entering_targets_costs_no_more_queries(self):
        indicators = self.indicator.browse(
            [self._create_indicator(f"I{number}").id for number in range(52)]
        )
        targets = self.env["sidocakep.target"].with_user(self.user_secretary_a)
        years = iter(range(2030, 2040))

        def enter(records):
            year = next(years)
            targets.create(
                [
                    {"indicator_id": record.id, "year": year, "written": "83,5"}
                    for record in records
                ]
            )
            self.env.flush_all()

        counts = [
            self._count_queries(lambda records=records: enter(records))
            for records in (indicators[:2], indicators[2:])
        ]
        self.assertEqual(counts[0], counts[1])

    def test_a_point_is_of_the_scale_of_the_indicator(self):
        point = self.env.ref("sidocakep_base.ordinal_scale_sakip").point_ids[0]
        with self.assertRaises(ValidationError):
            self.env["sidocakep.target"].create(
                {
                    "indicator_id": self.opinion.id,
                    "year": 2026,
                    "point_id": point.id,
                }
            )

    def test_periods(self):
        for period_kind, good, wrong in (
            ("year", 0, 1),
            ("five_year", 0, 1),
            ("quarter", 4, 5),
            ("quarter", 1, 0),
            ("month", 12, 13),
        ):
            vals = {"period_kind": period_kind, "year": 2030}
            self._create_target(self.indicator, "1", period_no=good, **vals)
            with self.assertRaises(ValidationError, msg=(period_kind, wrong)):
                self._create_target(self.indicator, "1", period_no=wrong, **vals)
        with self.assertRaises(ValidationError):
            self._create_target(self.indicator, "1", year=26)

    @mute_logger("odoo.sql_db")
    def test_one_row_a_period(self):
        """Unique per version of a plan, and among the rows without a plan."""
        for plan in (self.plan, self.plan.browse()):
            self._create_target(self.indicator, "1", plan_id=plan.id)
            self._create_target(self.indicator, "1", plan_id=plan.id, kind="baseline")
            with self.assertRaises(IntegrityError), self.env.cr.savepoint():
                self._create_target(self.indicator, "2", plan_id=plan.id)

    def test_a_target_freezes_with_its_plan_only(self):
        planned = self._create_target(self.indicator, "1", plan_id=self.plan.id)
        # Of a quarter that is not over, whatever the day.
        loose = self._create_target(
            self.indicator, "1", year=2099, period_kind="quarter", period_no=4
        )
        self._decide(self.plan)
        user = self.user_head_a
        for change in ({"written": "2"}, {"value": 2}, {"year": 2027}):
            with self.assertRaises(FrozenRecordError):
                planned.with_user(user).write(change)
        with self.assertRaises(FrozenRecordError):
            planned.with_user(user).unlink()
        with self.assertRaises(FrozenRecordError):
            self._create_target(self.indicator, "1", plan_id=self.plan.id, year=2028)
        loose.with_user(user).written = "2"
        self.assertEqual(loose.value, 2)

    def test_a_target_is_of_the_agency_of_its_plan(self):
        foreign = self._create_indicator(company_id=self.agency_b.id)
        with self.assertRaises(ValidationError):
            self._create_target(foreign, "1", plan_id=self.plan.id)

    def test_what_is_added_after_the_quarter_is_no_easier_than_before(self):
        """Quarters I and II have 0,40 and 0,45; the third is missing, and over."""
        by_parts = self._create_indicator("Kunjungan", accumulation="sum")
        quarter = {"year": 2026, "period_kind": "quarter"}
        for indicator in (self.indicator, by_parts):
            for number, written in ((1, "0,40"), (2, "0,45")):
                self._create_target(indicator, written, period_no=number, **quarter)
        env = self.env(user=self.user_secretary_a)
        late, early = "2026-10-01 03:00:00", "2026-09-30 03:00:00"
        for day, indicator, written, is_kept in (
            (late, self.indicator, "0,20", False),
            (late, self.indicator, "0", False),
            (late, self.indicator, "tidak berlaku", False),
            (late, self.indicator, "0,45", True),
            (late, by_parts, "0,20", True),
            (late, by_parts, "0", False),
            (late, by_parts, "belum tiba tenggatnya", False),
            (early, self.indicator, "0,20", True),
        ):
            for is_filled in (False, True):
                with (
                    self.subTest(f"{written} {indicator.name} {day} {is_filled}"),
                    freeze_time(day),
                    self.env.cr.savepoint() as savepoint,
                ):
                    vals = {"indicator_id": indicator.id, "period_no": 3, **quarter}
                    row = env["sidocakep.target"].create(vals) if is_filled else None

                    def add(row=row, vals=vals, written=written):
                        if row:
                            row.written = written
                        else:
                            env["sidocakep.target"].create({**vals, "written": written})

                    if is_kept:
                        add()
                    else:
                        with self.assertRaisesRegex(
                            FrozenRecordError, "quarter 2, 0,45.* next version"
                        ):
                            add()
                    savepoint.rollback()
                    self.env.invalidate_all()

    def test_a_target_of_a_running_quarter_is_not_moved_into_one_that_is_over(self):
        quarter = {"year": 2026, "period_kind": "quarter"}
        self._create_target(self.indicator, "0,40", period_no=1, **quarter)
        moved = self._create_target(self.indicator, "0,20", period_no=4, **quarter)
        with (
            freeze_time("2026-10-01 03:00:00"),
            self.assertRaisesRegex(FrozenRecordError, "quarter 1, 0,4"),
        ):
            moved.with_user(self.user_secretary_a).period_no = 3
