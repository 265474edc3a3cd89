"""A year that is over is never not due: rows that are open say it as new ones do.

What was sent is sealed with the words that it had then.
"""

from odoo.tools import SQL

TABLES = ("sidocakep_measurement_line", "sidocakep_measurement_output")
COLUMNS = ("past_text", "last_year_text")
NOT_DUE = "belum tiba tenggatnya"


def migrate(cr, version):
    for table in TABLES:
        for column in COLUMNS:
            cr.execute(
                SQL(
                    """
                    UPDATE %(table)s AS line
                       SET %(column)s = '-'
                      FROM sidocakep_measurement measured
                     WHERE measured.id = line.measurement_id
                       AND measured.state IN ('open', 'returned')
                       AND line.%(column)s = %(not_due)s
                    """,
                    table=SQL.identifier(table),
                    column=SQL.identifier(column),
                    not_due=NOT_DUE,
                )
            )
