"""What the tables of a performance report printed before, or promised before."""

from datetime import date
from typing import NamedTuple

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.engine.figures.reading import read_printed
from odoo.addons.sidocakep_base.engine.figures.values import (
    LABELS,
    NoFigure,
    NoFigureKind,
)

from ...const import GROUND_MUTASI
from ...engine.formerly import Agreement, Former, changed_figures
from ..measurement.sidocakep_measurement import ACCEPTED, REPLACED
from .lkjip_comparisons import drop_not_due

#: In place of a target or figure that nobody knows.
NOTHING = NoFigure(NoFigureKind.NOT_REPORTED)


class FormerYear(NamedTuple):
    """What an indicator came to in a year before, as printed; empty where nothing is.

    :param achievement: or why there is none
    """

    target: str = ""
    realisation: str = ""
    achievement: str = ""


def get_versions(pk):
    """Return a PK and those that it took the place of, the first one first; sudo."""
    versions = pk
    while versions[:1].previous_id:
        versions = versions[:1].previous_id + versions
    return versions


def name_agreement(pk):
    """Return which agreement it is, with number and date, as printed.

    A change of the budget in the middle of the year brings a *PK Perubahan*; who
    follows in a post signs another one with the same promises.
    """
    is_changed = pk.previous_id and pk.revision_id.ground != GROUND_MUTASI
    words = ["Perjanjian Kinerja Perubahan" if is_changed else "Perjanjian Kinerja"]
    if pk.number:
        words.append(f"Nomor {pk.number}")
    if pk.date_document:
        words.append(f"tanggal {format_date(pk.date_document)}")
    return " ".join(words)


def read_agreements(pk):
    """Return what each version of an agreement promised, the first one first.

    The locked quarters stay on the former one, the year is measured against the last.

    :param pk: the last one in force of the year, sudo
    """
    return [
        Agreement(
            name_agreement(item),
            {
                get_promise_key(line): (
                    (line.name or "").split("\n")[0],
                    line.target_text or "",
                )
                for line in item.line_ids
            },
        )
        for item in get_versions(pk)
    ]


def read_promised(pk):
    """Return what an agreement promises, of a year that was not measured yet; sudo."""
    return [
        {
            "objective": line.objective or "",
            "name": (line.name or "").split("\n")[0],
            "target": line.target_text or "",
            "promise": get_promise_key(line),
        }
        for line in pk.line_ids
    ]


def read_promised_budget(pk):
    """Return Tabel II of an agreement, as it was signed; sudo.

    :return: ``(rows, total)``, texts: what is served, programme and amount
    """
    if not pk:
        return [], ""
    document = pk._get_document_values()[pk.id]
    rows = [
        {
            "served": row.get("indicator") or "",
            "name": row["name"] or "",
            "amount": row["amount"],
        }
        for row in document["table2"]
    ]
    return rows, document["total"]


def get_promise_key(line):
    """Return by what a line of a PK is found in its other versions."""
    return str(line.indicator_id.id or line.name)


def read_stages(company, indicators, years):
    """Return ``{(indicator, year): measured lines}`` of accepted years, by version.

    Of several posts that promise an indicator stands the highest of its agency.

    :param company: whose measurements of whole years are read, sudo
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
    # Those of the lower posts are written over by the higher ones.
    lines = lines.sorted(lambda line: (line.measurement_id.version, -line.ladder))
    stages = {}
    for line in lines:
        key = (line.indicator_id, line.measurement_id.year)
        stages.setdefault(key, {})[line.measurement_id] = line
    return {key: list(found.values()) for key, found in stages.items()}


def note_changed_figures(stages, indicators):
    """Return notes on figures of earlier years that are others than was accepted.

    An audit and a late release update the cell of an accepted measurement, a correction
    is its next version; "then" is what the first accepted one said in either case.

    :param stages: of :func:`read_stages`
    :param indicators: those that the report is on, in its order
    """
    years = sorted({year for _indicator, year in stages})
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


def read_former_year(year, indicators, stages, reached):
    """Return ``{indicator: FormerYear}``: what indicators came to in a year before.

    What was measured then stands as it was measured. Of a year that was measured
    elsewhere the figure that was taken over is compared with the target of the plan, by
    the policy that the profile had on the last day of that year.

    :param stages: of :func:`read_stages`
    :param reached: ``{indicator: realisation as printed}``
    """
    found = {
        indicator: _read_measured(stages[indicator, year][-1])
        for indicator in indicators
        if (indicator, year) in stages
    }
    others = indicators.filtered(lambda item: item not in found)
    targets = others._get_targets(year)
    pairs = []
    for indicator in others:
        target = targets.get(indicator.id)
        value = target._to_engine_value() if target else NOTHING
        pairs.append((value, _read(reached.get(indicator), indicator) or NOTHING))
    results = others._achieve_each([[pair] for pair in pairs], date(year, 12, 31))
    for indicator, (target, _realised), [result] in zip(
        others, pairs, results, strict=True
    ):
        found[indicator] = FormerYear(
            "" if target is NOTHING else drop_not_due(str(target)),
            reached.get(indicator) or "",
            result.printed if result.has_figure else "",
        )
    return found


def _read(text, indicator):
    scale = indicator.scale_id._to_engine() if indicator.scale_id else None
    return read_printed(text or "", scale)


def _read_measured(line):
    has_figure = line.year_status == "ok"
    return FormerYear(
        line.year_target_text or "",
        line.to_date_text or "",
        (line.year_printed or "")
        if has_figure
        else LABELS[NoFigureKind(line.year_status)],
    )
