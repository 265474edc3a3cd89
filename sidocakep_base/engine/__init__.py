"""The achievement engine: pure Python, standard library only, no Odoo.

Three small helpers: :mod:`.indonesian` writes numbers, rupiah and dates,
:mod:`.nip` checks civil servants' numbers, :mod:`.nomenclature` reads programme
codes. All refusals are an :class:`EngineError` whose text is Indonesian and says
how to mend the input.
"""

from .errors import EngineError
from .indonesian import format_date, format_month, format_number, format_rupiah
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

__all__ = [
    "Code",
    "CodeLevel",
    "EngineError",
    "Nip",
    "NipError",
    "NipPart",
    "Sex",
    "format_date",
    "format_month",
    "format_nip",
    "format_number",
    "format_rupiah",
    "instantiate",
    "level_of",
    "normalize_nip",
    "parent_of",
    "parse_code",
    "parse_nip",
    "template_of",
]
