"""Number formats of cells as Excel reads them: does this one show percentages?

ECMA-376 part 1, 18.8.31: up to four sections parted by semicolons, for positive and
negative numbers, zero and text, or for numbers that meet a condition in brackets. A
percent sign scales by a hundred only where it is no lettering: ``0.0%`` shows 0.835 as
83.5%, while ``0.0"%"`` and ``0.0\\%`` show 83.5 so.
"""

import re
from decimal import Decimal
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne

# What is lettering and no instruction: quoted text, an escaped sign, the width of a
# sign as a blank (_x), a sign to fill up with (*x), and what stands in brackets.
_LETTERING = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|"[^"]*$', re.S)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
_TESTS = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne}


def is_percent(number_format: str, value: Decimal) -> bool:
    """Tell whether a number is shown as so many hundredths.

    >>> is_percent("0.0%", Decimal("0.835")), is_percent('0.0"%"', Decimal("83.5"))
    (True, False)
    >>> is_percent("0;[<1]0%", Decimal(5)), is_percent("[<1]0%;0", Decimal("0.5"))
    (False, True)
    """
    if "%" not in number_format:
        return False
    return "%" in _LETTERING.sub("", _section_of(number_format, value))


def is_lettered_percent(number_format: str, value: Decimal) -> bool:
    """Tell whether a percent sign stands behind a number that it does not scale.

    >>> is_lettered_percent('0.0"%"', Decimal("83.5"))
    True
    >>> is_lettered_percent("0.0%", Decimal("0.835"))
    False
    """
    if "%" not in number_format or is_percent(number_format, value):
        return False
    section = _section_of(number_format, value)
    return "%" in "".join(
        found.strip('\\"') for found in _LETTERING.findall(section) if found[0] in '\\"'
    )


@lru_cache(maxsize=256)
def _sections(number_format: str) -> tuple[str, ...]:
    """Part a format at its semicolons, but for those that are lettering."""
    sections, start, passed = [], 0, 0
    for found in _LETTERING.finditer(number_format):
        for sign in re.finditer(";", number_format[passed : found.start()]):
            sections.append(number_format[start : passed + sign.start()])
            start = passed + sign.end()
        passed = found.end()
    for sign in re.finditer(";", number_format[passed:]):
        sections.append(number_format[start : passed + sign.start()])
        start = passed + sign.end()
    return (*sections, number_format[start:])


def _section_of(number_format: str, value: Decimal) -> str:
    """Return the section by which a number is shown."""
    sections = _sections(number_format)[:3]
    conditions = [_CONDITION.search(section) for section in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _TESTS[condition[1]](value, Decimal(condition[2])):
                return section
        return sections[-1]
    if value < 0 and len(sections) > 1:
        return sections[1]
    if value == 0 and len(sections) > 2:
        return sections[2]
    return sections[0]
