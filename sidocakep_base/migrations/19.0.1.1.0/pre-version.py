"""The number of a budget's version is ``version``, as in every other document."""

MODEL, TABLE = "sidocakep.budget", "sidocakep_budget"
OLD, NEW = "sequence", "version"


def migrate(cr, version):
    """Rename the column and its field; the indexes are made anew from the code."""
    cr.execute(
        "SELECT 1 FROM information_schema.columns"
        " WHERE table_name = %s AND column_name = %s",
        (TABLE, OLD),
    )
    if not cr.fetchone():
        return
    cr.execute(f"ALTER TABLE {TABLE} RENAME COLUMN {OLD} TO {NEW}")
    cr.execute(
        "UPDATE ir_model_fields SET name = %s WHERE model = %s AND name = %s",
        (NEW, MODEL, OLD),
    )
    cr.execute(
        "UPDATE ir_model_data SET name = %s"
        " WHERE module = 'sidocakep_base' AND model = 'ir.model.fields' AND name = %s",
        (f"field_{TABLE}__{NEW}", f"field_{TABLE}__{OLD}"),
    )
