"""What a figure cannot be: below the lowest, above the highest value there is."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidocakep_base.engine.errors import EngineError
from sidocakep_base.engine.figures.limits import (
    SHARE,
    Limits,
    propose_limits,
    read_limits,
)
from sidocakep_base.engine.figures.values import NoFigure, NoFigureKind, Number, Range

D = Decimal


@pytest.mark.parametrize(
    "lowest, highest, value, passed",
    [
        # SAKIP 0 to 100, IKM 25 to 100, an index 0 to 4, and what has one end only
        ("0", "100", Number(D(100)), None),
        ("0", "100", Number(D("100.01")), D(100)),
        ("25", "100", Number(D("24.99")), D(25)),
        ("0", "4", Number(D("4.5")), D(4)),
        ("0", "", Number(D(10**9)), None),
        ("0", "", Number(D(-1)), D(0)),
        ("", "0,5", Number(D("0.6")), D("0.5")),
        ("", "", Number(D(-7)), None),
        # both ends of a range count, and no figure lies nowhere
        ("0", "4", Range(D(3), D(5)), D(4)),
        ("0", "4", Range(D(-1), D(5)), D(0)),
        ("0", "4", NoFigure(NoFigureKind.NOT_DUE), None),
    ],
)
def test_what_passes_a_limit(lowest, highest, value, passed):
    assert read_limits(lowest, highest).find_passed(value) == passed


@pytest.mark.parametrize("texts", [("belum rilis", ""), ("5", "4"), ("", "1 - 2")])
def test_what_is_no_limit(texts):
    with pytest.raises(EngineError):
        read_limits(*texts)


@pytest.mark.parametrize(
    "name, is_percent, limits",
    [
        ("Persentase ibu hamil yang dilayani", True, SHARE),
        ("CAKUPAN imunisasi", True, SHARE),
        ("Persentase ibu hamil yang dilayani", False, Limits()),
        ("Laju pertumbuhan ekonomi", True, Limits()),
        ("Persentase kenaikan PAD", True, Limits()),
        ("Persentase capaian target PAD", True, Limits()),
        ("Indeks Kepuasan", True, Limits()),
        ("", True, Limits()),
    ],
)
def test_what_a_name_gives_away(name, is_percent, limits):
    assert propose_limits(name, is_percent) == limits


@given(st.decimals(0, 100, places=2), st.decimals(0, 100, places=2))
def test_a_value_passes_no_limit_that_it_lies_within(one, other):
    low, high = sorted((one, other))
    assert Limits(low, high).find_passed(Number(low)) is None
    assert Limits(low, high).find_passed(Range(low, high)) is None
