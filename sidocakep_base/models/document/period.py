"""What a period of a year is called, wherever one is shown."""


def get_period_label(record):
    """Return the period of a record for the reader, e.g. ``2026 quarter 2``.

    :param record: one that has ``year``, ``period_kind`` and ``period_no``
    """
    if record.period_kind == "quarter":
        return record.env._(
            "%(year)s quarter %(number)s", year=record.year, number=record.period_no
        )
    if record.period_kind == "month":
        return f"{record.period_no:02}/{record.year}"
    return str(record.year or "")
