"""What the tables of a performance report printed before, or promised before."""

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date

from ...engine.formerly import Agreement, Former, changed_figures, changed_targets
from ..measurement.sidocakep_measurement import ACCEPTED, REPLACED


def note_changed_targets(pk):
    """Return notes on targets of a PK that its earlier versions promised otherwise.

    A change of the budget in the middle of the year brings them; the locked quarters
    stay on the former one, the year is measured against the last.

    :param pk: the last one in force of the year, sudo
    """
    versions = pk
    while versions[:1].previous_id:
        versions = versions[:1].previous_id + versions
    return list(changed_targets([_read_agreement(item) for item in versions]))


def _read_agreement(pk):
    words = ["PK"]
    if pk.number:
        words.append(f"Nomor {pk.number}")
    if pk.date_document:
        words.append(f"tanggal {format_date(pk.date_document)}")
    return Agreement(
        " ".join(words),
        {
            str(line.indicator_id.id or line.name): (
                (line.name or "").split("\n")[0],
                line.target_text or "",
            )
            for line in pk.line_ids
        },
    )


def note_changed_figures(company, indicators, years):
    """Return notes on figures of earlier years that are others than was accepted.

    An audit and a late release update the cell of an accepted measurement, a correction
    is its next version; "then" is what the first accepted one said in either case.

    :param company: whose measurements of whole years are read, sudo
    :param indicators: those that the report is on, in its order
    :param years: earlier years, ascending
    """
    lines = company.env["sidocakep.measurement.line"].search(
        [
            ("indicator_id", "in", indicators.ids),
            ("measurement_id.company_id", "=", company.id),
            ("measurement_id.year", "in", list(years)),
            ("measurement_id.period_kind", "=", "year"),
            ("measurement_id.state", "in", (ACCEPTED, REPLACED)),
        ]
    )
    lines = lines.sorted(lambda line: line.measurement_id.version)
    stages = lines.grouped(lambda line: (line.indicator_id, line.measurement_id.year))
    return list(
        changed_figures(
            _read_former(stages[indicator, year])
            for indicator in indicators
            for year in years
            if (indicator, year) in stages
        )
    )


def _read_former(stages):
    """Return the figure of a year in the first and in the last version of it."""
    first, last = stages[0], stages[-1]
    return Former(
        last.measurement_id.year,
        (last.name or "").split("\n")[0],
        first.before_text or first._get_printed_figure(),
        last._get_printed_figure(),
        last.release_status or "",
    )
