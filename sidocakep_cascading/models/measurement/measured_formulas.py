"""How the achievements of a sheet were worked out, for who computes them again."""

from odoo.addons.sidocakep_base.engine.achievement.achievement import read_formula
from odoo.addons.sidocakep_base.engine.achievement.formulas import (
    DIRECTION_LABELS,
    Direction,
)
from odoo.addons.sidocakep_base.engine.achievement.rollup import (
    name_zeros,
    say_parts,
)
from odoo.addons.sidocakep_base.engine.figures.indonesian import format_number

from ...engine.report_data import list_by_row


def note_formulas(lines, policy):
    """Return notes below a table of achievements: direction and formula, by its rows.

    The formula is the one that was taken, by the explanation of the figure; of what
    has none the direction alone is known.

    :param lines: measured rows in the order of the table, sudo
    :param policy: the engine's ``Policy`` of the period, if there is a profile
    """
    if not lines:
        return []
    said = list_by_row(
        read_formula("\n".join((line.trace or "", line.year_trace or "")))
        or DIRECTION_LABELS[Direction(line.indicator_id.direction)]
        for line in lines
    )
    notes = [f"Arah dan rumus capaian (R realisasi, T target): {said}."]
    if not policy:
        return notes
    if policy.cap is not None:
        notes.append(f"Capaian dihitung paling tinggi {format_number(policy.cap)}.")
    if policy.bands:
        scale = "; ".join(f"{band.label}: {band}" for band in policy.bands.bands)
        notes.append(f"Predikat menurut capaian: {scale}.")
    return notes


def say_whole(sheet, profile, day):
    """Return of how many lines the achievement of a PK is made, and which as 0.

    :param day: the last day of the period
    """
    rollup = profile._get_rollup("official", day)
    results = sheet.line_ids._to_results() if rollup else []
    return {
        "zeros": name_zeros(results, rollup) if rollup else "",
        "made_of": say_parts(results, rollup) if rollup else "",
    }
