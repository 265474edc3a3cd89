"""Which level of indicator a position must sign, and what is wrong when it does not.

A rule names a *standard* level and, where the regulation says "at least"
(sekurang-kurangnya), a lower *minimum*; without one the standard is the minimum.
Levels are compared by rank only, so a government may add levels of its own.

>>> iku, outcome = Level("iku", "IKU", 60), Level("outcome", "Outcome", 50)
>>> head = LevelRule(position="Kepala SKPD", standard=iku, article="Pasal 5(1)a")
>>> for breach in check_levels(head, [iku, outcome]):
...     print(breach.message, breach.remedy, sep=chr(10))
Baris 2 berada di level Outcome, sedangkan Kepala SKPD di level IKU (Pasal 5(1)a).
Ganti indikator baris 2 dengan indikator di level IKU, atau perbaiki levelnya.
>>> check_levels(head, [iku])
[]
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .finding import SEVERE, WARNING

BELOW = "below"
UNCLASSIFIED = "unclassified"
ABOVE = "above"
STANDARD_MISSING = "standard_missing"

# kind of breach: (what is wrong, what would satisfy the article)
_TEXTS = {
    BELOW: (
        (
            "{subject} berada di level {level}, sedangkan {position} di level {demand} "
            "({article})."
        ),
        (
            "Ganti {indicator} dengan indikator di level {demand}, atau perbaiki "
            "levelnya."
        ),
    ),
    UNCLASSIFIED: (
        (
            "Level {indicator} belum diisi, sedangkan {position} di level {demand} "
            "({article})."
        ),
        "Isi level pada {indicator}.",
    ),
    ABOVE: (
        (
            "{subject} berada di level {level}, di atas level {standard} untuk "
            "{position} ({article})."
        ),
        (
            "Indikator ini biasanya diperjanjikan oleh atasan; turunkan menjadi "
            "indikator di level {standard} atau biarkan bila memang disepakati."
        ),
    ),
    STANDARD_MISSING: (
        "Belum ada indikator di level {standard} untuk {position} ({article}).",
        "Tambahkan sedikitnya satu indikator di level {standard}.",
    ),
}


@dataclass(frozen=True, slots=True)
class Level:
    """A level of indicator; the higher the rank, the more strategic."""

    code: str
    name: str
    rank: int


@dataclass(frozen=True, slots=True)
class LevelRule:
    """What one position must sign under one article.

    Without a standard the position makes an agreement at any level.
    """

    position: str
    article: str
    standard: Level | None = None
    minimum: Level | None = None
    severity: str = SEVERE
    standard_required: bool = False
    standard_severity: str = WARNING
    above_severity: str = WARNING

    def __post_init__(self):
        if self.minimum is None:
            return
        if self.standard is None:
            raise ValueError("a minimum level needs a standard level")
        if self.minimum.rank > self.standard.rank:
            raise ValueError("the minimum level is above the standard level")

    @property
    def lowest(self) -> Level | None:
        """The lowest level that satisfies the rule."""
        return self.minimum or self.standard

    @property
    def demand(self) -> str:
        """The levels the article asks for, in words.

        >>> LevelRule("", "", Level("a", "Outcome", 2), Level("b", "Output", 1)).demand
        'Outcome, sekurang-kurangnya Output'
        """
        if self.standard is None:
            return ""
        if self.minimum is None or self.minimum == self.standard:
            return self.standard.name
        return f"{self.standard.name}, sekurang-kurangnya {self.minimum.name}"


@dataclass(frozen=True, slots=True)
class Breach:
    """One departure from a rule; `line` counts from 1, None is the whole agreement."""

    kind: str
    article: str
    severity: str
    line: int | None
    message: str
    remedy: str


def check_levels(
    rule: LevelRule, levels: Sequence[Level | None], numbered: bool = True
) -> list[Breach]:
    """Return the breaches of `rule` by the lines' `levels`, in the order of lines.

    A line below the lowest level, or without a level, breaches with the rule's own
    severity. A line above the standard belongs to a superior; whether it may be
    promised all the same has a severity of its own, and so has the lack of any line at
    the standard, which is asked only where the rule says so.

    :param numbered: name the line by its number; of an indicator that is on no line
        yet nothing is numbered

    >>> rule = LevelRule("Pelaksana", "Pasal 5", Level("output", "Output", 30))
    >>> print(check_levels(rule, [Level("iku", "IKU", 60)], numbered=False)[0].message)
    Indikator ini berada di level IKU, di atas level Output untuk Pelaksana (Pasal 5).
    """
    if rule.standard is None:
        return []
    lowest = rule.minimum or rule.standard
    breaches = []
    for number, level in enumerate(levels, start=1):
        if level is None:
            breaches.append(_breach(UNCLASSIFIED, rule, number, numbered=numbered))
        elif level.rank < lowest.rank:
            breaches.append(_breach(BELOW, rule, number, level, numbered))
        elif level.rank > rule.standard.rank:
            breaches.append(_breach(ABOVE, rule, number, level, numbered))
    if rule.standard_required and not any(
        level and level.rank >= rule.standard.rank for level in levels
    ):
        breaches.append(_breach(STANDARD_MISSING, rule))
    return breaches


def _breach(
    kind: str,
    rule: LevelRule,
    line: int | None = None,
    level: Level | None = None,
    numbered: bool = True,
) -> Breach:
    values = {
        "article": rule.article,
        "demand": rule.demand,
        "level": level.name if level else "",
        "subject": f"Baris {line}" if numbered else "Indikator ini",
        "indicator": f"indikator baris {line}" if numbered else "indikator ini",
        "position": rule.position,
        "standard": rule.standard.name if rule.standard else "",
    }
    message, remedy = _TEXTS[kind]
    severities = {
        BELOW: rule.severity,
        UNCLASSIFIED: rule.severity,
        STANDARD_MISSING: rule.standard_severity,
        ABOVE: rule.above_severity,
    }
    return Breach(
        kind=kind,
        article=rule.article,
        severity=severities[kind],
        line=line,
        message=message.format(**values),
        remedy=remedy.format(**values),
    )
