"""The charts of a performance report, in the words of the paper."""

from odoo.addons.sidocakep_base.engine.chart import read_bars, read_series

#: Head of the column that tells targets from realisations in the table of years.
YEAR_ROW = "Uraian"
#: What the targets of an interim report are called there: half of a year has no such.
OF_WHOLE_YEAR_ROW = "Target Tahunan"
#: Head of the column that says whether a figure got better.
TREND_HEAD = "Perkembangan"
#: One bar compares nothing.
LEAST_BARS = 2
#: Content of a section > what its chart is called, and the columns that it draws.
CHARTS = {
    "achievement": ("Capaian Kinerja", "Indikator Kinerja", "Capaian (%)"),
    "plan": (
        "Capaian Kinerja terhadap Target Akhir {plan}",
        "Indikator Kinerja",
        "Capaian (%)",
    ),
    "budget": ("Serapan Anggaran", "Program", "Serapan (%)"),
    "agencies": ("Capaian Perangkat Daerah", "Perangkat Daerah", "Capaian (%)"),
}


def compose_figure(content, table, plan="Renstra"):
    """Return the chart below a table, nothing where there is none.

    It draws what the table prints and is made with the pages, not with the table: of a
    table that was drawn before there were charts, nothing becomes out of date.

    :param plan: ``Renstra``, or ``RPJMD`` for the government
    :return: ``title``, ``column`` (what the bars are), ``bars`` with ``number``,
        ``name``, ``text`` and ``size`` (percent, as a plain decimal; empty without
        figure)
    """
    if content == "years":
        return _compose_years(table)
    if content not in CHARTS:
        return None
    title, name, column = CHARTS[content]
    # Of an agency with units the column names both.
    name = next((head for head in table["heads"] if head.startswith(name)), name)
    bars = read_bars(table["heads"], table["rows"], name, column)
    if len(bars) < LEAST_BARS:
        return None
    return {
        "title": title.format(plan=plan),
        "column": column,
        "bars": [{**bar._asdict(), "size": _write_size(bar.size)} for bar in bars],
    }


def _compose_years(table):
    """Return the chart of target and realisation of several years, an indicator each.

    :return: ``title``, ``series`` with ``number``, ``name`` and ``years``
    """
    heads = table["heads"]
    if YEAR_ROW not in heads:
        # A table that was drawn before there was this chart.
        return None
    first = heads.index(YEAR_ROW) + 1
    last = heads.index(TREND_HEAD) if TREND_HEAD in heads else None
    if not all(head.isdigit() for head in heads[first:last]):
        # Half of a year is not set beside whole ones.
        return None
    series = read_series(heads, table["rows"], "Indikator Kinerja", first, last)
    if not series:
        return None
    return {
        "title": "Perkembangan Target dan Realisasi Kinerja",
        "series": [
            {
                "number": item.number,
                "name": item.name,
                "years": [
                    {
                        **year._asdict(),
                        "target_size": _write_size(year.target_size),
                        "size": _write_size(year.size),
                    }
                    for year in item.years
                ],
            }
            for item in series
        ],
    }


def _write_size(size):
    """Return a figure as a plain decimal, as JSON keeps it."""
    return "" if size is None else f"{size:f}"
