"""Measured indicators stand down the ladder; an index that no search takes is gone.

The place on the ladder is filled here: the ORM would read each line of each quarter.
"""

from odoo.tools.sql import table_exists

TABLE = "sidocakep_measurement_line"


def migrate(cr, _version):
    if not table_exists(cr, TABLE):
        return
    cr.execute(f"ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS ladder int4")
    cr.execute(
        f"UPDATE {TABLE} line SET ladder = sheet.sequence"
        " FROM sidocakep_measurement_sheet sheet"
        " WHERE sheet.id = line.sheet_id AND line.ladder IS NULL"
    )
    cr.execute(f"DROP INDEX IF EXISTS {TABLE}__level_id_index")
