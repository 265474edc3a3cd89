"""Every usable row of the real tables, as printed there.

What a document itself gets wrong is listed with the reason. The lists are exact:
a listed row that suddenly agrees fails as loudly as an unlisted one that does not.
"""

import math
from decimal import Decimal
from itertools import pairwise

import pytest

from sidocakep_base.engine import (
    EngineError,
    NoFigure,
    Number,
    Point,
    Policy,
    Presentation,
    Range,
    accumulate,
    achieve,
    format_rupiah,
    read_value,
)

from . import real


def printed(row, achieved_column, presentation=Presentation.PERCENT):
    """Compute a row with as many decimals as the document printed."""
    places = real.decimals(row[achieved_column])
    result = achieve(
        read_value(row["target"]),
        read_value(row["realisasi"]),
        real.DIRECTIONS[row["arah_dugaan"]],
        Policy(decimals=places, presentation=presentation),
    )
    return result.printed


def disagreeing(table, key, compute, column):
    """Return the keys of the rows whose printed figure is not the engine's."""
    return {
        tuple(row[part] for part in key): compute(row)
        for row in table
        if compute(row) != row[column]
    }


def test_dishub_2020_2024():
    table = real.rows(real.DISHUB)
    column = "capaian_sumber_persen"
    wrong = disagreeing(
        table, ("no", "tahun"), lambda row: printed(row, column), column
    )
    # target and realisation are blank, yet the document prints 0
    assert wrong == {("1", "2020"): "belum dilaporkan"}
    assert len(table) == 35


def test_puckpkp_2022_2024():
    table = real.rows(real.PUCKPKP)
    column = "capaian_sumber_persen"
    wrong = disagreeing(
        table,
        ("no", "tahun"),
        lambda row: printed(row, column, Presentation.RATIO),
        column,
    )
    assert wrong == {}
    assert len(table) == 12


def test_puckpkp_budget_2021_2024():
    table = real.rows(real.PUCKPKP_BUDGET)

    def absorption(row):
        result = achieve(
            read_value(row["anggaran_rp"], kind="money"),
            read_value(row["realisasi_rp"], kind="money"),
            "higher",
        )
        return result.printed

    wrong = disagreeing(table, ("program", "tahun"), absorption, "rasio_sumber_persen")
    # a programme without budget in 2024: the document leaves all three cells blank
    assert wrong == {("PROGRAM PENGEMBANGAN PERMUKIMAN", "2024"): "belum dilaporkan"}
    assert len(table) == 48


def test_inspektorat_2024():
    table = real.rows(real.INSPEKTORAT)
    wrong = set()
    for row in table:
        target, actual = read_value(row["target"]), read_value(row["realisasi"])
        direction = "ordinal" if isinstance(target, Point) else "higher"
        result = achieve(target, actual, direction)
        words = "Tercapai" if result.met else "Tidak tercapai"
        if words != row["keterangan_sumber"]:
            wrong.add(row["indikator"])
    # Level 3 against a target of Level 3 Plus is written down as met, twice; the
    # third indicator of the same kind, Level 2, as not met
    assert wrong == {"Tingkat maturitas SPIP", "Manajemen Risiko Indeks"}
    assert len(table) == 9


def test_boyolali_action_plan_2026():
    table = real.rows(real.BOYOLALI_PLAN)
    months = list(table[0])[3:]
    assert months[0] == "januari"
    assert months[-1] == "desember"
    wrong = {}
    for row in table:
        year = read_value(row["target_tahun_2026"])
        position = accumulate([read_value(row[month]) for month in months], "position")
        assert position.filled == position.due == 12
        if position.value.value != year.value:
            wrong[row["indikator"]] = (str(position.value), str(year))
    # the target of the year is 4,47 percent, December says 4,7
    assert wrong == {
        "Persentase penduduk di kawasan rawan bencana yang memperoleh informasi rawan "
        "bencana sesuai jenis ancaman bencana": ("4,7", "4,47%")
    }
    assert len(table) == 20


def test_boyolali_pk_2026():
    table = real.rows(real.BOYOLALI_PK)
    amounts = [
        read_value(row["target_atau_anggaran"])
        for row in table
        if row["bagian"] == "program"
    ]
    total = accumulate(amounts, "sum").value
    assert format_rupiah(total.value) == table[-1]["target_atau_anggaran"]
    targets = [
        str(read_value(row["target_atau_anggaran"]))
        for row in table
        if row["bagian"] == "sasaran"
    ]
    assert targets == ["0,9 Angka", "0,48 Angka", "100%", "75,35 Angka"]


def test_boyolali_pk_and_action_plan_promise_the_same():
    plan = {
        row["indikator"]: read_value(row["target_tahun_2026"])
        for row in real.rows(real.BOYOLALI_PLAN)
    }
    promised = {
        row["indikator"]: read_value(row["target_atau_anggaran"])
        for row in real.rows(real.BOYOLALI_PK)
        if row["indikator"]
    }
    assert len(promised) == 4
    assert promised == {name: plan[name] for name in promised}


def test_bpbd_range_targets():
    first, *others = real.rows(real.BPBD_RANGE)
    years = [column for column in first if column.startswith("target_")]
    ranges = [read_value(first[year], kind="range") for year in years]
    assert [str(target) for target in ranges[:2]] == [
        "139,83 - 143,33",
        "136,5 - 139,83",
    ]
    # each year's upper bound is the year before's lower bound, until 2029
    chained = [later.high == earlier.low for earlier, later in pairwise(ranges)]
    assert chained == [True] * 5
    # the base of 2024 (145,76) does not meet any year's target, and 2026's does
    assert achieve(ranges[0], Number(Decimal("145.76")), "lower").met is False
    assert achieve(ranges[0], Number(ranges[1].high), "lower").met is True
    for row in others:
        for year in years:
            assert isinstance(read_value(row[year]), Number)


def test_setwan_cascade_is_readable():
    table = real.rows(real.SETWAN)
    kinds = {"k": set(), "rp": set()}
    for row in table:
        for column, text in row.items():
            prefix, _, year = column.rpartition("_")
            if not year.isdigit():
                continue
            kind = "money" if prefix == "rp" else "any"
            kinds[prefix].add(type(read_value(text, kind=kind)))
    assert kinds == {"k": {Number, NoFigure}, "rp": {Number}}
    # the placeholder budget of 10.000 is ten thousand rupiah, not ten
    uniforms = next(row for row in table if "Pakaian dinas" in row["uraian"])
    assert read_value(uniforms["rp_2025"], kind="money").value == 10000
    with pytest.raises(EngineError):
        read_value(uniforms["rp_2025"])


# Deli Serdang: cached values of a worksheet, decimal points, binary fractions


def cell(row, column):
    """Read a cell; a worksheet error is ``None``."""
    try:
        return read_value(row[column], decimal=".")
    except EngineError as error:
        assert error.code == "sheet_error"
        return None


def same(value, other):
    return math.isclose(value.value, other.value, rel_tol=1e-12)


def evaluate(check):
    """Run ``check(row, suffix)`` on output and budget of every row of the sheet."""
    wrong, checked = {}, 0
    for row in real.rows(real.DELISERDANG):
        for suffix in ("k", "rp"):
            outcome = check(row, suffix)
            if outcome is not None:
                checked += 1
                if outcome is not True:
                    wrong[int(row["baris_excel"]), suffix] = outcome
    return wrong, checked


def test_deliserdang_quarters_make_the_year():
    """Column 13 = 9 + 10 + 11 + 12."""

    def check(row, suffix):
        quarters = [cell(row, f"tw{quarter}_{suffix}") for quarter in range(1, 5)]
        year = cell(row, f"realisasi2025_{suffix}")
        total = accumulate(quarters, "sum").value
        if isinstance(year, NoFigure):
            return None
        if isinstance(total, NoFigure):
            return f"{total}, printed {year}"
        return same(total, year) or f"{total}, printed {year}"

    wrong, checked = evaluate(check)
    assert wrong == {
        # the same 104.990.014 is missing from both totals of the year
        (11, "rp"): "12.128.963.173, printed 12.023.973.159",
        (12, "rp"): "11.105.401.230, printed 11.000.411.216",
        # 35 pieces in quarter IV are missing from the year
        (51, "k"): "35, printed 0",
        # no quarter was filled, the year says 0
        (96, "k"): "belum dilaporkan, printed 0",
    }
    assert checked == 191


def test_deliserdang_years_add_up():
    """Column 14 = 7 + 13, also where 13 was left blank."""

    def check(row, suffix):
        parts = [cell(row, f"realisasi_sd2024_{suffix}")]
        parts.append(cell(row, f"realisasi2025_{suffix}"))
        to_date = cell(row, f"sd2025_{suffix}")
        total = accumulate(parts, "sum").value
        if isinstance(to_date, NoFigure):
            return None
        return same(total, to_date) or f"{total}, printed {to_date}"

    wrong, checked = evaluate(check)
    # 81.825.657 of earlier years plus 96.043.226 of 2025
    assert wrong == {(64, "rp"): "177.868.883, printed 81.825.849"}
    assert checked == 194


def test_deliserdang_achievement():
    """Column 15 = 14 / 6 x 100."""

    def check(row, suffix):
        target, to_date = (
            cell(row, f"renstra2030_{suffix}"),
            cell(row, f"sd2025_{suffix}"),
        )
        sheet = cell(row, f"capaian_{suffix}_persen")
        if isinstance(sheet, NoFigure):
            assert isinstance(to_date, NoFigure)
            return None
        result = achieve(target, to_date, "higher")
        if sheet is None or result.raw is None:
            return f"{result.printed}, printed {sheet or '#DIV/0!'}"
        return math.isclose(result.raw, sheet.value, rel_tol=1e-12) or result.printed

    wrong, checked = evaluate(check)
    assert wrong == {
        # both targets are 0: the sheet divides by them
        (82, "k"): "tidak berlaku, printed #DIV/0!",
        (82, "rp"): "tidak berlaku, printed #DIV/0!",
        # no target at all: the sheet prints 0
        (107, "rp"): "belum dilaporkan, printed 0",
    }
    assert checked == 194


def test_deliserdang_adds_percentages_over_years():
    """Column 14 of a percentage or a value is the last figure, no sum of years.

    Row 14: 100% until 2024 and 100% in 2025 are 100% of 100, printed 200.
    """

    def check(row, suffix):
        if suffix == "rp" or row["satuan"] not in ("%", "Nilai"):
            return None
        parts = [cell(row, "realisasi_sd2024_k"), cell(row, "realisasi2025_k")]
        printed = cell(row, "capaian_k_persen")
        if isinstance(printed, NoFigure):
            return None
        right = achieve(
            cell(row, "renstra2030_k"), accumulate(parts, "last").value, "higher"
        )
        return same(Number(right.raw), printed) or (right.printed, str(printed))

    wrong, checked = evaluate(check)
    found = {number: pair for (number, _suffix), pair in wrong.items()}
    # right is the year against the target of 2030; printed adds the years before
    doubled = (13, 14, 22)
    assert {number: found.pop(number) for number in doubled} == dict.fromkeys(
        doubled, ("100,00", "200")
    )
    assert {number: found.pop(number) for number in (70, 97, 103)} == {
        70: ("92,86", "174,85714285714286"),
        97: ("81,67", "159,66666666666669"),
        103: ("45,00", "83"),
    }
    assert {right for right, _printed in found.values()} == {"100,00"}
    assert {number: int(sheet) for number, (_right, sheet) in found.items()} == {
        30: 170,
        39: 104,
        45: 193,
        55: 174,
        56: 177,
        64: 192,
        67: 189,
        71: 176,
        77: 189,
        84: 166,
        92: 183,
        93: 193,
        98: 190,
        101: 180,
    }
    assert checked == 23


def test_ranges_occur_only_where_they_are_announced():
    found = {
        (name, column)
        for name in (real.DISHUB, real.PUCKPKP, real.INSPEKTORAT, real.BPBD_RANGE)
        for row in real.rows(name)
        for column, text in row.items()
        if column.startswith(("target", "realisasi"))
        and isinstance(read_value(text), Range)
    }
    assert found == {(real.BPBD_RANGE, f"target_{year}") for year in range(2025, 2031)}
