"""How the achievements of a report were worked out and rated, in words.

A reader who divides 0,331 by 0,324 gets another figure than the one that is printed:
that an indicator is better the lower it is has to stand beside it.
"""

from collections import defaultdict

from odoo.addons.sidocakep_base.engine.achievement.formulas import (
    FORMULAS,
    Direction,
    Shape,
)
from odoo.addons.sidocakep_base.engine.errors import EngineError

#: What the target of an indicator of a direction looks like.
SHAPES = {
    Direction.HIGHER: Shape.NUMBER,
    Direction.LOWER: Shape.NUMBER,
    Direction.RANGE: Shape.RANGE,
    Direction.ORDINAL: Shape.POINT,
}


def note_formulas(policy, indicators, day):
    """Return a note on the formulas of these indicators, and one on the ratings.

    The formula of most stands alone, of each other one its indicators are named.

    :param policy: the engine's ``Policy``
    :param day: the last day of the period
    """
    by_formula = defaultdict(list)
    for indicator in indicators:
        if formula := _find(policy, indicator, day):
            by_formula[formula.expression].append(indicator.name.split("\n")[0])
    notes = []
    if by_formula:
        usual, *others = sorted(by_formula, key=lambda text: -len(by_formula[text]))
        parts = [usual]
        parts += [f"untuk {'; '.join(by_formula[text])}: {text}" for text in others]
        notes.append(
            f"Capaian, R realisasi dan T target: {'; '.join(parts)}.",
        )
    if policy.bands:
        scale = "; ".join(f"{band.label}: {band}" for band in policy.bands.bands)
        notes.append(f"Predikat menurut capaian: {scale}.")
    return notes


def _find(policy, indicator, day):
    """Return the formula of the indicator; ``None`` where the policy has none."""
    direction = Direction(indicator.direction)
    try:
        return FORMULAS.get(indicator.formula_code) or policy.formula_for(
            direction, SHAPES[direction], day
        )
    except EngineError:
        return None
