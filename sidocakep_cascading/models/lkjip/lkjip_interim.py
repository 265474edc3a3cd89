"""One cause for what has no figure in an interim report.

A row of it is compared twice: with the target of the quarter and with that of the year.
"""

from odoo.addons.sidocakep_base.engine.figures.values import LABELS, NoFigureKind

NOT_DUE_WORDS = LABELS[NoFigureKind.NOT_DUE]


def is_owed(status: str, year_status: str) -> bool:
    """Tell whether a row without target for the quarter lacks a figure all the same.

    Its figure was asked for and nobody sent it.

    >>> is_owed("not_due", "not_reported"), is_owed("not_due", "not_released")
    (True, False)
    >>> is_owed("ok", "not_reported"), is_owed("not_due", "ok")
    (False, False)
    """
    return status == NoFigureKind.NOT_DUE and year_status == NoFigureKind.NOT_REPORTED


def is_later(status: str, year_status: str) -> bool:
    """Tell whether a row is due later: it was not asked for, so no release lacks.

    >>> is_later("not_due", "not_released"), is_later("not_due", "not_reported")
    (True, False)
    >>> is_later("ok", "not_released"), is_later("not_due", "ok")
    (False, False)
    """
    return status == NoFigureKind.NOT_DUE and year_status == NoFigureKind.NOT_RELEASED


def say_later(text: str) -> str:
    """Return a cell of a row that is due later: what was not released is not due.

    >>> say_later("belum dirilis"), say_later("74 (data tahun 2025)")
    ('belum tiba tenggatnya', '74 (data tahun 2025)')
    """
    return NOT_DUE_WORDS if text == LABELS[NoFigureKind.NOT_RELEASED] else text


def get_results(rows, is_interim):
    """Return the engine's results of outcomes and outputs for the time of a report.

    Of half a year those of the quarter; what was asked of it without a target and was
    not sent lacks there too.
    """
    of_year = rows._to_results(is_year=True)
    if not is_interim:
        return of_year
    of_quarter = rows._to_results(is_year=False)
    return [
        whole if is_owed(row.status, row.year_status) else half
        for row, whole, half in zip(rows, of_year, of_quarter, strict=True)
    ]
