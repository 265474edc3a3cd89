"""A section that an owner of the profile has already is the one that is shipped now."""

from odoo.tools.sql import table_exists

SHIPPED = "lkjip_gunung_mas_benchmarks"


def migrate(cr, version):
    if not table_exists(cr, "sidocakep_lkjip_outline"):
        return
    cr.execute(
        """
        INSERT INTO ir_model_data (module, name, model, res_id, noupdate)
        SELECT 'sidocakep_cascading', %s, 'sidocakep.lkjip.outline', outline.id, true
          FROM sidocakep_lkjip_outline AS outline
          JOIN ir_model_data AS profile
            ON profile.module = 'sidocakep_base'
           AND profile.name = 'profile_gunung_mas'
           AND profile.res_id = outline.profile_id
         WHERE outline.content = 'benchmarks'
         ORDER BY outline.id
         LIMIT 1
            ON CONFLICT DO NOTHING
        """,
        [SHIPPED],
    )
