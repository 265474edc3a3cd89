"""Why a setting that counts was changed stands in the trail, beside what was changed.

It was a field of the row, where the next reason overwrote it; the trail kept each of
them as a change of that field. One of which the trail knows nothing (it came with the
row) gets a row of the day on which it was written, or was there at the latest.
"""

from datetime import datetime, time

from odoo import SUPERUSER_ID, api
from odoo.tools import SQL, sql

MIXIN = "sidocakep.counting.mixin"
#: Of the office of a day of which no hour is known, in UTC.
NOON = time(5)


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    for name in env.registry.descendants([MIXIN], "_inherit"):
        model = env[name]
        if not model._auto or not sql.column_exists(cr, model._table, "change_reason"):
            continue
        table = SQL.identifier(model._table)
        cr.execute(
            """
            UPDATE sidocakep_trail SET reason = new_value
             WHERE field_name = 'change_reason' AND reason IS NULL
               AND COALESCE(field_model, res_model) = %s
            """,
            [name],
        )
        env.invalidate_all()
        cr.execute(
            SQL(
                """
                SELECT id, change_reason, changed_on, write_date, write_uid
                  FROM %s WHERE change_reason IS NOT NULL
                """,
                table,
            )
        )
        for row in cr.fetchall():
            _keep(model, *row)
        cr.execute(SQL("ALTER TABLE %s DROP COLUMN change_reason", table))


def _keep(model, number, reason, changed_on, write_date, user_id):
    setting = model.browse(number)
    if reason in setting.changed_ids.mapped("reason"):
        return
    user = model.env["res.users"].browse(user_id)
    row = {
        "field_name": "change_reason",
        "new_value": reason,
        "reason": reason,
        "date": datetime.combine(changed_on, NOON) if changed_on else write_date,
        "user_id": user.id,
        "user_name": user.name,
    }
    row |= setting._get_kept_kind() | setting._get_kept_place()
    model.env["sidocakep.trail"]._record(setting._get_kept_documents(), [row])
