"""The deadlines move from sidocakep_cascading to sidocakep_base, with their rows.

Names of records first, so that each is found again by the addon that owns it now and
nothing is deleted as abandoned; then who owes what, which was a position before.
"""

from odoo.tools import sql

FORMER, OWNER = "sidocakep_cascading", "sidocakep_base"
#: Fields of a deadline that stay with the agreements.
OF_AGREEMENTS = ("pk_id", "pk_state")
NAMES = (
    "access_sidocakep_deadline_employee",
    "access_sidocakep_deadline_request_system",
    "field_res_company__document_late_count",
    "ir_cron_deadline",
    "ir_cron_deadline_ask_all",
    "ir_cron_deadline_ask_all_ir_actions_server",
    "ir_cron_deadline_ir_actions_server",
    "model_sidocakep_deadline",
    "model_sidocakep_deadline_request",
    "res_company_view_list_deadline",
    "sidocakep_deadline_action",
    "sidocakep_deadline_menu",
    "sidocakep_deadline_rule_read",
    "sidocakep_deadline_rule_read_all",
    "sidocakep_deadline_view_form",
    "sidocakep_deadline_view_graph",
    "sidocakep_deadline_view_kanban",
    "sidocakep_deadline_view_list",
    "sidocakep_deadline_view_pivot",
    "sidocakep_deadline_view_search",
)
PATTERNS = (
    r"field\_sidocakep\_deadline\_\_%",
    r"field\_sidocakep\_deadline\_request\_\_%",
    r"model\_inherit\_\_sidocakep\_deadline\_\_%",
    r"selection\_\_sidocakep\_deadline\_\_%",
)
#: Made again from the models, with their present definition.
INDEXES = (
    "sidocakep_deadline_job_uniq",
    "sidocakep_deadline_open_idx",
    "sidocakep_deadline__job_id_index",
)


def migrate(cr, version):
    if not sql.table_exists(cr, "sidocakep_deadline"):
        return
    _move_names(cr)
    _drop_indexes(cr)
    _say_who_owes(cr)


def _move_names(cr):
    cr.execute(
        """
        UPDATE ir_model_data AS data
           SET module = %(owner)s
         WHERE module = %(former)s
           AND (name = ANY(%(names)s) OR name LIKE ANY(%(patterns)s))
           AND name != ALL(%(kept)s)
           AND NOT EXISTS (
                   SELECT FROM ir_model_data taken
                    WHERE taken.module = %(owner)s AND taken.name = data.name
               )
        """,
        {
            "former": FORMER,
            "owner": OWNER,
            "names": list(NAMES),
            "patterns": list(PATTERNS),
            "kept": [f"field_sidocakep_deadline__{name}" for name in OF_AGREEMENTS],
        },
    )


def _drop_indexes(cr):
    cr.execute(
        """
        DELETE FROM ir_model_data
         WHERE model = 'ir.model.constraint' AND name = ANY(%s)
        """,
        [[f"constraint_{name}" for name in INDEXES]],
    )
    cr.execute("DELETE FROM ir_model_constraint WHERE name = ANY(%s)", [list(INDEXES)])
    for name in INDEXES:
        sql.drop_index(cr, name, "sidocakep_deadline")


def _say_who_owes(cr):
    """A position owed every document of today, for the whole year."""
    if sql.column_exists(cr, "sidocakep_deadline", "res_model"):
        return
    cr.execute(
        """
        ALTER TABLE sidocakep_deadline
            ADD COLUMN res_model varchar,
            ADD COLUMN res_id integer,
            ADD COLUMN period_kind varchar,
            ADD COLUMN period_no integer,
            ADD COLUMN is_personal boolean
        """
    )
    cr.execute(
        """
        UPDATE sidocakep_deadline
           SET res_model = 'hr.job', res_id = job_id, period_kind = 'year',
               period_no = 0, is_personal = is_post IS NOT TRUE
        """
    )
