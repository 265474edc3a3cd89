"""Which level of indicator a position must sign, and what is wrong when it does not.

A rule names a *standard* level and, where the regulation says "at least"
(sekurang-kurangnya), a lower *minimum*; without one the standard is the minimum.
Levels are compared by rank only, so a government may add levels of its own.

>>> iku, outcome = Level("iku", "IKU", 60), Level("outcome", "Outcome", 50)
>>> head = LevelRule(position="Kepala SKPD", standard=iku, article="Pasal 5(1)a")
>>> for breach in check_levels(head, [iku, outcome]):
...     print(breach.kind, breach.line, breach.level.name, breach.rule.standard.name)
below 2 Outcome IKU
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


@dataclass(frozen=True, slots=True)
class Breach:
    """One departure from a rule; `line` counts from 1, None is the whole agreement.

    The words for it are those of whoever shows it.
    """

    kind: str
    rule: LevelRule
    severity: str
    line: int | None = None
    level: Level | None = None

    @property
    def article(self) -> str:
        return self.rule.article


def check_levels(rule: LevelRule, levels: Sequence[Level | None]) -> list[Breach]:
    """Return the breaches of `rule` by the lines' `levels`, in the order of lines.

    A line below the lowest level, or without a level, breaches with the rule's own
    severity. A line above the standard belongs to a superior; whether it may be
    promised all the same has a severity of its own, and so has the lack of any line at
    the standard, which is asked only where the rule says so.
    """
    if rule.standard is None:
        return []
    lowest = rule.minimum or rule.standard
    breaches = []
    for number, level in enumerate(levels, start=1):
        if level is None:
            breaches.append(_breach(UNCLASSIFIED, rule, number))
        elif level.rank < lowest.rank:
            breaches.append(_breach(BELOW, rule, number, level))
        elif level.rank > rule.standard.rank:
            breaches.append(_breach(ABOVE, rule, number, level))
    if rule.standard_required and not any(
        level and level.rank >= rule.standard.rank for level in levels
    ):
        breaches.append(_breach(STANDARD_MISSING, rule))
    return breaches


def _breach(
    kind: str, rule: LevelRule, line: int | None = None, level: Level | None = None
) -> Breach:
    severities = {
        BELOW: rule.severity,
        UNCLASSIFIED: rule.severity,
        STANDARD_MISSING: rule.standard_severity,
        ABOVE: rule.above_severity,
    }
    return Breach(kind, rule, severities[kind], line, level)
