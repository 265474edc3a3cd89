"""Texts that an office words itself: checked, filled, begun (decision 0033)."""

from .errors import Place, Problem, TemplateRefusedError
from .fields import FORMATTERS, Field, read_fields, read_sample, read_values
from .filling import check_template, fill_template
from .package import is_picture
from .start import read_marked, write_start

__all__ = [
    "FORMATTERS",
    "Field",
    "Place",
    "Problem",
    "TemplateRefusedError",
    "check_template",
    "fill_template",
    "is_picture",
    "read_fields",
    "read_marked",
    "read_sample",
    "read_values",
    "write_start",
]
