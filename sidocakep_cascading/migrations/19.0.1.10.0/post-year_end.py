"""How many indicators are measured at the year's end only, of what was measured before.

Targets of a period that has ended stay, so they still say it; the column is outside the
seal (``_sealed_parts`` of the measurement).
"""

from odoo.tools import SQL

TABLES = ("sidocakep_measurement_line", "sidocakep_measurement_output")


def migrate(cr, version):
    for table in TABLES:
        cr.execute(
            SQL(
                """
                UPDATE %(table)s AS line
                   SET is_year_end = NOT EXISTS (
                       SELECT FROM sidocakep_target target
                        WHERE target.indicator_id = line.indicator_id
                          AND target.kind = 'target'
                          AND target.period_kind = 'quarter'
                          AND target.year = line.year
                          AND target.period_no BETWEEN 1 AND 3
                          AND target.figure_status = 'figure')
                 WHERE is_year_end IS NULL AND line.indicator_id IS NOT NULL
                """,
                table=SQL.identifier(table),
            )
        )
