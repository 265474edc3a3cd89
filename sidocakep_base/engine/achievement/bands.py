"""Rating bands: from an achievement to a word, with open or closed bounds.

No national scale was found; the printed interval scales (91-100, 76-90 ...) have
gaps in which 90,5 falls. Bounds are therefore explicit, and a scale that leaves
gaps must say so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from ..errors import EngineError
from ..figures.arithmetic import optional_decimal
from ..figures.indonesian import format_number


@dataclass(frozen=True, slots=True)
class Band:
    """One word and the achievements it stands for; ``None`` is no bound."""

    label: str
    low: Decimal | None = None
    high: Decimal | None = None
    low_closed: bool = True
    high_closed: bool = False

    def __contains__(self, value: Decimal) -> bool:
        above = self.low is None or (
            value >= self.low if self.low_closed else value > self.low
        )
        below = self.high is None or (
            value <= self.high if self.high_closed else value < self.high
        )
        return above and below

    def __str__(self) -> str:
        """Write the bounds in words.

        >>> str(Band("Tinggi", Decimal(76), Decimal(91)))
        '76 ke atas dan di bawah 91'
        >>> str(Band("Cukup", Decimal(66), Decimal(75), high_closed=True))
        '66 sampai dengan 75'
        """
        low = "" if self.low is None else format_number(self.low)
        high = "" if self.high is None else format_number(self.high)
        if low and high and self.low_closed and self.high_closed:
            return f"{low} sampai dengan {high}"
        bounds = []
        if low:
            bounds.append(f"{low} ke atas" if self.low_closed else f"di atas {low}")
        if high:
            until = "sampai dengan" if self.high_closed else "di bawah"
            bounds.append(f"{until} {high}")
        return " dan ".join(bounds) or "mana pun"

    @property
    def is_empty(self) -> bool:
        """Whether no achievement can fall into the band."""
        if self.low is None or self.high is None:
            return False
        both_closed = self.low_closed and self.high_closed
        return self.low > self.high or (self.low == self.high and not both_closed)


_MEND_GAP = (
    "Perbaiki batas rentang, atau nyatakan bahwa rentang skala ini boleh terputus."
)


@dataclass(frozen=True, slots=True)
class BandScale:
    """Bands that do not overlap, kept from the lowest to the highest.

    Without ``allow_gaps`` every achievement has a rating, however low or high.
    """

    name: str
    bands: tuple[Band, ...]
    allow_gaps: bool = False
    source: str = ""

    def __post_init__(self) -> None:
        lowest = Decimal("-Infinity")
        ordered = tuple(
            sorted(
                self.bands,
                key=lambda band: (
                    lowest if band.low is None else band.low,
                    not band.low_closed,
                ),
            )
        )
        object.__setattr__(self, "bands", ordered)
        for band in ordered:
            if band.is_empty:
                raise EngineError(
                    "bands.empty",
                    "Rentang predikat '{band}' pada skala '{scale}' kosong ({bounds}).",
                    "Perbaiki batas rentang itu.",
                    scale=self.name,
                    band=band.label,
                    bounds=band,
                )
        for below, above in pairwise(ordered):
            self._check_neighbours(below, above)
        if not self.allow_gaps and (
            not ordered or ordered[0].low is not None or ordered[-1].high is not None
        ):
            raise EngineError(
                "bands.open",
                "Skala '{scale}': ada capaian di luar rentang predikat terbawah atau "
                "teratas.",
                _MEND_GAP,
                scale=self.name,
            )

    def _check_neighbours(self, below: Band, above: Band) -> None:
        if below.high is None or above.low is None or below.high > above.low:
            overlap, gap = True, False
        elif below.high == above.low:
            overlap = below.high_closed and above.low_closed
            gap = not below.high_closed and not above.low_closed
        else:
            overlap, gap = False, True
        facts = {"scale": self.name, "below": below, "above": above}
        if overlap:
            raise EngineError(
                "bands.overlap",
                "Skala '{scale}': rentang predikat {below.label} ({below}) dan "
                "{above.label} ({above}) bertumpang tindih.",
                "Perbaiki batas salah satunya.",
                **facts,
            )
        if gap and not self.allow_gaps:
            raise EngineError(
                "bands.gap",
                "Skala '{scale}': ada celah di antara rentang predikat "
                "{below.label} ({below}) dan {above.label} ({above}).",
                _MEND_GAP,
                **facts,
            )

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> "BandScale":
        """Build from plain values (see :meth:`to_values`)."""
        return cls(
            name=values.get("name", ""),
            bands=tuple(
                Band(
                    label=band["label"],
                    low=optional_decimal(band.get("low")),
                    high=optional_decimal(band.get("high")),
                    low_closed=bool(band.get("low_closed", True)),
                    high_closed=bool(band.get("high_closed")),
                )
                for band in values["bands"]
            ),
            allow_gaps=bool(values.get("allow_gaps")),
            source=values.get("source", ""),
        )

    def to_values(self) -> dict[str, Any]:
        """Return plain values that :meth:`from_values` reads back."""
        return {
            "name": self.name,
            "source": self.source,
            "allow_gaps": self.allow_gaps,
            "bands": [
                {
                    "label": band.label,
                    "low": None if band.low is None else str(band.low),
                    "high": None if band.high is None else str(band.high),
                    "low_closed": band.low_closed,
                    "high_closed": band.high_closed,
                }
                for band in self.bands
            ],
        }


@dataclass(frozen=True, slots=True)
class Rating:
    """The word found, empty in a gap, and the sentence that explains it."""

    label: str
    sentence: str


def rate(value: Decimal, scale: BandScale) -> Rating:
    """Find the word for an achievement.

    >>> rate(Decimal("90.5"), BAND_SCALES["from_91"]).label
    'Tinggi'
    >>> rate(Decimal("90.5"), BAND_SCALES["above_90"]).label
    'Sangat Tinggi'
    >>> print(rate(Decimal("90.5"), BAND_SCALES["interval"]).sentence)
    Tanpa predikat: 90,5 jatuh di celah skala 'interval 91-100'.
    """
    shown = format_number(value)
    for band in scale.bands:
        if value in band:
            return Rating(
                band.label,
                f"Predikat {band.label}: {shown} berada pada rentang {band}.",
            )
    return Rating("", f"Tanpa predikat: {shown} jatuh di celah skala '{scale.name}'.")


def _steps(
    name: str, source: str, labels: Iterable[str], cuts: Iterable[int], closed: bool
) -> BandScale:
    """Build a scale without gaps from its cut points, both from the top down."""
    bands, high = [], None
    for label, cut in zip(labels, (*cuts, None), strict=True):
        low = None if cut is None else Decimal(cut)
        bands.append(Band(label, low, high, closed, not closed))
        high = low
    return BandScale(name, tuple(bands), source=source)


_HEIGHTS = ("Sangat Tinggi", "Tinggi", "Sedang", "Rendah", "Sangat Rendah")
_GOODNESS = ("Sangat Baik", "Baik", "Cukup", "Kurang", "Sangat Kurang")
_INTERVALS = ((91, 100), (76, 90), (66, 75), (51, 65), (None, 50))


def _intervals(name: str, source: str, labels: Iterable[str]) -> BandScale:
    bands = tuple(
        Band(label, None if low is None else Decimal(low), Decimal(high), True, True)
        for label, (low, high) in zip(labels, _INTERVALS, strict=True)
    )
    return BandScale(name, bands, allow_gaps=True, source=source)


BAND_SCALES: Mapping[str, BandScale] = MappingProxyType(
    {
        "from_91": _steps(
            "mulai dari 91",
            "aplikasi e-SAKIP daerah, 'Interval Nilai Realisasi Kinerja'",
            _HEIGHTS,
            (91, 76, 66, 51),
            closed=True,
        ),
        "above_90": _steps(
            "di atas 90",
            "aplikasi e-SAKIP Sumedang, Predikat.php",
            _HEIGHTS,
            (90, 75, 65, 50),
            closed=False,
        ),
        "interval": _intervals(
            "interval 91-100",
            "interval bulat sebagaimana tercetak, bercelah",
            _HEIGHTS,
        ),
        "interval_baik": _intervals(
            "interval 91-100 (baik)",
            "LKjIP Inspektorat Kab. Sampang 2019",
            _GOODNESS,
        ),
        "maluku_tengah": _steps(
            "Maluku Tengah",
            "LKJIP Kab. Maluku Tengah 2021",
            (
                "Memuaskan",
                "Sangat Baik",
                "Baik",
                "Cukup Baik",
                "Agak Kurang",
                "Kurang",
            ),
            (85, 75, 65, 50, 30),
            closed=False,
        ),
        "berhasil": _steps(
            "berhasil",
            "wp-eval-sakip",
            ("Sangat Berhasil", "Berhasil", "Cukup Berhasil", "Kurang"),
            (100, 75, 55),
            closed=True,
        ),
    }
)
