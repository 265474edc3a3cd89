"""From periods to the year, from indicators to the sasaran."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.achievement.accumulation import (
    Accumulation,
    Release,
    accumulate,
    read_gap,
)
from sidocakep_base.engine.errors import EngineError
from sidocakep_base.engine.figures.reading import read_value
from sidocakep_base.engine.figures.values import (
    NoFigure,
    NoFigureKind,
    Number,
    Point,
)

D = Decimal
OLDER = "terisi 1 dari 2 periode, periode terakhir belum terisi"
DUE, APPLICABLE, RELEASED, REPORTED = (
    NoFigure(kind)
    for kind in (
        NoFigureKind.NOT_DUE,
        NoFigureKind.NOT_APPLICABLE,
        NoFigureKind.NOT_RELEASED,
        NoFigureKind.NOT_REPORTED,
    )
)
WORDS = {
    "due?": DUE,
    "n/a": APPLICABLE,
    "release?": RELEASED,
    "report?": REPORTED,
    "d": DUE,
    "r": REPORTED,
}


def periods(*texts):
    return [WORDS.get(text) or read_value(text) for text in texts]


@pytest.mark.parametrize(
    ("how", "texts", "expected", "filled", "due"),
    [
        ("sum", ["10", "20", "30", "40"], "100", 4, 4),
        ("sum", ["10", "20", "report?", "due?"], "30", 2, 3),
        ("sum", ["10", "0", "due?", "due?"], "10", 2, 2),
        ("sum", ["0", "report?"], "0", 1, 2),
        ("sum", ["10 dok", "20", "30 Dok"], "60 Dok", 3, 3),
        ("sum", ["due?", "due?"], "belum tiba tenggatnya", 0, 0),
        ("sum", ["report?", "due?"], "belum dilaporkan", 0, 1),
        ("sum", ["release?", "due?"], "belum dirilis", 0, 0),
        ("sum", ["n/a", "n/a"], "tidak berlaku", 0, 0),
        ("sum", [], "tidak berlaku", 0, 0),
        ("average", ["10", "20", "60"], "30", 3, 3),
        ("average", ["10", "report?", "20"], "15", 2, 3),
        ("average", ["10", "0"], "5", 2, 2),
        ("average", ["10 dok", "20"], "15 dok", 2, 2),
        ("average", ["report?"], "belum dilaporkan", 0, 1),
        ("last", ["10", "20", "report?", "due?"], "20", 2, 3),
        ("last", ["WDP", "WTP", "due?"], "WTP", 2, 2),
        ("last", ["1 - 2", "3 - 4"], "3 - 4", 2, 2),
        ("last", ["release?", "n/a"], "belum dirilis", 0, 0),
        ("position", ["10", "20", "due?", "n/a"], "20", 2, 2),
        ("position", ["10", "20", "report?", "due?"], "belum dilaporkan", 2, 3),
        ("position", ["10", "release?"], "belum dirilis", 1, 1),
        ("position", ["0", "0", "0", "0,9"], "0,9", 4, 4),
        ("position", ["0,9", "0"], "0", 2, 2),
        ("position", ["due?", "n/a"], "belum tiba tenggatnya", 0, 0),
        ("position", ["n/a"], "tidak berlaku", 0, 0),
        ("position", ["TW", "WTP"], "WTP", 2, 2),
    ],
)
def test_accumulate(how, texts, expected, filled, due):
    year = accumulate(periods(*texts), how)
    assert str(year.value) == expected
    assert (year.filled, year.due) == (filled, due)
    assert year.is_complete is (filled == due)
    incomplete = f"Belum lengkap: terisi {filled} dari {due} periode."
    assert (incomplete in year.trace) is (0 < filled < due)


@pytest.mark.parametrize(
    ("how", "texts", "gap"),
    [
        ("sum", ["10", "report?"], "terisi 1 dari 2 periode"),
        ("sum", ["10", "20"], ""),
        ("last", ["10", "report?"], OLDER),
        ("last", ["10", "report?", "due?"], OLDER),
        ("last", ["10", "report?", "n/a"], OLDER),
        ("last", ["report?", "10"], ""),
        ("last", ["report?", "10", "due?"], ""),
        ("last", ["10", "due?"], ""),
        ("position", ["report?", "10"], ""),
        ("average", ["10", "report?"], "terisi 1 dari 2 periode"),
    ],
)
def test_a_last_figure_that_is_not_of_the_last_period_says_so(how, texts, gap):
    year = accumulate(periods(*texts), how)
    assert read_gap("\n".join(year.trace)) == gap


@pytest.mark.parametrize(
    ("how", "texts", "sentence"),
    [
        ("sum", ["10", "20,5"], "Jumlah 10 + 20,5 = 30,5."),
        (
            "average",
            ["10", "20", "20"],
            "Rata-rata (10 + 20 + 20) dibagi 3 = 16,666666...",
        ),
        ("last", ["10", "20", "due?"], "Angka terakhir yang terisi: 20."),
        ("position", ["10", "20"], "Posisi pada periode terakhir: 20."),
        (
            "position",
            ["report?"],
            "Belum dilaporkan: posisi periode terakhir tidak ada.",
        ),
        (
            "position",
            ["due?"],
            "Belum tiba tenggatnya: tidak ada periode yang tiba tenggatnya.",
        ),
        ("last", ["due?"], "Belum tiba tenggatnya: tidak ada periode yang terisi."),
    ],
)
def test_sentences(how, texts, sentence):
    assert accumulate(periods(*texts), how).trace[0] == sentence


def test_mean_keeps_no_tail():
    thirds = [Number(D(100) / 3), Number(D(200) / 3)]
    assert accumulate(periods("33", "34"), "average").value == Number(D("33.5"))
    assert len(accumulate(thirds, "average").value.value.as_tuple().digits) <= 34
    assert accumulate([Number(D("1.50")), Number(D("1.50"))], "sum").value == Number(
        D(3)
    )


@pytest.mark.parametrize(
    ("how", "texts", "code"),
    [
        ("sum", ["WTP", "WTP"], "accumulate_shape"),
        ("average", ["1 - 2", "3"], "accumulate_shape"),
        ("sum", ["1 orang", "1 unit"], "unit"),
        ("average", ["1%", "1 unit"], "unit"),
        ("released_later", ["1"], "release"),
    ],
)
def test_refused(how, texts, code):
    with pytest.raises(EngineError) as caught:
        accumulate(periods(*texts), how)
    assert caught.value.code == code
    assert caught.value.remedy
    if code == "unit":
        assert texts[1].split(" ")[-1].strip("1") in caught.value.message


@pytest.mark.parametrize(
    ("release", "on_date"), [(Release(2025, 5), None), (None, date(2026, 5, 1))]
)
def test_release_needs_month_and_date(release, on_date):
    with pytest.raises(EngineError) as caught:
        accumulate([Point("WTP")], "released_later", release=release, on_date=on_date)
    assert caught.value.code == "release"


@pytest.mark.parametrize(
    ("value", "on_date", "expected"),
    [
        # the opinion on the accounts of 2025 is given in May 2026
        (Point("WTP"), date(2026, 5, 1), "WTP"),
        (Point("WTP"), date(2026, 4, 30), "belum dirilis"),
        (REPORTED, date(2026, 4, 30), "belum dirilis"),
        (REPORTED, date(2025, 12, 31), "belum dirilis"),
        (REPORTED, date(2026, 5, 1), "belum dilaporkan"),
        (RELEASED, date(2026, 5, 1), "belum dirilis"),
        (APPLICABLE, date(2026, 5, 1), "tidak berlaku"),
    ],
)
def test_released_later(value, on_date, expected):
    year = accumulate(
        [value], Accumulation.RELEASED_LATER, release=Release(2025, 5), on_date=on_date
    )
    assert str(year.value) == expected


def test_release_says_when():
    year = accumulate(
        [], "released_later", release=Release(2025, 5), on_date=date(2026, 1, 1)
    )
    assert year.trace == ("Belum dirilis: dirilis mulai Mei 2026.",)


def test_release_in_the_same_year():
    assert Release(2025, 12, 0).date == date(2025, 12, 1)
    assert Release(2025, 1, 2).date == date(2027, 1, 1)


@pytest.mark.parametrize(("month", "years_later"), [(0, 1), (13, 1), (5, -1)])
def test_release_refused(month, years_later):
    with pytest.raises(EngineError) as caught:
        Release(2025, month, years_later)
    assert caught.value.code == "release"
    assert str(month) in caught.value.message
    assert caught.value.remedy


figures = st.decimals(0, 10**6, places=3).map(Number)
blanks = st.sampled_from(list(WORDS.values()))


@given(st.lists(figures | blanks, min_size=1, max_size=12), st.randoms())
def test_sum_and_average_do_not_depend_on_the_order(values, random):
    shuffled = random.sample(values, len(values))
    for how in ("sum", "average"):
        one, other = accumulate(values, how), accumulate(shuffled, how)
        assert one.value == other.value
        assert (one.filled, one.due) == (other.filled, other.due)


@given(
    st.lists(figures, min_size=1, max_size=6),
    st.lists(blanks, min_size=1, max_size=6),
    st.sampled_from(["sum", "average", "last"]),
    st.randoms(),
)
def test_blank_periods_never_change_the_figure(numbers, nothing, how, random):
    mixed = list(numbers)
    for blank in nothing:
        mixed.insert(random.randint(0, len(mixed)), blank)
    assert accumulate(mixed, how).value == accumulate(numbers, how).value


@given(st.lists(blanks, min_size=1, max_size=6), st.sampled_from(["sum", "position"]))
def test_nothing_never_becomes_zero(nothing, how):
    value = accumulate(nothing, how).value
    assert isinstance(value, NoFigure)
    assert value.kind in {blank.kind for blank in nothing}


@given(st.lists(figures, min_size=1, max_size=6))
def test_average_times_count_is_the_sum(numbers):
    total = accumulate(numbers, "sum").value.value
    mean = accumulate(numbers, "average").value.value
    assert abs(mean * len(numbers) - total) < D("1E-15")
