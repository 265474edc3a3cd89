"""The achievement engine: pure Python, standard library only, no Odoo.

:func:`read_value` turns what a document wrote into a :class:`Number`,
:class:`Range`, :class:`Point` or :class:`NoFigure`. :func:`accumulate` makes one
figure of the periods of a year; :func:`achieve` compares it with the target under a
:class:`Policy` and returns a :class:`Result` with raw, capped and printed figure,
rating and trace; :func:`.roll_up` makes one result of several by a :class:`.Rollup`;
:func:`rate` finds the word in a :class:`BandScale`. Formulas, ordinal scales and
band scales in use are listed in ``FORMULAS``, ``SCALES`` and ``BAND_SCALES``.
:mod:`.indonesian` writes numbers, rupiah and dates, :mod:`.nip` checks civil
servants' numbers, :mod:`.nomenclature` reads programme codes. Every refusal is an
:class:`EngineError` whose text is Indonesian and says how to mend the input.
"""

from .achievement.accumulation import (
    Accumulated,
    Accumulation,
    Release,
    accumulate,
)
from .achievement.achievement import Result, achieve, no_figure
from .figures.arithmetic import Rounding
from .achievement.bands import BAND_SCALES, Band, BandScale, Rating, rate
from .errors import EngineError
from .achievement.formulas import FORMULAS, Direction, Formula, Shape, find_formula
from .figures.indonesian import format_date, format_month, format_number, format_rupiah
from .nip import Nip, NipError, NipPart, Sex, format_nip, normalize_nip, parse_nip
from .nomenclature import (
    Code,
    CodeLevel,
    instantiate,
    level_of,
    parent_of,
    parse_code,
    template_of,
)
from .achievement.policy import FormulaChoice, Policy, Presentation, ZeroRule
from .figures.reading import ValueKind, read_value
from .achievement.scales import SCALES, Scale, ScalePoint
from .figures.values import LABELS, NoFigure, NoFigureKind, Number, Point, Range, Value

__all__ = [
    "BAND_SCALES",
    "FORMULAS",
    "LABELS",
    "SCALES",
    "Accumulated",
    "Accumulation",
    "Band",
    "BandScale",
    "Code",
    "CodeLevel",
    "Direction",
    "EngineError",
    "Formula",
    "FormulaChoice",
    "Nip",
    "NipError",
    "NipPart",
    "NoFigure",
    "NoFigureKind",
    "Number",
    "Point",
    "Policy",
    "Presentation",
    "Range",
    "Rating",
    "Release",
    "Result",
    "Rounding",
    "Scale",
    "ScalePoint",
    "Sex",
    "Shape",
    "Value",
    "ValueKind",
    "ZeroRule",
    "accumulate",
    "achieve",
    "find_formula",
    "format_date",
    "format_month",
    "format_nip",
    "format_number",
    "format_rupiah",
    "instantiate",
    "level_of",
    "no_figure",
    "normalize_nip",
    "parent_of",
    "parse_code",
    "parse_nip",
    "rate",
    "read_value",
    "template_of",
]
