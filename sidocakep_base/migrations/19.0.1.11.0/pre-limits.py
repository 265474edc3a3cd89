"""Indicators of before have no lowest and no highest value: nobody has said them.

A new indicator is proposed those of its unit or its name. The columns are made here,
empty, so that nothing is proposed to what was decided: a target or figure that lies
outside would else be refused from the day of the upgrade on.
"""

from odoo.tools import sql


def migrate(cr, _version):
    for column in ("lowest", "highest"):
        if not sql.column_exists(cr, "sidocakep_indicator", column):
            sql.create_column(cr, "sidocakep_indicator", column, "varchar")
