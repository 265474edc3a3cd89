"""What is not due is said as it is today, also in what was measured before.

"Belum jatuh tempo" is the word of a debt. What was sealed and printed stays as it was;
only the texts of the working tables, which screens and new papers are made of, follow.
"""

from odoo.tools import SQL

WORDS = (
    ("tidak ada periode yang jatuh tempo", "tidak ada periode yang tiba tenggatnya"),
    ("Belum jatuh tempo", "Belum tiba tenggatnya"),
    ("belum jatuh tempo", "belum tiba tenggatnya"),
)
TABLES = (
    "sidocakep_cascading_report_line",
    "sidocakep_measurement",
    "sidocakep_measurement_line",
    "sidocakep_measurement_output",
    "sidocakep_measurement_sheet",
)


def migrate(cr, version):
    cr.execute(
        """
        SELECT table_name, column_name
          FROM information_schema.columns
         WHERE table_schema = CURRENT_SCHEMA AND table_name = ANY(%s)
           AND data_type IN ('text', 'character varying')
           AND (column_name LIKE '%%\\_text' OR column_name LIKE '%%printed'
                OR column_name LIKE '%%trace')
        """,
        [list(TABLES)],
    )
    for table, column in cr.fetchall():
        for old, new in WORDS:
            cr.execute(
                SQL(
                    "UPDATE %(table)s"
                    "   SET %(column)s = REPLACE(%(column)s, %(old)s, %(new)s)"
                    " WHERE STRPOS(%(column)s, %(old)s) > 0",
                    table=SQL.identifier(table),
                    column=SQL.identifier(column),
                    old=old,
                    new=new,
                )
            )
