"""One cause for what has no figure at the half of a year, by hand."""

from types import SimpleNamespace

from odoo.tests import BaseCase, tagged

from odoo.addons.sidocakep_base.engine.achievement.achievement import no_figure
from odoo.addons.sidocakep_base.engine.achievement.rollup import (
    Part,
    Rollup,
    roll_up,
)
from odoo.addons.sidocakep_base.engine.figures.values import NoFigureKind

from ...models.lkjip.lkjip_interim import get_results
from ...models.lkjip.lkjip_period import REPORT_PERIODS, SEMESTER
from ...models.lkjip.lkjip_source import LkjipSource
from ...models.lkjip.lkjip_tables import LkjipTables
from .made_up import Rows, make_output, make_source

NOT_DUE, NOT_RELEASED = "belum tiba tenggatnya", "belum dirilis"
STOPPING = Rollup(parts={NoFigureKind.NOT_REPORTED: Part.STOP})


class HalfLine(SimpleNamespace):
    """Stands for a measured line; what nobody asks about is empty."""

    def __getattr__(self, name):
        return HalfLine() if name.endswith("_id") else ""

    def __getitem__(self, name):
        return getattr(self, name)

    def __bool__(self):
        return bool(self.__dict__)


class Measurements(dict):
    """Stands for the measurements by their agencies."""

    def get(self, agency):
        return super().get(agency.id)


class Measured(list):
    """Stands for measured outcomes, by their states of the quarter and the year."""

    def __init__(self, *states):
        super().__init__(
            SimpleNamespace(status=half, year_status=year) for half, year in states
        )

    def _to_results(self, is_year):
        name = "year_status" if is_year else "status"
        return [no_figure(NoFigureKind(getattr(row, name))) for row in self]


@tagged("post_install", "-at_install")
class TestLkjipInterim(BaseCase):
    def test_an_outcome_that_was_asked_and_not_sent_stops_its_programme(self):
        """As the table prints its rule: one is not reported, the other not due."""
        rows = Measured(("not_due", "not_reported"), ("not_due", "not_due"))
        for is_interim in (True, False):
            results = get_results(rows, is_interim)
            self.assertEqual(
                [result.status for result in results], ["not_reported", "not_due"]
            )
            self.assertEqual(roll_up(results, STOPPING).status, "not_reported")

    def test_what_is_not_released_in_the_half_is_due_later_in_every_table(self):
        source = make_source()
        source.period, source.is_interim = REPORT_PERIODS[SEMESTER], True
        source.measurement.output_ids = Rows(
            [
                make_output(
                    "1.02",
                    "PROGRAM",
                    status="not_due",
                    year_status="not_released",
                    to_date_text="belum dirilis",
                )
            ]
        )
        [row] = LkjipTables(source).get_outputs()["rows"]
        self.assertEqual(row[4:6], [NOT_DUE] * 2)
        source.is_interim = False
        [row] = LkjipTables(source).get_outputs()["rows"]
        self.assertEqual(row[4:6], [NOT_RELEASED] * 2)

    def test_a_year_that_lacks_in_what_was_reached_since_is_named(self):
        """By hand: 2 of 2026 alone stand against a target of 2025 to 2029."""
        source = make_source()
        lacking = {"five_text": "2 Kegiatan", "last_year_text": "belum dilaporkan"}
        source.measurement.output_ids = Rows(
            [make_output("1", "A"), make_output("2", "B", id=2, **lacking)]
        )
        notes = LkjipTables(source).get_outputs()["notes"]
        said = "Tidak termuat dalam s.d. 2026: (2) angka 2025 belum dilaporkan"
        self.assertIn(said, notes)
        source.measurement.output_ids.pop()
        notes = LkjipTables(source).get_outputs()["notes"]
        self.assertFalse([note for note in notes if "Tidak termuat" in note])
        trace = "Realisasi s.d. tahun 2026 tanpa angka tahun 2024: belum dilaporkan."
        source.measurement.output_ids.append(
            make_output("2", "B", id=2, five_trace=trace)
        )
        notes = LkjipTables(source).get_outputs()["notes"]
        self.assertIn(said.replace("2025", "2024"), notes)

    def test_units_are_counted_by_what_is_due(self):
        """By hand: 1 of 2 that are due, the third is due in December; then none."""
        states = (("ok", True), ("ok", ""), ("not_due", ""))
        lines = Rows(HalfLine(status=state, is_met=met) for state, met in states)
        unit = HalfLine(id=7, name="RSUD")
        source = make_source()
        source.is_interim, source.spending = True, {}
        for rows, counted, note in (
            (lines, "1 dari 2", ["RSUD (1)"]),
            (lines[:2], "1 dari 2", []),
            (lines[2:], NOT_DUE, ["RSUD (1)"]),
        ):
            with self.subTest(counted, rows=len(rows)):
                measured = HalfLine(line_ids=Rows(rows), printed="90,00", rating="Baik")
                source.measurements = Measurements({unit.id: measured})
                source.company = unit
                tables = LkjipTables(source)
                self.assertEqual(tables._get_unit(unit)[1], counted)
                notes = tables._note_agencies_not_asked()
                self.assertEqual([text.split(": ")[1] for text in notes], note)

    def test_an_indicator_has_one_state_in_one_row(self):
        """The quarter asks nothing: that nothing is released says no other thing."""
        line = HalfLine(
            name="Nilai SAKIP",
            status="not_due",
            target_text=NOT_DUE,
            realisation_text=NOT_DUE,
            year_status="not_released",
            to_date_text=NOT_RELEASED,
            five_status="not_released",
            five_text=NOT_RELEASED,
        )
        for is_interim, expected in (
            # The cells of the plan are empty: it prints what the realisation says.
            (True, (NOT_DUE, NOT_DUE, "", "")),
            (False, (NOT_RELEASED, NOT_RELEASED, NOT_RELEASED, NOT_RELEASED)),
        ):
            with self.subTest(is_interim=is_interim):
                source = SimpleNamespace(
                    is_interim=is_interim,
                    profile=SimpleNamespace(measurement_form_unreleased=""),
                    read_standing=lambda *args: {"standing": "", "reserve": ""},
                    get_source_of=lambda row: "",
                    get_reason_of=lambda *args: "",
                    get_plan_target=lambda row: "",
                    _get_trend=lambda *args: "",
                )
                row = LkjipSource._read_row(source, line, [])
                names = ("why", "realisation", "over_plan", "plan_why")
                self.assertEqual(tuple(row[name] for name in names), expected)
