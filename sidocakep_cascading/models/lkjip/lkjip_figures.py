"""The charts of a performance report, in the words of the paper."""

from odoo.addons.sidocakep_base.engine.chart import read_bars

#: Content of a section > what its chart is called, and the columns that it draws.
CHARTS = {
    "achievement": ("Capaian Kinerja", "Indikator Kinerja", "Capaian (%)"),
    "plan": (
        "Capaian Kinerja terhadap Target Akhir Renstra",
        "Indikator Kinerja",
        "Capaian (%)",
    ),
    "budget": ("Serapan Anggaran", "Program", "Serapan (%)"),
}


def compose_figure(content, table):
    """Return the chart below a table, nothing where there is none.

    It draws what the table prints and is made with the pages, not with the table: of a
    table that was drawn before there were charts, nothing becomes out of date.

    :return: ``title``, ``column`` (what the bars are), ``bars`` with ``number``,
        ``name``, ``text`` and ``size`` (percent, as a plain decimal; empty without
        figure)
    """
    if content not in CHARTS:
        return None
    title, name, column = CHARTS[content]
    bars = read_bars(table["heads"], table["rows"], name, column)
    if not bars:
        return None
    return {
        "title": title,
        "column": column,
        "bars": [
            {**bar._asdict(), "size": "" if bar.size is None else f"{bar.size:f}"}
            for bar in bars
        ],
    }
