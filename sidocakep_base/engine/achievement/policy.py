"""The achievement policy: which formula is in force, and what follows from it.

Everything no regulation fixes (:mod:`.formulas`) is a value here: formulas with
dates, zero targets, cap and floor, rounding, decimals, presentation, bands. A
policy is immutable and is built from plain values, so that records can carry it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from ..errors import EngineError
from ..figures.arithmetic import Rounding, optional_decimal
from ..figures.indonesian import format_date
from .bands import BandScale
from .formulas import DEFAULTS, FORMULAS, Direction, Formula, Shape, find_formula

MAX_DECIMALS = 10


class ZeroRule(str, Enum):
    """What a division by zero yields. The documents disagree:

    no figure (Dinsos Banyuwangi 2020 prints "-"; Pringsewu LAKIP), 100 (Boyolali;
    Banyuwangi BKP 2020), 100 if met (the only reading under which both 0/0 and
    0/50 of an indicator that should rise are met), 0 (Dukcapil Banyuwangi 2020),
    or an error (Deli Serdang 2025 left ``#DIV/0!`` in the sheet).
    """

    NO_FIGURE = "no_figure"
    FULL = "full"
    FULL_IF_MET = "full_if_met"
    ZERO = "zero"
    ERROR = "error"


class Presentation(str, Enum):
    """A percentage (107,96) or, as Dinas PU CKPKP Banyuwangi prints, a ratio (1,08)."""

    PERCENT = "percent"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class FormulaChoice:
    """A formula chosen for a direction, in force between two dates, both included."""

    direction: Direction
    formula: str
    date_from: date | None = None
    date_to: date | None = None

    def __post_init__(self) -> None:
        find_formula(self.formula, self.direction)
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise EngineError(
                "formula_dates",
                "Rumus '{formula}' berakhir sebelum mulai berlaku.",
                "Perbaiki tanggal berlakunya.",
                formula=self.formula,
            )

    @property
    def key(self) -> tuple[Direction, Shape]:
        """Direction and kind of target the choice is about."""
        return self.direction, FORMULAS[self.formula].shape

    def is_in_force(self, on_date: date) -> bool:
        """Whether the choice holds on a date."""
        return (self.date_from or date.min) <= on_date <= (self.date_to or date.max)

    def overlaps(self, other: "FormulaChoice") -> bool:
        """Whether both choices hold on some date for the same targets."""
        return (
            self.key == other.key
            and (self.date_from or date.min) <= (other.date_to or date.max)
            and (other.date_from or date.min) <= (self.date_to or date.max)
        )


@dataclass(frozen=True, slots=True)
class Policy:
    """How achievements are computed and shown.

    >>> policy = Policy.from_values({"cap": 100, "decimals": 1})
    >>> policy.cap, policy.rounding.value, policy.zero_target.value
    (Decimal('100'), 'half_up', 'no_figure')
    """

    formulas: tuple[FormulaChoice, ...] = field(default=())
    zero_target: ZeroRule = ZeroRule.NO_FIGURE
    zero_actual: ZeroRule = ZeroRule.FULL
    cap: Decimal | None = None
    floor: Decimal | None = None
    decimals: int = 2
    rounding: Rounding = Rounding.HALF_UP
    presentation: Presentation = Presentation.PERCENT
    bands: BandScale | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.decimals <= MAX_DECIMALS:
            raise EngineError(
                "decimals",
                "Jumlah desimal {decimals} tidak dapat dipakai.",
                "Isi 0 sampai {maximum}.",
                decimals=self.decimals,
                maximum=MAX_DECIMALS,
            )
        if self.cap is not None and self.floor is not None and self.cap < self.floor:
            raise EngineError(
                "cap_below_floor",
                "Batas capaian tertinggi {cap} di bawah batas terendah {floor}.",
                "Perbaiki salah satunya.",
                cap=self.cap,
                floor=self.floor,
            )
        for index, choice in enumerate(self.formulas):
            for other in self.formulas[:index]:
                if choice.overlaps(other):
                    raise EngineError(
                        "formula_overlap",
                        "Rumus '{other}' dan '{formula}' berlaku bersamaan untuk "
                        "arah yang sama.",
                        "Beri tanggal berlaku yang tidak bertumpang tindih.",
                        other=other.formula,
                        formula=choice.formula,
                    )

    def formula_for(
        self, direction: Direction, shape: Shape, on_date: date | None = None
    ) -> Formula:
        """Return the formula in force for a kind of target.

        A direction the policy says nothing about takes the engine's default.
        """
        key = (direction, shape)
        choices = [choice for choice in self.formulas if choice.key == key]
        if not choices:
            if key not in DEFAULTS:
                raise EngineError(
                    "target_shape",
                    "Arah '{direction}' tidak cocok dengan bentuk targetnya.",
                    (
                        "Arah range memerlukan dua batas, arah ordinal sebuah tingkat "
                        "skala, arah higher dan lower sebuah angka."
                    ),
                    direction=direction.value,
                )
            return FORMULAS[DEFAULTS[key]]
        if on_date is None:
            choices = [c for c in choices if not c.date_from and not c.date_to]
        else:
            choices = [c for c in choices if c.is_in_force(on_date)]
        if not choices:
            when = f"pada {format_date(on_date)}" if on_date else "tanpa tanggal"
            raise EngineError(
                "no_formula",
                "Tidak ada rumus yang berlaku {when} untuk arah '{direction}'.",
                "Lengkapi tanggal berlaku rumus pada kebijakan capaian.",
                when=when,
                direction=direction.value,
            )
        return FORMULAS[choices[0].formula]

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> "Policy":
        """Build from plain values; what is absent takes its default."""
        known = {item.name for item in fields(cls)}
        strange = sorted(set(values) - known)
        if strange:
            raise EngineError(
                "policy_key",
                "Kebijakan capaian memuat isian tak dikenal: {strange}.",
                "Isian yang dikenal: {known}.",
                strange=", ".join(strange),
                known=", ".join(sorted(known)),
            )
        bands = values.get("bands")
        return cls(
            formulas=_choices(values.get("formulas") or ()),
            zero_target=ZeroRule(values.get("zero_target") or ZeroRule.NO_FIGURE),
            zero_actual=ZeroRule(values.get("zero_actual") or ZeroRule.FULL),
            cap=optional_decimal(values.get("cap")),
            floor=optional_decimal(values.get("floor")),
            decimals=int(values.get("decimals", 2)),
            rounding=Rounding(values.get("rounding") or Rounding.HALF_UP),
            presentation=Presentation(
                values.get("presentation") or Presentation.PERCENT
            ),
            bands=BandScale.from_values(bands) if bands else None,
        )

    def to_values(self) -> dict[str, Any]:
        """Return plain values (text, numbers as text, ISO dates) to store."""
        return {
            "formulas": [
                {
                    "direction": choice.direction.value,
                    "formula": choice.formula,
                    "date_from": choice.date_from and choice.date_from.isoformat(),
                    "date_to": choice.date_to and choice.date_to.isoformat(),
                }
                for choice in self.formulas
            ],
            "zero_target": self.zero_target.value,
            "zero_actual": self.zero_actual.value,
            "cap": None if self.cap is None else str(self.cap),
            "floor": None if self.floor is None else str(self.floor),
            "decimals": self.decimals,
            "rounding": self.rounding.value,
            "presentation": self.presentation.value,
            "bands": self.bands.to_values() if self.bands else None,
        }


def _choices(rows: Iterable[Mapping[str, Any]]) -> tuple[FormulaChoice, ...]:
    return tuple(
        FormulaChoice(
            Direction(row["direction"]),
            row["formula"],
            _optional_date(row.get("date_from")),
            _optional_date(row.get("date_to")),
        )
        for row in rows
    )


def _optional_date(value: Any) -> date | None:
    if not value:
        return None
    return value if isinstance(value, date) else date.fromisoformat(value)
