"""Which measured rows rest on figures that are others by now: one question, in SQL.

A row keeps the versions that it was measured from (``rests_on``). Where its figure is
one of several of the year, each of them counts; where one stands for all, the last.
"""

from typing import NamedTuple

from odoo import models
from odoo.tools import SQL

#: What was settled rests on a version that another one took the place of.
REPLACED = "replaced"
#: What was settled lacks a figure that was verified since.
LATE = "late"
#: The next version of what it rests on is not verified yet.
CORRECTING = "correcting"
KINDS = (REPLACED, LATE, CORRECTING)
#: Of which another figure counts already.
COUNT_NOW = (REPLACED, LATE)
#: Rows of a measurement, by their model.
MODELS = ("sidocakep.measurement.line", "sidocakep.measurement.output")


class Outdated(NamedTuple):
    """A row and a figure that is another one by now.

    :param row: the measured row, sudo
    :param former: the version that it rests on, none where it came late; sudo
    :param latest: the version that counts now, or the one that is open; sudo
    """

    kind: str
    row: models.BaseModel
    former: models.BaseModel
    latest: models.BaseModel


_ROWS = """
    SELECT %(model)s AS model, line.id, line.measurement_id, line.indicator_id,
           line.figure_id, measurement.year, measurement.date_end,
           measurement.state IN ('sent', 'accepted') AS is_settled,
           indicator.accumulation IN ('sum', 'average') AS is_of_all,
           line.rests_on IS NOT NULL OR line.figure_id IS NULL AS is_known,
           COALESCE(STRING_TO_ARRAY(COALESCE(line.rests_on, line.figure_id::TEXT),
                    ',')::INTEGER[], '{}') AS rests
      FROM %(table)s line
      JOIN sidocakep_measurement measurement ON measurement.id = line.measurement_id
      JOIN sidocakep_indicator indicator ON indicator.id = line.indicator_id
     WHERE measurement.state NOT IN ('replaced', 'cancelled') AND %(which)s
"""
_RESTS = """
      JOIN sidocakep_data_figure former
        ON former.indicator_id = line.indicator_id AND former.year = line.year
       AND former.id = ANY(line.rests)
       AND (line.is_of_all OR former.id = line.figure_id)
"""
_FOUND = {
    REPLACED: f"""
    SELECT 'replaced' AS kind, line.model, line.id, line.measurement_id,
           former.id AS former_id, latest.id AS latest_id
      FROM line {_RESTS}
      JOIN sidocakep_data_figure latest
        ON latest.indicator_id = former.indicator_id AND latest.year = former.year
       AND latest.period_kind = former.period_kind
       AND latest.period_no = former.period_no AND latest.state = 'verified'
     WHERE line.is_settled AND former.state = 'replaced'
    """,
    LATE: """
    SELECT 'late', line.model, line.id, line.measurement_id, NULL, latest.id
      FROM line
      JOIN sidocakep_data_figure latest
        ON latest.indicator_id = line.indicator_id AND latest.year = line.year
       AND latest.date_end <= line.date_end AND latest.state = 'verified'
      LEFT JOIN sidocakep_data_figure own ON own.id = line.figure_id
     WHERE line.is_settled AND line.is_known AND latest.id != ALL(line.rests)
       AND (line.is_of_all OR own.id IS NULL OR own.date_end < latest.date_end)
       AND NOT EXISTS (
           SELECT FROM sidocakep_data_figure counted
            WHERE counted.id = ANY(line.rests)
              AND counted.period_kind = latest.period_kind
              AND counted.period_no = latest.period_no)
    """,
    CORRECTING: f"""
    SELECT 'correcting', line.model, line.id, line.measurement_id, former.id, latest.id
      FROM line {_RESTS}
      JOIN sidocakep_data_figure latest
        ON latest.previous_id = former.id
       AND latest.state IN ('asked', 'sent', 'returned')
     WHERE former.state = 'verified'
    """,
}


def select_outdated(env, which, kinds=KINDS):
    """Return the query of rows and figures: kind, model, id, measurement, versions.

    :param which: condition on ``measurement``
    """
    rows = [
        SQL(_ROWS, model=name, table=SQL.identifier(env[name]._table), which=which)
        for name in MODELS
    ]
    return SQL(
        "WITH line AS (%s) %s",
        SQL(" UNION ALL ").join(rows),
        SQL(" UNION ALL ").join(SQL(_FOUND[kind]) for kind in kinds),
    )


def find_outdated(measurements, kinds=KINDS):
    """Return ``{measurement id: [Outdated]}``, in the order of rows and periods.

    One query for any number of measurements, and one a model for what they name. Those
    that gave way to a next version say what they said: they are left out.
    """
    env = measurements.sudo().env
    if not measurements.ids:
        return {}
    env.flush_all()
    which = SQL("measurement.id = ANY(%s)", measurements.ids)
    rows = env.execute_query(select_outdated(env, which, kinds))
    figures = env["sidocakep.data.figure"]
    figures = figures.browse({key for row in rows for key in row[4:] if key})
    together = {name: {row[2] for row in rows if row[1] == name} for name in MODELS}
    ends = {figure.id: figure.date_end for figure in figures}
    found = {}
    for kind, model, row_id, measurement_id, former_id, latest_id in sorted(
        rows, key=lambda row: (*row[1:3], ends[row[-1]], row[-1])
    ):
        found.setdefault(measurement_id, []).append(
            Outdated(
                kind,
                env[model].browse(row_id).with_prefetch(together[model]),
                figures.browse(former_id).with_prefetch(figures._ids),
                figures.browse(latest_id).with_prefetch(figures._ids),
            )
        )
    return found
