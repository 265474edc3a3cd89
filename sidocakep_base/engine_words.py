"""What the engine says, in the language of whoever reads it.

The engine is pure Python and prints Indonesian, as its calculator has no Odoo to
translate for it. A refusal carries a code and facts; here they become sentences that
come through the translation like every other. A code that is not here is shown in the
engine's own words: a test compares both lists.
"""

from collections import defaultdict

from odoo.tools.translate import LazyTranslate

from .band_words import write_bands
from .engine.achievement.formulas import (
    FORMULAS,
    HIGHER_RATIO,
    LOWER_DOUBLE,
    LOWER_INVERSE,
    LOWER_MET,
    ORDINAL_INDEX,
    ORDINAL_MET,
    RANGE_INSIDE,
    RANGE_LOWER,
    RANGE_RATIO,
)

_lt = LazyTranslate(__name__)

_ONE_FIGURE = _lt("Write one figure with its unit, e.g. 70,54 or 1.234.567,00.")
_LOWEST_FIRST = _lt("Write the points from the lowest up, e.g. TMP<TW<WDP<WTP.")
_CODE_SAMPLE = _lt("A complete code reads like 1.01.02.2.01.0001.")
_MEND_GAP = _lt(
    "Correct the bounds, or say that the rating bands of this scale may leave gaps."
)

#: ``{case: (what is wrong, how to mend it)}`` of every refusal that can reach a model.
REFUSALS = {
    # figures
    "ambiguous_number": (
        _lt(
            "“%(body)s” can be read as %(thousands)s (the dot between thousands) or as "
            "%(decimals)s (the dot as decimal sign)."
        ),
        _lt("Write %(thousands)s or %(decimals)s."),
    ),
    "english_notation": (
        _lt("“%(body)s” has commas between thousands (English notation)."),
        _lt("Write %(written)s."),
    ),
    "malformed.english": (
        _lt("“%(body)s” cannot be read as a figure with a decimal point."),
        _lt("Write commas between thousands and a dot before decimals, e.g. 1,234.5."),
    ),
    "malformed": (_lt("“%(text)s” cannot be read as a figure."), _ONE_FIGURE),
    "malformed.comparison": (
        _lt("“%(text)s” holds the sign “%(sign)s”, which is no part of a figure."),
        _lt(
            "Write the figure alone; the direction of the indicator says what is "
            "better."
        ),
    ),
    "malformed.ratio": (
        _lt("“%(text)s” is a ratio, not one figure."),
        _lt(
            "Write the measured figure alone and what it is compared with as its unit, "
            "e.g. 183 per 100.000 KH."
        ),
    ),
    "malformed.more": (
        _lt("“%(text)s” holds more than one figure."),
        _lt(
            "Write the figure alone here, e.g. “%(kept)s”, and the whole sentence as "
            "remark of the PK."
        ),
    ),
    "money_unit": (
        _lt("“%(text)s” is no amount of money: “%(unit)s” is not rupiah."),
        _lt("Write the amount in full in rupiah, e.g. 1.500.000."),
    ),
    "too_long": (
        _lt("The figure “%(body)s...” has more than %(maximum)s characters."),
        _lt("Check whether several cells have become one, and write one figure."),
    ),
    "decimal_sign": (
        _lt("“%(sign)s” is no decimal sign."),
        _lt("Use a comma or a dot."),
    ),
    "nil": (
        _lt("“nihil” can mean the figure zero or that there is no figure."),
        _lt("Write 0 if it is zero, or “belum dilaporkan” if there is no figure yet."),
    ),
    "sheet_error": (
        _lt("“%(text)s” is an error of a spreadsheet, not a figure."),
        _lt("Correct the formula where the figure comes from, and write its result."),
    ),
    "magnitude": (
        _lt("“%(text)s” uses the word “%(word)s”."),
        _lt("Write the figure in full, e.g. 1.500.000."),
    ),
    "not_a_number": (_lt("“%(text)s” is a range."), _ONE_FIGURE),
    "not_a_range": (
        _lt("“%(text)s” is one figure only."),
        _lt("Write two bounds, e.g. 139,83 - 143,33."),
    ),
    "range_order": (
        _lt("The lower bound %(low)s is above the upper bound %(high)s."),
        _lt("Exchange the two bounds."),
    ),
    "setting_number": (
        _lt("“%(value)s” is not a number."),
        _lt("Write a plain number, e.g. 120 or 99.5."),
    ),
    # scales and rating bands
    "not_on_scale": (
        _lt("“%(text)s” is not a point of the scale %(scale)s."),
        _lt("Write one of: %(choices)s."),
    ),
    "scale_short": (
        _lt("The scale “%(scale)s” has less than two points."),
        _LOWEST_FIRST,
    ),
    "scale_duplicate": (
        _lt("The point “%(point)s” of the scale “%(scale)s” is empty or stands twice."),
        _lt("Write each point once."),
    ),
    "scale_mixed": (_lt("The scale “%(text)s” mixes “<” and “>”."), _LOWEST_FIRST),
    "scale_unknown": (_lt("No scale holds %(names)s."), _LOWEST_FIRST),
    "bands.empty": (
        _lt("The rating band “%(band)s” of the scale “%(scale)s” is empty."),
        _lt("Correct the bounds of that band."),
    ),
    "bands.open": (
        _lt(
            "Scale “%(scale)s”: there are achievements below the lowest or above the "
            "highest rating band."
        ),
        _MEND_GAP,
    ),
    "bands.overlap": (
        _lt("Scale “%(scale)s”: the rating bands %(below)s and %(above)s overlap."),
        _lt("Correct the bounds of one of them."),
    ),
    "bands.gap": (
        _lt("Scale “%(scale)s”: there is a gap between %(below)s and %(above)s."),
        _MEND_GAP,
    ),
    # achievement and its policy
    "formula": (
        _lt("The formula “%(formula)s” does not serve the direction “%(direction)s”."),
        _lt("Choose a formula of that direction, or correct the direction."),
    ),
    "formula_dates": (
        _lt("The formula “%(formula)s” ends before it begins."),
        _lt("Correct its days."),
    ),
    "formula_overlap": (
        _lt(
            "The formulas “%(other)s” and “%(formula)s” are in force at the same time "
            "for one direction."
        ),
        _lt("Correct their days so that one ends before the other begins."),
    ),
    "no_formula": (
        _lt("No formula is in force on that day for the direction “%(direction)s”."),
        _lt("Complete the days of the formulas in the achievement policy."),
    ),
    "decimals": (
        _lt("%(decimals)s decimals cannot be used."),
        _lt("Enter 0 to %(maximum)s."),
    ),
    "cap_below_floor": (
        _lt("The highest achievement %(cap)s is below the lowest %(floor)s."),
        _lt("Correct one of them."),
    ),
    "policy_key": (
        _lt("The achievement policy holds entries that are not known: %(strange)s."),
        _lt("Use only these: %(known)s."),
    ),
    "target_shape": (
        _lt("The direction “%(direction)s” does not fit the target."),
        _lt(
            "Give a range two bounds, a place on a scale one of its points, and every "
            "other direction one figure."
        ),
    ),
    "target_shape.formula": (
        _lt("The target “%(target)s” does not fit the formula “%(formula)s”."),
        _lt("Correct the target, the direction or the formula."),
    ),
    "actual_shape.point": (
        _lt("The actual “%(actual)s” cannot be compared with the target “%(target)s”."),
        _lt("Write the actual as a point of the same scale."),
    ),
    "actual_shape.number": (
        _lt("The actual “%(actual)s” cannot be compared with the target “%(target)s”."),
        _lt("Write the actual as one figure."),
    ),
    "unit": (
        _lt("The target “%(target)s” and the actual “%(actual)s” differ in unit."),
        _lt("Write both in one unit."),
    ),
    "unit.periods": (
        _lt("The periods differ in unit: %(units)s."),
        _lt("Write all of them in one unit."),
    ),
    "negative_target": (
        _lt("The target %(target)s is negative: a comparison with it means nothing."),
        _lt("Word the indicator so that its target is positive."),
    ),
    "negative_target.bound": (
        _lt("The bound %(target)s is negative: a comparison with it means nothing."),
        _lt("Word the indicator so that its target is positive."),
    ),
    "negative_actual": (
        _lt("The actual %(actual)s is negative, and the formula needs a positive one."),
        _lt("Choose the formula (2 x target - actual) / target."),
    ),
    "division_by_zero": (
        _lt("A figure is zero and the formula divides by it."),
        _lt("Set in the achievement policy what zero means, or correct the figure."),
    ),
    "accumulate_shape": (
        _lt("Ranges and points of a scale cannot be added up."),
        _lt("Choose to take the last figure instead."),
    ),
    "release": (
        _lt("Month %(month)s or %(years)s years later cannot be used for a release."),
        _lt("Enter a month from 1 to 12 and no years or more."),
    ),
    "release.missing": (
        _lt("An indicator that is released later needs the month of its release."),
        _lt("Enter that month."),
    ),
    # civil servants' numbers
    "nip_characters": (
        _lt("The NIP holds the character “%(sign)s”."),
        _lt("Write digits only; blanks are allowed."),
    ),
    "nip_length": (
        _lt("The NIP has %(count)s digits."),
        _lt("Write exactly %(length)s digits."),
    ),
    "nip_birth_date": (
        _lt("The day of birth in the NIP (its first 8 digits) is %(digits)s: no day."),
        _lt("Write year, month and day, e.g. 19630312."),
    ),
    "nip_appointment": (
        _lt(
            "The appointment in the NIP (digits 9 to 14) is %(digits)s, before the day "
            "of birth."
        ),
        _lt("Check the day of birth and the year of appointment."),
    ),
    "nip_appointment.month": (
        _lt("The month of appointment in the NIP (digits 13 and 14) is %(month)s."),
        _lt("Write a month from 01 to 12."),
    ),
    "nip_sex": (
        _lt("Digit 15 of the NIP is %(digit)s."),
        _lt("Write 1 for a man or 2 for a woman."),
    ),
    # codes of the nomenclature
    "code_length": (
        _lt("The code “%(text)s” has %(count)s parts; there are 1, 2, 3, 5 or 6."),
        _CODE_SAMPLE,
    ),
    "code_segment": (
        _lt("The part %(part)s of the code “%(text)s” reads “%(segment)s”."),
        _CODE_SAMPLE,
    ),
    "code_template": (
        _lt("The code “%(text)s” uses X in one part only."),
        _lt("Write X.XX together, or the real bidang."),
    ),
    "code_not_template": (
        _lt("The code “%(code)s” has a bidang already."),
        _lt("Choose a code that begins with X.XX."),
    ),
    "code_not_bidang": (
        _lt("“%(field)s” is not the code of a bidang."),
        _lt("Write the code of a bidang, e.g. 1.05."),
    ),
    # tables of the nomenclature
    "table_header": (
        _lt("The headers of the columns are not known."),
        _lt("Use the headers %(short)s, or %(long)s and so on."),
    ),
    "code_missing": (
        _lt("The code is missing."),
        _lt("Enter the code, or delete the row."),
    ),
    "code_twice": (
        _lt("The code “%(code)s” stands in row %(row)s already."),
        _lt("Delete one of the two rows."),
    ),
    "code_other_level": (
        _lt("“%(written)s” does not fit the code “%(code)s”, which is a %(level)s."),
        _lt("Correct “tingkat” or the code."),
    ),
    "code_no_sub_kegiatan": (
        _lt("The code “%(code)s” is that of a %(level)s, not of a sub kegiatan."),
        _lt("Write the code in full, e.g. 1.01.02.2.01.0001."),
    ),
    "code_other_parent": (
        _lt("“%(written)s” is not the parent of “%(code)s”, which is “%(parent)s”."),
        _lt("Write “%(parent)s”, or correct the code of the sub kegiatan."),
    ),
    "code_without_name": (
        _lt("The code “%(code)s” has no name."),
        _lt("Enter its name."),
    ),
    "code_without_parent": (
        _lt(
            "“%(parent)s”, the parent of the code “%(code)s”, is neither in the file "
            "nor in this edition."
        ),
        _lt("Add its row, or choose to create the parents that are missing."),
    ),
    "spm": (_lt("“%(text)s” is not known here."), _lt("Write SPM or NON-SPM.")),
}

_FORMULA_NAMES = {
    HIGHER_RATIO: (_lt("Actual against the target"), "R / T x 100"),
    LOWER_DOUBLE: (_lt("Twice the target less the actual"), "(2T - R) / T x 100"),
    LOWER_INVERSE: (_lt("Target against the actual"), "T / R x 100"),
    LOWER_MET: (
        _lt("A hundred if reached, else target against actual"),
        _lt("100 if R <= T, else T / R x 100"),
    ),
    RANGE_RATIO: (
        _lt("Range, against the nearest bound"),
        _lt(
            "100 within the range; R / upper bound x 100 above; R / lower bound x 100 "
            "below"
        ),
    ),
    RANGE_LOWER: (
        _lt("Range, lower is better"),
        _lt("100 within the range; (2B - R) / B x 100 outside, B = the bound passed"),
    ),
    RANGE_INSIDE: (
        _lt("Range, both sides miss"),
        _lt(
            "100 within the range; upper bound / R x 100 above; R / lower bound x 100 "
            "below"
        ),
    ),
    ORDINAL_MET: (
        _lt("Reached or not"),
        _lt("100 if the point reached is the target or above, else 0"),
    ),
    ORDINAL_INDEX: (
        _lt("Ratio of the places on the scale"),
        _lt("place of the point reached / place of the target x 100"),
    ),
}


def describe_refusal(env, case, facts):
    """Return (what is wrong, how to mend it) in the language of ``env``.

    Facts that are keys of the engine are named as the screen names them.
    """
    wrong, remedy = REFUSALS[case]
    known = defaultdict(str, write_bands(env, facts))
    for name in ("formula", "other"):
        if known[name] in FORMULAS:
            known[name] = get_formula_name(env, known[name])
    if known["direction"]:
        known["direction"] = _get_direction(env, known["direction"])
    return fill(env, wrong, known), fill(env, remedy, known)


def fill(env, sentence, facts):
    """Return a lazy sentence with its facts; ``env._`` would refuse an absent one."""
    # pylint: disable-next=translation-not-lazy
    return env._(sentence) % defaultdict(str, facts)


def say(env, error):
    """Return what an ``EngineError`` says, in one text in the language of ``env``."""
    return " ".join(describe_refusal(env, error.case, error.facts))


def get_formula_name(env, code):
    """Return the name of a formula of the engine in the language of ``env``."""
    return env._(_FORMULA_NAMES[code][0])


def get_formula_expression(env, code):
    """Return how a formula computes, in the language of ``env``."""
    expression = _FORMULA_NAMES[code][1]
    return expression if isinstance(expression, str) else env._(expression)


def _get_direction(env, direction):
    field = env["sidocakep.indicator"]._fields["direction"]
    return dict(field._description_selection(env))[direction]
