"""What papers say beside a measured figure: how much of it there is, and why none."""

import re

from odoo.addons.sidocakep_base.engine.achievement.accumulation import read_gap
from odoo.addons.sidocakep_base.engine.achievement.achievement import OK
from odoo.addons.sidocakep_base.engine.achievement.plan_years import read_lacking_years
from odoo.addons.sidocakep_base.engine.figures.indonesian import MONTHS
from odoo.addons.sidocakep_base.engine.figures.values import LABELS, NoFigureKind

#: How the engine ends what it says of two values; where one lacks it says no cause.
COMPARISON = re.compile(r"Target: .*; realisasi: .*\. Capaian: ")
#: Kinds of no figure that somebody explained, or the engine.
EXPLAINED = ("not_released", "not_computable", "not_applicable")
NO_FIGURE = frozenset(LABELS.values())


def is_figure(text):
    """Tell whether a printed value is a figure, not a word for none."""
    return bool(text) and text not in NO_FIGURE


def is_released_later(row):
    """Tell whether the figure of a period without a target waits for its release.

    Its year says *belum dirilis*: the period beside it says the same, and not that
    nothing was due.
    """
    return row.status == "not_due" and row.year_status == "not_released"


def mark_gap(text, trace):
    """Return a printed figure with the periods that it lacks, by its explanation.

    The figure of a year stands on papers without its trace: that of two quarters of
    three would be read as that of all.
    """
    gap = read_gap(trace or "")
    return f"{text} ({gap})" if gap and is_figure(text) else text


def list_lacking_years(row):
    """Return the years that what a row came to over the plan is without; empty: none.

    What was measured before 19.0.1.14.0 does not say them: the year before is known.
    """
    years = read_lacking_years(row.five_trace or "")
    is_added = row.indicator_id.accumulation == "sum"
    is_silent = row.last_year_text == LABELS[NoFigureKind.NOT_REPORTED]
    return years or (str(row.year - 1) if is_added and is_silent else "")


def find_lacking(row):
    """Return ``{field: words}`` of the figures of a row that are without periods.

    Of the year how many of its periods are in it, of the plan which years are not.

    :param row: a measured line of a PK or an output of the DPA, sudo
    """
    found = {}
    gap = read_gap(row.year_trace or "")
    if gap and is_figure(row.to_date_text):
        found["to_date_text"] = f"realisasi tahun {row.year} {gap}"
    years = list_lacking_years(row)
    if years and is_figure(row.five_text):
        found["five_text"] = (
            f"realisasi s.d. tahun {row.year} tanpa angka tahun {years} "
            f"({LABELS[NoFigureKind.NOT_REPORTED]})"
        )
    return found


def mark_reason(text, row, status, trace):
    """Return a word for no figure with the reason behind it, where the kind has one.

    What is not reported or not due is said by its word. The rest is that of
    :func:`say_reason`.
    """
    reason = say_reason(row, status, trace) if status in EXPLAINED else ""
    return f"{text} ({reason})" if text in NO_FIGURE and reason else text


def say_reason(row, status, trace):
    """Return why a measured row has no figure, as far as anybody said it.

    :param row: a measured line of a PK or an output of the DPA, sudo
    :param status: ``ok``, or the kind of no figure
    :param trace: what the engine says of the comparison
    """
    if status == OK:
        return ""
    said = join_lines(row.figure_id.no_figure_reason)
    if said:
        return said
    if status == "not_released" and row.indicator_id.release_month:
        return f"dirilis bulan {MONTHS[int(row.indicator_id.release_month) - 1]}"
    if status == "not_reported" and row.asked_job_id:
        return f"belum disampaikan oleh {row.asked_job_id._get_printed_title()}"
    if status == "not_computable":
        return row.figure_id._say_division_by_zero() or _get_cause(trace)
    return ""


def join_lines(text):
    """Return a text of several lines as one."""
    return " ".join((text or "").split())


def _get_cause(trace):
    """Return what the engine says last besides the comparison that it ends with."""
    lines = [line for line in (trace or "").split("\n") if line.strip()]
    causes = [line for line in lines if not COMPARISON.match(line)]
    return causes[-1] if causes else ""
