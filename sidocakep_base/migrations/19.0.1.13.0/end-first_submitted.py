"""The day on which a draft was submitted first, from its trail, else the last one."""

from odoo import SUPERUSER_ID, api
from odoo.tools import SQL

MIXIN = "sidocakep.submission.mixin"


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    zone = env.user._get_office_zone()
    for name in env.registry.descendants([MIXIN], "_inherit"):
        model = env[name]
        if not model._auto or model._abstract:
            continue
        cr.execute(
            SQL(
                """
                UPDATE %(table)s document
                   SET first_submitted_on = COALESCE(told.day, document.submitted_on)
                  FROM %(table)s same
                  LEFT JOIN LATERAL (
                      SELECT MIN(
                          (date AT TIME ZONE 'UTC' AT TIME ZONE %(zone)s)::date) AS day
                        FROM sidocakep_trail
                       WHERE res_model = %(model)s AND res_id = same.id
                         AND field_model IS NULL AND new_value IS NOT NULL
                         AND field_name = 'submitted_by_id') told ON TRUE
                 WHERE same.id = document.id AND document.first_submitted_on IS NULL
                   AND COALESCE(told.day, document.submitted_on) IS NOT NULL
                """,
                table=SQL.identifier(model._table),
                zone=zone,
                model=name,
            )
        )
    env.invalidate_all()
