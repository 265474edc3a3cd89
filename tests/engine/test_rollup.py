"""Many achievements made one: by hand, by a real work sheet, and by algebra."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine import (
    NoFigure,
    NoFigureKind,
    Number,
    Policy,
    achieve,
    no_figure,
)
from sidocakep_base.engine.achievement.achievement import Result
from sidocakep_base.engine.achievement.bands import BAND_SCALES, Band, BandScale
from sidocakep_base.engine.achievement.measuring import NO_TARGET, realise
from sidocakep_base.engine.achievement.rollup import Method, Part, Rollup, roll_up
from sidocakep_base.engine.figures.arithmetic import Rounding
from sidocakep_base.engine.figures.values import LABELS
from tests.engine.real import rows as read

D = Decimal
ALL_ZERO = dict.fromkeys(NoFigureKind, Part.ZERO)
#: The quarter of the Kertas Kerja Pengukuran Kinerja of BPS: target and realisation of
#: each indicator, of which some are due in the fourth quarter only.
WORK_SHEET = ((0, 0), (0, 0), ("19.2", "58.53"), (80, 60), (50, 0))


def result(figure, met=None):
    if isinstance(figure, NoFigureKind):
        return no_figure(figure)
    figure = D(figure)
    return Result("ok", str(figure), raw=figure, capped=figure, met=met)


def weigh(*pairs):
    return [replace(result(figure), weight=D(weight)) for figure, weight in pairs]


def test_three_averages_of_one_work_sheet():
    """Its formulas: 120 is the cap, "-" where the target is 0, or nothing is reached.

    The quarter leaves out "-" and 0: (120 + 75) / 2. The year divides by all with "-"
    as 0: 195 / 5. The sasaran leaves out "-" and counts 0: 195 / 3.
    """
    policy = Policy(cap=D(120))
    results = [
        achieve(Number(D(target)), Number(D(actual)), "higher", policy)
        for target, actual in WORK_SHEET
    ]
    assert [item.printed for item in results] == [
        "tidak berlaku",
        "tidak berlaku",
        "120,00",
        "75,00",
        "0,00",
    ]
    quarter = roll_up(results, Rollup(counts_zero=False))
    year = roll_up(results, Rollup(parts=ALL_ZERO))
    objective = roll_up(results, Rollup())
    printed = [item.printed for item in (quarter, year, objective)]
    assert printed == ["97,50", "39,00", "65,00"]
    assert quarter.trace[0] == "2 dari 5 indikator ikut; 2 tidak berlaku (tidak ikut)."
    assert year.trace[1] == "Rata-rata (0 + 0 + 120 + 75 + 0) dibagi 5 = 39."


@pytest.mark.parametrize(
    ("part", "printed", "count"),
    [
        # (80 + 100 + 0) / 3 = 60: in the denominator, nothing in the numerator
        (Part.ZERO, "60,00", "3 dari 3 indikator ikut; 1 target belum ditetapkan (se"),
        # (80 + 100) / 2 = 90: as everything that could not be computed was
        (Part.OUT, "90,00", "2 dari 3 indikator ikut; 1 target belum ditetapkan (tid"),
        (Part.STOP, "target belum ditetapkan", "2 dari 3 indikator ikut; 1 target"),
    ],
)
def test_a_hole_is_a_kind_of_its_own(part, printed, count):
    hole = achieve(NO_TARGET, Number(D(85)), "higher")
    made = roll_up(
        [result(80), result(100), hole], Rollup(parts={NoFigureKind.NO_TARGET: part})
    )
    assert (made.printed, made.trace[0][: len(count)]) == (printed, count)


def test_the_agency_average_of_bondowoso_is_that_of_all_its_rows():
    """100, 100, 100 and 33,33: the sheet said 100, of its programme rows alone."""
    rows = [
        result(100),
        result(100),
        result(100),
        achieve(*map(Number, (D(9), D(3))), "higher"),
    ]
    rows += [no_figure(NoFigureKind.NOT_REPORTED)] * 2
    assert roll_up(rows, Rollup()).printed == "83,33"
    with_missing = Rollup(parts={NoFigureKind.NOT_REPORTED: Part.ZERO})
    assert roll_up(rows, with_missing).printed == "55,56"


@pytest.mark.parametrize(
    ("rollup", "printed"),
    [
        (Rollup(), "80,00"),
        (Rollup(parts={NoFigureKind.NOT_REPORTED: Part.STOP}), "belum dilaporkan"),
        (Rollup(parts={NoFigureKind.NOT_DUE: Part.STOP}), "belum tiba tenggatnya"),
        (Rollup(cap=D(70)), "65,00"),
        (Rollup(method=Method.SHARE_MET), "50,00"),
        (Rollup(method=Method.WEIGHTED), "80,00"),
    ],
)
def test_a_policy(rollup, printed):
    """60 and 100, one of them met, beside what is not reported and not due."""
    rows = [
        result(60, met=False),
        result(100, met=True),
        no_figure(NoFigureKind.NOT_REPORTED),
        no_figure(NoFigureKind.NOT_DUE),
    ]
    assert roll_up(rows, rollup).printed == printed


BANDS = BandScale(
    "Skala uji",
    (
        Band("Tinggi", D(91)),
        Band("Sedang", D(66), D(91)),
        Band("Rendah", None, D(66)),
    ),
)


@pytest.mark.parametrize(
    ("parts", "printed"),
    [
        ({}, "Rendah: 1; Tinggi: 1"),
        ({NoFigureKind.NOT_REPORTED: Part.ZERO}, "Rendah: 2; Tinggi: 1"),
        ({NoFigureKind.NOT_REPORTED: Part.STOP}, "belum dilaporkan"),
        (
            {
                NoFigureKind.NOT_REPORTED: Part.ZERO,
                NoFigureKind.NOT_DUE: Part.ZERO,
            },
            "Rendah: 3; Tinggi: 1",
        ),
    ],
)
def test_a_count_by_rating_is_no_percentage(parts, printed):
    """60 and 100 beside what is not reported and not due."""
    rows = [
        result(60, met=False),
        result(100, met=True),
        no_figure(NoFigureKind.NOT_REPORTED),
        no_figure(NoFigureKind.NOT_DUE),
    ]
    rollup = Rollup(method=Method.BANDS, parts=parts)
    whole = roll_up(rows, rollup, Policy(bands=BANDS))
    assert whole.printed == printed
    assert whole.capped is None
    assert whole.rating == ""


def test_a_count_by_rating_without_bands_says_so():
    whole = roll_up([result(60), result(100)], Rollup(method=Method.BANDS))
    assert whole.printed == "tanpa predikat: 2"


def test_weights_are_multiplied_in_and_a_weight_of_zero_takes_no_part():
    """(60 x 3 + 100 x 1) / 4 = 70."""
    rows = weigh((60, 3), (100, 1), (5, 0))
    whole = roll_up(rows, Rollup(method=Method.WEIGHTED))
    assert whole.printed == "70,00"
    assert whole.trace[1] == (
        "Rata-rata tertimbang (60 x 3 + 100 x 1) dibagi jumlah bobot 4 = 70."
    )
    # a blank that counts as 0 weighs what it would weigh: (60 x 3 + 0 x 5) / 8
    blank = replace(no_figure(NoFigureKind.NOT_REPORTED), weight=D(5))
    parts = {NoFigureKind.NOT_REPORTED: Part.ZERO}
    as_zero = Rollup(method=Method.WEIGHTED, parts=parts)
    assert roll_up([rows[0], blank], as_zero).printed == "22,50"
    # what has no say in the method is a mean as ever
    assert roll_up(rows[:2], Rollup()).printed == "80,00"
    many = roll_up(weigh(*[(80, D("0.5"))] * 31), Rollup(method=Method.WEIGHTED))
    assert many.trace[1] == (
        "Rata-rata tertimbang (jumlah capaian x bobot 1.240) dibagi jumlah bobot 15,5"
        " = 80."
    )


def test_of_many_the_sum_is_said():
    """31 x 80 = 2.480, divided by 31."""
    whole = roll_up([result(80)] * 31, Rollup())
    assert whole.trace[1] == "Rata-rata (jumlah 2.480) dibagi 31 = 80."


def test_nothing_makes_nothing():
    assert roll_up([], Rollup()).printed == "tidak berlaku"
    blank = [no_figure(NoFigureKind.NOT_RELEASED), no_figure(NoFigureKind.NOT_DUE)]
    assert roll_up(blank, Rollup()).printed == "belum dirilis"


figures = st.decimals(0, 200, places=2)
results = st.lists(
    st.one_of(figures.map(result), st.sampled_from(NoFigureKind).map(no_figure)),
    max_size=8,
)


@given(results)
def test_a_mean_lies_between_and_does_not_depend_on_the_order(rows):
    taken = [item.capped for item in rows if item.capped is not None]
    whole = roll_up(rows, Rollup())
    assert whole.has_figure is bool(taken)
    if taken:
        assert min(taken) <= whole.raw <= max(taken)
        assert whole.raw == roll_up(rows[::-1], Rollup()).raw


@given(results)
def test_zeros_only_lower_it_and_by_their_number(rows):
    """The sum is the same; the count is that of all."""
    out = roll_up(rows, Rollup())
    zeros = roll_up(rows, Rollup(parts=ALL_ZERO))
    taken = sum(item.capped is not None for item in rows)
    if taken:
        assert abs(zeros.raw * len(rows) - out.raw * taken) < D("1E-18")


@given(st.lists(figures, min_size=1, max_size=6), st.integers(1, 5))
def test_equal_weights_weigh_nothing(values, weight):
    rows = weigh(*[(value, weight) for value in values])
    weighted = roll_up(rows, Rollup(method=Method.WEIGHTED))
    assert abs(weighted.raw - roll_up(rows, Rollup()).raw) < D("1E-18")


# ----------------------------------------------------------------------
# The mean, by what a kind of no figure does
# ----------------------------------------------------------------------


def measured(*figures):
    return [
        no_figure(WORDS[figure])
        if isinstance(figure, str)
        else achieve(Number(D(100)), Number(D(figure)), "higher", Policy(cap=D(120)))
        for figure in figures
    ]


#: What is not reported or not released: left out, counted as 0, waited for.
RULES = {
    "out": Rollup(),
    "zero": Rollup(parts={NoFigureKind.NOT_REPORTED: Part.ZERO}),
    "stop": Rollup(
        parts={
            NoFigureKind.NOT_REPORTED: Part.STOP,
            NoFigureKind.NOT_RELEASED: Part.STOP,
        }
    ),
}
WORDS = {
    "due?": NoFigureKind.NOT_DUE,
    "n/a": NoFigureKind.NOT_APPLICABLE,
    "release?": NoFigureKind.NOT_RELEASED,
    "report?": NoFigureKind.NOT_REPORTED,
}


@pytest.mark.parametrize(
    ("rule", "figures", "printed"),
    [
        ("out", [80, 100], "90,00"),
        ("out", [80, 300], "100,00"),
        ("out", [80, 0], "40,00"),
        ("out", [80, "report?", "due?"], "80,00"),
        ("out", [80, "release?", "n/a"], "80,00"),
        ("out", ["report?", "due?"], "belum dilaporkan"),
        ("out", ["due?", "n/a"], "belum tiba tenggatnya"),
        ("out", ["n/a"], "tidak berlaku"),
        ("out", [], "tidak berlaku"),
        ("zero", [80, "report?"], "40,00"),
        ("zero", [80, "release?"], "80,00"),
        ("zero", [80, "due?", "n/a"], "80,00"),
        ("zero", ["report?"], "belum ada yang terukur"),
        ("zero", ["due?"], "belum tiba tenggatnya"),
        ("stop", [80, 100], "90,00"),
        ("stop", [80, "report?"], "belum dilaporkan"),
        ("stop", [80, "release?"], "belum dirilis"),
        ("stop", [80, "release?", "report?"], "belum dilaporkan"),
        ("stop", [80, "due?", "n/a"], "80,00"),
    ],
)
def test_the_mean_by_what_no_figure_does(rule, figures, printed):
    whole = roll_up(measured(*figures), RULES[rule])
    assert whole.printed == printed
    assert whole.has_figure is printed[0].isdigit()


def test_the_sentences_of_a_mean():
    mean = roll_up(measured(80, 300, "report?"), RULES["out"])
    assert mean.trace[1] == "Rata-rata (80 + 120) dibagi 2 = 100."
    assert mean.status == "ok"
    none = roll_up(measured(80, "report?", "due?"), RULES["stop"])
    assert none.trace[0].startswith("1 dari 3 indikator ikut;")
    assert none.status == "not_reported"


def test_the_trace_of_nothing_measured_says_what_the_result_says():
    """None takes part, none as 0: the count would else belong to a mean of 0,00."""
    none = roll_up(measured("report?", "report?", "due?"), RULES["zero"])
    assert none.printed == "belum ada yang terukur"
    assert none.trace == (
        (
            "0 dari 3 indikator ikut; 1 belum tiba tenggatnya (tidak ikut); "
            "2 belum dilaporkan (tidak ikut)."
        ),
        (
            "Tidak satu pun terukur, sehingga tidak ada capaian; dihitung sebagai 0 "
            "hanya di samping yang terukur."
        ),
    )


def test_mean_of_a_sasaran_is_rounded_and_rated_once():
    """Three thirds of 100 make 33,33 each when printed, but the mean is exact."""
    parts = [achieve(Number(D(3)), Number(D(figure)), "higher") for figure in (1, 2, 3)]
    policy = Policy(
        rounding=Rounding.TRUNCATE, decimals=4, bands=BAND_SCALES["from_91"]
    )
    mean = roll_up(parts, Rollup(), policy)
    # (33,33... + 66,66... + 100) / 3
    assert mean.printed == "66,6666"
    assert mean.rating == "Sedang"
    pair = roll_up(parts[:2], Rollup(), policy)
    assert (pair.raw, pair.printed) == (50, "50,0000")


def test_a_zero_achievement_takes_part():
    zero = Result("ok", "0,00", (), raw=D(0), capped=D(0))
    whole = roll_up([zero], Rollup())
    assert whole.printed == "0,00"
    assert LABELS[NoFigureKind.NOT_REPORTED] not in whole.printed


# ----------------------------------------------------------------------
# The quarters of a year
# ----------------------------------------------------------------------


def number(value):
    return Number(D(value))


@given(st.lists(st.integers(0, 100), min_size=4, max_size=4))
def test_the_year_is_the_sum_of_its_quarters_and_each_step_adds_one(values):
    periods = {("quarter", n): number(value) for n, value in enumerate(values, 1)}
    running = [realise(periods, n, "sum").to_date.value for n in range(1, 5)]
    assert running == [sum(values[:n]) for n in range(1, 5)]
    assert realise(periods, 0, "sum").to_date.value == sum(values)


def test_months_make_their_quarter():
    periods = {("month", month): number(month) for month in (1, 2, 3, 5)}
    first = realise(periods, 1, "sum")
    assert (first.own, first.to_date) == (number(6), number(6))
    second = realise(periods, 2, "sum")
    assert (second.own, second.to_date) == (number(5), number(11))
    assert str(realise(periods, 3, "sum").own) == "belum tiba tenggatnya"


def test_a_figure_of_the_year_belongs_to_the_fourth_quarter():
    periods = {("year", 0): number(88)}
    assert str(realise(periods, 3, "last").to_date) == "belum tiba tenggatnya"
    assert realise(periods, 4, "last").own == number(88)
    assert realise(periods, 0, "last").to_date == number(88)


def test_the_quarters_of_tapin():
    """Seventeen IKU, fourteen of them due later than quarter II: no 0 % among them."""
    found = {}
    for row in read("tapin_bps_pengukuran_pk_tw1_tw2_2026"):
        targets = {n: D(row[f"target_tw{n}"]) for n in (1, 2)}
        periods = {
            ("quarter", n): number(row[f"realisasi_tw{n}"])
            for n, target in targets.items()
            if target > 0
        }
        own = realise(periods, 2, "last").own
        if targets[2] > 0:
            found[row["kode"]] = achieve(Number(targets[2]), own, "higher").printed
        else:
            found[row["kode"]] = str(own)
    assert len(found) == 17
    assert {code: text for code, text in found.items() if text[0].isdigit()} == {
        "2.1.4.1": "100,00",
        "2.5.1.1": "105,19",
        "2.7.1.1": "0,00",
    }
    assert list(found.values()).count("belum tiba tenggatnya") == 14


def test_the_sentinels_of_bondowoso_cannot_come_about():
    """7 and 42 stood for "cannot be computed"; a blank realisation was 200 %."""
    printed = {}
    for row in read("bondowoso_evaluasi_renja_tw1_2021"):
        if row["jenis"] not in ("Program", "Kegiatan", "Subkegiatan"):
            continue
        quarters = [row[f"tw{n}"] for n in range(1, 5)]
        blank = NoFigure(NoFigureKind.NOT_REPORTED)
        periods = {
            ("quarter", n): number(text) if text else blank
            for n, text in enumerate(quarters, 1)
        }
        how = "sum" if row["karakter_akumulasi"] == "absolut" else "last"
        actual = realise(periods, 0, how).to_date
        target = number(row["target_2021"]) if row["target_2021"] else blank
        result_ = achieve(target, actual, "higher")
        printed[row["opd_di_lembar"], row["kode"]] = result_.printed
        if row["capaian_2021"] in ("7", "200.0"):
            assert result_.printed == "belum dilaporkan", row
        else:
            assert abs(result_.raw - D(row["capaian_2021"])) < D("1E-9"), row
    assert len(printed) == 14
