"""What a target or a realisation can be.

A number with a unit, a range, a point on an ordinal scale, or one of the ways of
having no figure. Zero is a number: together these are the things the regulations'
tables confuse and that stay distinct here to the printed page.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from ..errors import EngineError
from .indonesian import format_number


class NoFigureKind(str, Enum):
    """Why there is no figure."""

    NO_TARGET = "no_target"
    NOT_APPLICABLE = "not_applicable"
    NOT_COMPUTABLE = "not_computable"
    NOT_DUE = "not_due"
    NOT_RELEASED = "not_released"
    NOT_REPORTED = "not_reported"


LABELS = {
    NoFigureKind.NO_TARGET: "target belum ditetapkan",
    NoFigureKind.NOT_APPLICABLE: "tidak berlaku",
    NoFigureKind.NOT_COMPUTABLE: "tidak dapat dihitung",
    NoFigureKind.NOT_DUE: "belum tiba tenggatnya",
    NoFigureKind.NOT_RELEASED: "belum dirilis",
    NoFigureKind.NOT_REPORTED: "belum dilaporkan",
}
#: What nobody writes: that a target is owed and there is none is found by measuring.
FOUND = frozenset({NoFigureKind.NO_TARGET})


@dataclass(frozen=True, slots=True)
class Number:
    """A figure, with the unit as the document wrote it."""

    value: Decimal
    unit: str = ""
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        return _with_unit(format_number(self.value), self.unit)


@dataclass(frozen=True, slots=True)
class Range:
    """Two bounds, both inside; ``low`` is the smaller however it was written."""

    low: Decimal
    high: Decimal
    unit: str = ""
    text: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise EngineError(
                "range_order",
                "Batas bawah {low} melebihi batas atas {high}.",
                "Tukar kedua batas.",
                low=format_number(self.low),
                high=format_number(self.high),
            )

    def __str__(self) -> str:
        bounds = f"{format_number(self.low)} - {format_number(self.high)}"
        return _with_unit(bounds, self.unit)

    def __contains__(self, value: Decimal) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Point:
    """A named point, to be looked up on an ordinal scale."""

    name: str
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class NoFigure:
    """No figure, and why.

    >>> str(NoFigure(NoFigureKind.NOT_RELEASED))
    'belum dirilis'
    """

    kind: NoFigureKind
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        return LABELS[self.kind]


Value: TypeAlias = Number | Range | Point | NoFigure


def combined_kind(kinds: Collection[NoFigureKind]) -> NoFigureKind:
    """Say in one word why several things have no figure.

    What asks for action wins: a missing report before a missing target, that before
    what was reported and cannot be computed, that before a release that is waited for,
    that before what is not due; not applicable only if nothing else is.

    >>> combined_kind([NoFigureKind.NOT_DUE, NoFigureKind.NOT_REPORTED]).value
    'not_reported'
    """
    order = (
        NoFigureKind.NOT_REPORTED,
        NoFigureKind.NO_TARGET,
        NoFigureKind.NOT_COMPUTABLE,
        NoFigureKind.NOT_RELEASED,
        NoFigureKind.NOT_DUE,
    )
    return next((kind for kind in order if kind in kinds), NoFigureKind.NOT_APPLICABLE)


def _with_unit(text: str, unit: str) -> str:
    if not unit:
        return text
    return f"{text}%" if unit == "%" else f"{text} {unit}"
