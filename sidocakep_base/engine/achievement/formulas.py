"""The named formulas of achievement, each with the source that uses it.

PermenPANRB 53/2014 fixes no formula, so which one is in force is policy. A formula
takes a positive target and a realisation and returns the percentage with the
sentence that shows the calculation; zero and negative targets are settled before,
in :mod:`.achievement`. Every formula divides once, last, so that a figure with an
exact decimal value is exact.

Not offered, because it gives 0 % to who meets the target exactly: ``(T - R)/T``,
seen for the yearly figure of one application next to ``T/R`` for its quarters.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import TypeAlias

from ..errors import EngineError
from ..figures.indonesian import format_number

FULL = Decimal(100)
SHOWN_DECIMALS = 6


class Direction(str, Enum):
    """Which realisation is the better one."""

    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"
    ORDINAL = "ordinal"


DIRECTION_LABELS = {
    Direction.HIGHER: "makin tinggi makin baik",
    Direction.LOWER: "makin rendah makin baik",
    Direction.RANGE: "di dalam rentang",
    Direction.ORDINAL: "tingkat pada skala",
}


class Shape(str, Enum):
    """What kind of target a formula takes."""

    NUMBER = "number"
    RANGE = "range"
    POINT = "point"


# None: the realisation is zero and the formula divides by it
Ratio: TypeAlias = Callable[[Decimal, Decimal], tuple[Decimal, str] | None]


@dataclass(frozen=True, slots=True)
class Formula:
    """One named way to compute.

    A number formula has ``ratio``. A range formula has the ratio that applies to
    the upper bound when the realisation is above it and to the lower bound when it
    is below; inside it is 100. Point formulas compare positions on the scale.
    """

    code: str
    name: str
    expression: str
    source: str
    shape: Shape
    directions: tuple[Direction, ...]
    ratio: Ratio | None = None
    above: Ratio | None = None
    below: Ratio | None = None

    def __post_init__(self) -> None:
        needed = {Shape.NUMBER: (self.ratio,), Shape.RANGE: (self.above, self.below)}
        if None in needed.get(self.shape, ()):
            raise ValueError(f"{self.code}: a ratio of a {self.shape.value} is missing")


def shown(value: Decimal) -> str:
    """Write a figure in a trace; dots mark the decimals left out.

    >>> shown(Decimal("114.37988281250")), shown(Decimal(2) / 3)
    ('114,379882...', '0,666666...')
    >>> shown(Decimal("99.5"))
    '99,5'
    """
    text = format_number(value)
    whole, comma, fraction = text.partition(",")
    if len(fraction) <= SHOWN_DECIMALS:
        return text
    return f"{whole}{comma}{fraction[:SHOWN_DECIMALS]}..."


def result_of(calculation: str, value: Decimal) -> str:
    """End a sentence of a trace with the figure it arrives at."""
    text = f"{calculation} = {shown(value)}"
    return text if text.endswith("...") else f"{text}."


def _higher_ratio(target: Decimal, actual: Decimal) -> tuple[Decimal, str]:
    raw = actual * FULL / target
    return raw, result_of(
        f"Realisasi {shown(actual)} dibagi target {shown(target)} dikali 100", raw
    )


def _lower_double(target: Decimal, actual: Decimal) -> tuple[Decimal, str]:
    numerator = target + target - actual
    raw = numerator * FULL / target
    return raw, result_of(
        f"Dua kali target {shown(target)} dikurangi realisasi {shown(actual)} "
        f"= {shown(numerator)}; dibagi target {shown(target)} dikali 100",
        raw,
    )


def _lower_inverse(target: Decimal, actual: Decimal) -> tuple[Decimal, str] | None:
    if actual < 0:
        raise EngineError(
            "negative_actual",
            (
                "Realisasi {actual} negatif, padahal rumus target / realisasi "
                "memerlukan realisasi positif."
            ),
            "Pakai rumus (2 x target - realisasi) / target.",
            actual=shown(actual),
        )
    if actual == 0:
        return None
    raw = target * FULL / actual
    return raw, result_of(
        f"Target {shown(target)} dibagi realisasi {shown(actual)} dikali 100", raw
    )


def _lower_met(target: Decimal, actual: Decimal) -> tuple[Decimal, str]:
    if actual <= target:
        return FULL, (
            f"Realisasi {shown(actual)} tidak melebihi target {shown(target)}: 100."
        )
    raw = target * FULL / actual
    return raw, result_of(
        f"Realisasi melebihi target: target {shown(target)} dibagi realisasi "
        f"{shown(actual)} dikali 100",
        raw,
    )


HIGHER_RATIO = "higher_ratio"
LOWER_DOUBLE = "lower_double"
LOWER_INVERSE = "lower_inverse"
LOWER_MET = "lower_met"
RANGE_RATIO = "range_ratio"
RANGE_LOWER = "range_lower"
RANGE_INSIDE = "range_inside"
ORDINAL_MET = "ordinal_met"
ORDINAL_INDEX = "ordinal_index"

FORMULAS: Mapping[str, Formula] = MappingProxyType(
    {
        formula.code: formula
        for formula in (
            Formula(
                HIGHER_RATIO,
                "Realisasi terhadap target",
                "R / T x 100",
                "LKJIP Kab. Maluku Tengah 2021; LKJIP Kab. Banjarnegara 2016",
                Shape.NUMBER,
                (Direction.HIGHER,),
                ratio=_higher_ratio,
            ),
            Formula(
                LOWER_DOUBLE,
                "Dua kali target dikurangi realisasi",
                "(2T - R) / T x 100",
                "LKJIP Kab. Maluku Tengah 2021; LKJIP Kab. Banjarnegara 2016; "
                "PermenPANRB 8/2021 (kondisi khusus)",
                Shape.NUMBER,
                (Direction.LOWER,),
                ratio=_lower_double,
            ),
            Formula(
                LOWER_INVERSE,
                "Target terhadap realisasi",
                "T / R x 100",
                "aplikasi e-SAKIP Pringsewu (monev)",
                Shape.NUMBER,
                (Direction.LOWER,),
                ratio=_lower_inverse,
            ),
            Formula(
                LOWER_MET,
                "Seratus bila tercapai, selain itu target terhadap realisasi",
                "100 bila R <= T, selain itu T / R x 100",
                "aplikasi e-SAKIP Boyolali",
                Shape.NUMBER,
                (Direction.LOWER,),
                ratio=_lower_met,
            ),
            Formula(
                RANGE_RATIO,
                "Rentang, terhadap batas terdekat",
                "100 di dalam rentang; R / batas atas x 100 di atasnya; "
                "R / batas bawah x 100 di bawahnya",
                "PermenPANRB 8/2021 (dicabut oleh PermenPANRB 6/2022)",
                Shape.RANGE,
                (Direction.RANGE, Direction.HIGHER),
                above=_higher_ratio,
                below=_higher_ratio,
            ),
            Formula(
                RANGE_LOWER,
                "Rentang, makin rendah makin baik",
                "100 di dalam rentang; (2B - R) / B x 100 di luarnya, B = batas "
                "yang dilewati",
                "penerapan rumus (2T - R) / T pada batas rentang, untuk target "
                "seperti Indeks Risiko Bencana Banyuwangi 2025-2030",
                Shape.RANGE,
                (Direction.RANGE, Direction.LOWER),
                above=_lower_double,
                below=_lower_double,
            ),
            Formula(
                RANGE_INSIDE,
                "Rentang, kedua sisi meleset",
                "100 di dalam rentang; batas atas / R x 100 di atasnya; "
                "R / batas bawah x 100 di bawahnya",
                "kebijakan setempat: keluar rentang ke sisi mana pun tidak tercapai",
                Shape.RANGE,
                (Direction.RANGE,),
                above=_lower_inverse,
                below=_higher_ratio,
            ),
            Formula(
                ORDINAL_MET,
                "Tercapai atau tidak",
                "100 bila realisasi setingkat target atau lebih, selain itu 0",
                "Renstra Inspektorat Kab. Banyuwangi (Tercapai / Tidak tercapai)",
                Shape.POINT,
                (Direction.ORDINAL,),
            ),
            Formula(
                ORDINAL_INDEX,
                "Perbandingan urutan pada skala",
                "urutan realisasi / urutan target pada skala x 100",
                "kebijakan setempat",
                Shape.POINT,
                (Direction.ORDINAL,),
                ratio=_higher_ratio,
            ),
        )
    }
)

DEFAULTS: Mapping[tuple[Direction, Shape], str] = MappingProxyType(
    {
        (Direction.HIGHER, Shape.NUMBER): HIGHER_RATIO,
        (Direction.LOWER, Shape.NUMBER): LOWER_DOUBLE,
        (Direction.HIGHER, Shape.RANGE): RANGE_RATIO,
        (Direction.LOWER, Shape.RANGE): RANGE_LOWER,
        (Direction.RANGE, Shape.RANGE): RANGE_RATIO,
        (Direction.ORDINAL, Shape.POINT): ORDINAL_MET,
    }
)


def find_formula(code: str, direction: Direction) -> Formula:
    """Return a formula of the registry that serves ``direction``.

    >>> find_formula("lower_met", Direction.LOWER).expression
    '100 bila R <= T, selain itu T / R x 100'
    """
    formula = FORMULAS.get(code)
    if formula is None or direction not in formula.directions:
        fitting = [f.code for f in FORMULAS.values() if direction in f.directions]
        raise EngineError(
            "formula",
            "Rumus '{formula}' tidak ada untuk arah '{direction}'.",
            "Pilih salah satu: {choices}.",
            formula=code,
            direction=direction.value,
            choices=", ".join(fitting),
        )
    return formula
