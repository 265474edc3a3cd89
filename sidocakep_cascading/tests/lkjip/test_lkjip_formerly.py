"""A year before as it was measured then, whatever is the rule today: made-up facts."""

from datetime import date
from types import SimpleNamespace

from odoo.tests import BaseCase, tagged

from odoo.addons.sidocakep_base.engine.achievement.achievement import OK, Result
from odoo.addons.sidocakep_base.engine.figures.reading import read_value
from odoo.addons.sidocakep_base.engine.figures.values import NoFigure, NoFigureKind

from ...engine.formerly import Agreement
from ...models.lkjip.lkjip_contributions import LkjipContributions
from ...models.lkjip.lkjip_formerly import (
    FormerYear,
    get_versions,
    note_changed_figures,
    read_agreements,
    read_former_year,
)
from .made_up import Rows

YEAR = 2025
POLICY = "123,45"


class FormerTarget(SimpleNamespace):
    def _to_engine_value(self):
        return read_value(self.text) if self.text else NoFigure(NoFigureKind.NOT_DUE)


class Indicator(SimpleNamespace):
    def __hash__(self):
        return self.id


class Indicators(Rows):
    """Stands for indicators; today's rule gives each of them the same achievement.

    :ivar asked: ``(pairs, day of the policy)`` of what was computed
    """

    def __init__(self, items, targets=None, asked=None):
        super().__init__(items)
        self.targets = targets or {}
        self.asked = [] if asked is None else asked

    def filtered(self, key):
        """Keep what was asked of those that it was taken from."""
        return Indicators(filter(key, self), self.targets, self.asked)

    def _get_targets(self, year):
        return self.targets if year == YEAR else {}

    def _achieve_each(self, pairs, day):
        self.asked += [([[str(value) for value in pair] for [pair] in pairs], day)]
        missing = Result(NoFigureKind.NOT_REPORTED, "")
        found = Result(OK, POLICY)
        return [
            [missing if any(isinstance(v, NoFigure) for v in pair) else found]
            for [pair] in pairs
        ]


class Line(SimpleNamespace):
    def __getitem__(self, name):
        return getattr(self, name)

    def _get_printed_figure(self):
        return self.printed


class Pk(Rows):
    """Stands for an agreement, and for several: of one it has the fields."""

    def __getattr__(self, name):
        return getattr(self[0], name) if self else Pk()

    def __getitem__(self, key):
        found = super().__getitem__(key)
        return Pk(found) if isinstance(key, slice) else found

    def __add__(self, other):
        return Pk([*self, *other])


def make_line(status="ok", printed="88,88", **vals):
    vals = {"year_target_text": "90 Persen", "to_date_text": "80 Persen"} | vals
    return SimpleNamespace(year_status=status, year_printed=printed, **vals)


@tagged("post_install", "-at_install")
class TestLkjipFormerly(BaseCase):
    def setUp(self):
        super().setUp()
        self.one, self.two = (Indicator(id=n, scale_id=False) for n in (1, 2))
        targets = {2: FormerTarget(text="50 Unit")}
        self.indicators = Indicators([self.one, self.two], targets)

    def _read(self, stages, reached):
        return read_former_year(YEAR, self.indicators, stages, reached)

    def test_what_was_measured_stands_as_it_was_measured(self):
        """Today's policy would say another figure; it is not asked at all."""
        missing = "belum dirilis"
        cases = [
            (make_line(), FormerYear("90 Persen", "80 Persen", "88,88")),
            (
                make_line("not_released", to_date_text=missing),
                FormerYear("90 Persen", missing, missing),
            ),
            # what was measured is said although a figure is taken over as well
            (
                make_line(year_target_text=False, to_date_text=False, printed=False),
                FormerYear(),
            ),
        ]
        for line, expected in cases:
            with self.subTest(expected):
                first = make_line(printed="1,00")
                stages = {(self.one, YEAR): [first, line], (self.two, YEAR): [line]}
                found = self._read(stages, {self.one: "99 Persen"})
                self.assertEqual(found, {self.one: expected, self.two: expected})
                for pairs, _day in self.indicators.asked:
                    self.assertEqual(pairs, [])

    def test_what_was_measured_elsewhere_has_the_policy_of_the_end_of_its_year(self):
        stages = {
            (self.one, YEAR): [make_line()],
            # another year says nothing of this one
            (self.two, YEAR - 1): [make_line(printed="1,00")],
        }
        found = self._read(stages, {self.two: "40 Unit (Sementara)"})
        self.assertEqual(found[self.one].achievement, "88,88")
        self.assertEqual(
            found[self.two], FormerYear("50 Unit", "40 Unit (Sementara)", POLICY)
        )
        pairs = [["50 Unit", "40 Unit"]]
        self.assertEqual(self.indicators.asked, [(pairs, date(YEAR, 12, 31))])

    def test_what_lacks_target_or_figure_has_no_achievement(self):
        due = FormerTarget(text="")
        cases = [
            ({}, {}, FormerYear()),
            ({}, {self.two: "40 Persen"}, FormerYear("", "40 Persen", "")),
            ({2: due}, {self.two: "40 Persen"}, FormerYear("", "40 Persen", "")),
            ({2: FormerTarget(text="5 Unit")}, {}, FormerYear("5 Unit", "", "")),
            (
                {2: FormerTarget(text="5 Unit")},
                {self.two: "belum dirilis"},
                FormerYear("5 Unit", "belum dirilis", ""),
            ),
        ]
        for targets, reached, expected in cases:
            with self.subTest(expected, reached=reached):
                self.indicators = Indicators([self.two], targets)
                self.assertEqual(self._read({}, reached), {self.two: expected})

    def test_a_changed_figure_is_told_from_what_the_first_one_said(self):
        """An audit updates the cell: what it was before stands in the line."""

        def make(printed, before=False, standing=False):
            return Line(
                name="IKM\nrumus",
                printed=printed,
                before_text=before,
                release_status=standing,
                measurement_id=SimpleNamespace(year=YEAR),
            )

        note = f"Realisasi {YEAR} IKM: semula 78 Persen"
        cases = [
            ([make("78 Persen")], []),
            ([make("79 Persen", "78 Persen", "audited")], ["setelah audit 79 Persen"]),
            ([make("78 Persen"), make("79 Persen")], ["setelah dikoreksi 79 Persen"]),
            (
                [make("78,5 Persen", "78 Persen"), make("79 Persen", "", "official")],
                ["setelah rilis resmi 79 Persen"],
            ),
            ([make("78 Persen"), make("79 Persen"), make("78 Persen")], []),
        ]
        for stages, words in cases:
            with self.subTest(words):
                found = note_changed_figures({(self.one, YEAR): stages}, [self.one])
                self.assertEqual(found, [f"{note}, {word}" for word in words])

    def test_an_agreement_is_read_with_those_before_it(self):
        def make(number, previous, *targets):
            lines = [
                SimpleNamespace(
                    indicator_id=SimpleNamespace(id=key),
                    name=f"Nama {key}\nrumus",
                    target_text=target,
                )
                for key, target in targets
            ]
            ground = SimpleNamespace(ground="priority")
            return Pk(
                [
                    SimpleNamespace(
                        number=number,
                        previous_id=previous,
                        revision_id=ground,
                        date_document=False,
                        line_ids=lines,
                    )
                ]
            )

        first = make("1", Pk(), (7, "80"), (8, False))
        last = make("3", make("2", first, (7, "82")), (7, "85"))
        self.assertEqual([pk.number for pk in get_versions(last)], ["1", "2", "3"])
        self.assertEqual(get_versions(Pk()), [])
        changed = "Perjanjian Kinerja Perubahan Nomor"
        self.assertEqual(
            read_agreements(last),
            [
                Agreement(
                    "Perjanjian Kinerja Nomor 1",
                    {"7": ("Nama 7", "80"), "8": ("Nama 8", "")},
                ),
                Agreement(f"{changed} 2", {"7": ("Nama 7", "82")}),
                Agreement(f"{changed} 3", {"7": ("Nama 7", "85")}),
            ],
        )

    def test_the_part_of_an_agency_is_of_the_time_that_the_report_is_on(self):
        """Half a year has its own target and state; what has none says why."""
        line = {
            "name": "Cakupan\nrumus",
            "data_year": False,
            "status": "not_released",
            "printed": "",
            "target_text": "40 Unit",
            "realisation_text": "belum dirilis",
            "year_status": "ok",
            "year_printed": "88,88",
            "year_target_text": "90 Unit",
            "to_date_text": "80 Unit",
        }
        names = ("said", "target", "realisation", "printed", "why")
        cases = [
            (False, {}, ("ok", "90 Unit", "80 Unit", "88,88", "")),
            (
                True,
                {},
                ("not_released", "40 Unit", "belum dirilis", "", "belum dirilis"),
            ),
            (
                False,
                {"year_status": "not_due", "year_target_text": False},
                ("not_due", "", "80 Unit", "", "belum tiba tenggatnya"),
            ),
            (
                True,
                {"status": "ok", "printed": False, "realisation_text": False},
                ("ok", "40 Unit", "", "", ""),
            ),
        ]
        for is_interim, changes, expected in cases:
            with self.subTest(is_interim=is_interim, changes=changes):
                source = SimpleNamespace(
                    is_interim=is_interim,
                    read_standing=lambda line, status: {"said": status},
                )
                found = LkjipContributions._read_contribution(
                    source, Line(**line | changes)
                )
                self.assertEqual(tuple(found[name] for name in names), expected)
                self.assertEqual(found["name"], "Cakupan")
