"""What the DPA brought forth is reported by agencies, not by the government again."""

from odoo.tools.sql import column_exists

SHIPPED = ("lkjip_gunung_mas_outputs", "lkjip_paser_outputs")


def migrate(cr, version):
    if not column_exists(cr, "sidocakep_lkjip_outline", "scope"):
        return
    cr.execute(
        """
        UPDATE sidocakep_lkjip_outline AS outline SET scope = 'agency'
          FROM ir_model_data AS data
         WHERE data.model = 'sidocakep.lkjip.outline' AND data.res_id = outline.id
           AND data.module = 'sidocakep_cascading' AND data.name IN %s
        """,
        [SHIPPED],
    )
