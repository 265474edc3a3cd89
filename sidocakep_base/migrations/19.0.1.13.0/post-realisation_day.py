"""By which day a month of spending is closed is a deadline of the profile like others.

It was a day of the profile (``realisation_day``), read by a finding alone. A profile
that asks for the months keeps its day.
"""

from odoo import SUPERUSER_ID, api
from odoo.tools.sql import column_exists

NAMES = {
    "sidocakep_base.profile_gunung_mas": "deadline_gunung_mas_realisation_month",
    "sidocakep_base.profile_paser": "deadline_paser_realisation_month",
}


def migrate(cr, version):
    if not column_exists(cr, "sidocakep_profile", "realisation_day"):
        return
    cr.execute(
        """
        SELECT profile.id, profile.realisation_day
          FROM sidocakep_profile profile
         WHERE EXISTS (SELECT FROM sidocakep_profile_rule rule
                        WHERE rule.profile_id = profile.id
                          AND rule.code = 'realisation_month')
           AND NOT EXISTS (SELECT FROM sidocakep_profile_deadline deadline
                            WHERE deadline.profile_id = profile.id
                              AND deadline.document = 'realisation_month')
         ORDER BY profile.id
        """
    )
    days = dict(cr.fetchall())
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    rows = env["sidocakep.profile.deadline"].create(
        [
            {
                "profile_id": profile_id,
                "sequence": 60,
                "document": "realisation_month",
                "trigger": "month_end",
                "offset_value": day,
                "offset_unit": "day",
                "article": "Praktik setempat",
            }
            for profile_id, day in days.items()
        ]
    )
    shipped = {
        env.ref(profile, raise_if_not_found=False): name
        for profile, name in NAMES.items()
    }
    env["ir.model.data"].create(
        [
            {
                "module": "sidocakep_base",
                "name": shipped[row.profile_id],
                "model": row._name,
                "res_id": row.id,
                "noupdate": True,
            }
            for row in rows
            if row.profile_id in shipped
        ]
    )
