"""Ordinal scales: ordered names such as audit opinions and maturity levels."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from ..errors import EngineError


@dataclass(frozen=True, slots=True)
class ScalePoint:
    """One name of a scale and the other ways documents write it."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """Points from the lowest to the highest.

    >>> scale = Scale.parse("TMP < TW < WDP < WTP")
    >>> scale.position("wdp"), len(scale.points)
    (3, 4)
    """

    name: str
    points: tuple[ScalePoint, ...]
    source: str = ""

    def __post_init__(self) -> None:
        if len(self.points) < 2:
            raise EngineError(
                "scale_short",
                "Skala '{scale}' memuat kurang dari dua tingkat.",
                "Tulis tingkat dari yang terendah, misalnya TMP<TW<WDP<WTP.",
                scale=self.name,
            )
        seen: set[str] = set()
        for point in self.points:
            for name in {_key(name) for name in (point.name, *point.aliases)}:
                if not name or name in seen:
                    raise EngineError(
                        "scale_duplicate",
                        "Skala '{scale}' memuat tingkat '{point}' yang kosong atau "
                        "berulang.",
                        "Tulis setiap tingkat satu kali.",
                        scale=self.name,
                        point=point.name,
                    )
                seen.add(name)

    def find(self, text: str) -> int | None:
        """Return the position of a point counted from 1, or ``None``."""
        key = _key(text)
        for position, point in enumerate(self.points, start=1):
            if key in (_key(name) for name in (point.name, *point.aliases)):
                return position
        return None

    def position(self, text: str) -> int:
        """Return the position of a point counted from 1 at the lowest."""
        found = self.find(text)
        if found is None:
            raise EngineError(
                "not_on_scale",
                "'{text}' bukan tingkat pada skala {scale}.",
                "Tulis salah satu: {choices}.",
                text=text,
                scale=self.name,
                choices=self,
            )
        return found

    def __str__(self) -> str:
        return " < ".join(point.name for point in self.points)

    @classmethod
    def parse(cls, text: str, name: str = "") -> "Scale":
        """Read points written with ``<`` (or all with ``>``) between them."""
        names = text.split("<")
        if ">" in text:
            if "<" in text:
                raise EngineError(
                    "scale_mixed",
                    "Skala '{text}' memakai < dan > sekaligus.",
                    "Tulis dari yang terendah, misalnya TMP<TW<WDP<WTP.",
                    text=text,
                )
            names = text.split(">")[::-1]
        points = tuple(ScalePoint(" ".join(name.split())) for name in names)
        return cls(name or text, points)

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> "Scale":
        """Build from plain values (see :meth:`to_values`)."""
        return cls(
            name=values["name"],
            points=tuple(
                ScalePoint(point["name"], tuple(point.get("aliases", ())))
                for point in values["points"]
            ),
            source=values.get("source", ""),
        )

    def to_values(self) -> dict[str, Any]:
        """Return plain values that :meth:`from_values` reads back."""
        return {
            "name": self.name,
            "source": self.source,
            "points": [
                {"name": point.name, "aliases": list(point.aliases)}
                for point in self.points
            ],
        }


def _key(text: str) -> str:
    """Fold case, blanks and the spelling of plus."""
    return re.sub(r"\s", "", text.casefold()).replace("plus", "+")


def _maturity() -> Scale:
    points = []
    for level in range(6):
        points.append(ScalePoint(f"Level {level}", (str(level),)))
        if 0 < level < 5:
            points.append(ScalePoint(f"Level {level} Plus", (f"{level}+",)))
    return Scale("maturitas", tuple(points), "Inspektorat Banyuwangi 2024 (SPIP)")


SCALES: Mapping[str, Scale] = MappingProxyType(
    {
        "bpk": Scale(
            "opini BPK",
            (
                ScalePoint("TMP", ("Tidak Menyatakan Pendapat", "Disclaimer")),
                ScalePoint("TW", ("Tidak Wajar",)),
                ScalePoint("WDP", ("Wajar Dengan Pengecualian",)),
                ScalePoint("WTP", ("Wajar Tanpa Pengecualian",)),
            ),
            "opini BPK atas laporan keuangan",
        ),
        "sakip": Scale(
            "predikat SAKIP",
            tuple(ScalePoint(name) for name in ("D", "C", "CC", "B", "BB", "A", "AA")),
            "PermenPANRB 88/2021",
        ),
        "maturity": _maturity(),
    }
)


def scale_of(*names: str) -> Scale:
    """Return the one built-in scale that holds all the names.

    >>> scale_of("WTP", "WDP").name
    'opini BPK'
    """
    found = [
        scale
        for scale in SCALES.values()
        if all(scale.find(name) is not None for name in names)
    ]
    if len(found) != 1:
        raise EngineError(
            "scale_unknown",
            "Skala untuk {names} tidak dikenal.",
            "Tulis skalanya dari yang terendah, misalnya TMP<TW<WDP<WTP.",
            names=" dan ".join(repr(name) for name in names),
        )
    return found[0]
