"""The number of a budget's version is ``version``, as in every other document."""

from odoo.tools import sql

MODEL, TABLE = "sidocakep.budget", "sidocakep_budget"
OLD, NEW = "sequence", "version"


def migrate(cr, version):
    """Rename the column and its field; the indexes are made anew from the code."""
    if not sql.column_exists(cr, TABLE, OLD):
        return
    sql.rename_column(cr, TABLE, OLD, NEW)
    cr.execute(
        "UPDATE ir_model_fields SET name = %s WHERE model = %s AND name = %s",
        (NEW, MODEL, OLD),
    )
    cr.execute(
        "UPDATE ir_model_data SET name = %s"
        " WHERE module = 'sidocakep_base' AND model = 'ir.model.fields' AND name = %s",
        (f"field_{TABLE}__{NEW}", f"field_{TABLE}__{OLD}"),
    )
