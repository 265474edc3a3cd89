"""The typesetter's fields and its parameter lose the name of the addon.

The mark of a stored print must go over: without it the file is an ordinary one, which
may be changed, and what both parties signed is printed anew.
"""

FIELDS = (
    ("ir.attachment", "sidocakep_report_id", "typeset_report_id"),
    ("ir.actions.report", "sidocakep_form", "is_typeset"),
)
TABLES = {"ir.attachment": "ir_attachment", "ir.actions.report": "ir_act_report_xml"}


def migrate(cr, version):
    if not version:
        return
    for model, old, new in FIELDS:
        _rename_field(cr, model, old, new)
    cr.execute(
        "UPDATE ir_config_parameter SET key = 'typeset.engine' "
        "WHERE key = 'sidocakep_report.pdf_engine'"
    )


def _rename_field(cr, model, old, new):
    """Rename a field with its column, its index, its row and the name of that row."""
    table = TABLES[model]
    cr.execute(f'ALTER TABLE "{table}" RENAME COLUMN "{old}" TO "{new}"')
    cr.execute(
        f'ALTER INDEX IF EXISTS "{table}__{old}_index" RENAME TO "{table}__{new}_index"'
    )
    cr.execute(
        "UPDATE ir_model_fields SET name = %s WHERE model = %s AND name = %s",
        [new, model, old],
    )
    prefix = f"field_{model.replace('.', '_')}__"
    cr.execute(
        "UPDATE ir_model_data SET name = %s "
        "WHERE module = 'sidocakep_report' AND model = 'ir.model.fields' AND name = %s",
        [prefix + new, prefix + old],
    )
