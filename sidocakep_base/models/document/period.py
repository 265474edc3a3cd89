"""What a period of a year is called, wherever one is shown."""

from calendar import monthrange
from datetime import date

from odoo.tools import format_date

from ...engine.figures.indonesian import name_months


def get_month_label(env, year, month):
    """Return a month as people say it, e.g. ``April 2026``."""
    return format_date(env, date(year, month, 1), date_format="MMMM y")


def get_month_names(env, numbers):
    """Return months as the reader calls them, e.g. ``April to July, October``."""
    names = [
        format_date(env, date(2000, number, 1), date_format="LLLL")
        for number in range(1, 13)
    ]
    return name_months(numbers, names, env._("to"))


def get_period_label(record):
    """Return the period of a record for the reader, e.g. ``2026 quarter 2``.

    :param record: one that has ``year``, ``period_kind`` and ``period_no``
    """
    if record.period_kind == "quarter":
        return record.env._(
            "%(year)s quarter %(number)s", year=record.year, number=record.period_no
        )
    if record.period_kind == "month":
        return get_month_label(record.env, record.year, record.period_no)
    return str(record.year or "")


def get_period_end(kind, year, number):
    """Return the last day of a period; of several years, that of ``year``."""
    month = {"quarter": 3 * number, "month": number}.get(kind, 12)
    return date(year, month, monthrange(year, month)[1])
