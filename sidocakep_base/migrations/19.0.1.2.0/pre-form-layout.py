"""The RKT has a layout of its own; what is not printed has none.

Until now each form carried the layout of a PK, whatever it was the form of, and had no
title. Before the columns of a later edition are computed from the layout: what is
computed is checked, and a form with a layout needs a title.
"""

from odoo.tools.sql import column_exists

LAYOUT, TITLE = "gunung_mas_rkt", "RENCANA KERJA TAHUNAN {year}"


def migrate(cr, version):
    # Before 19.0.1.1.0 a form had no title: it gets that of its layout.
    if column_exists(cr, "sidocakep_profile_form", "title"):
        cr.execute(
            "UPDATE sidocakep_profile_form SET title = %s"
            " WHERE document = 'rkt' AND form_code IS DISTINCT FROM %s",
            [TITLE, LAYOUT],
        )
    cr.execute(
        "UPDATE sidocakep_profile_form SET form_code = %s"
        " WHERE document = 'rkt' AND form_code IS DISTINCT FROM %s",
        [LAYOUT, LAYOUT],
    )
    cr.execute("ALTER TABLE sidocakep_profile_form ALTER form_code DROP NOT NULL")
    cr.execute(
        "UPDATE sidocakep_profile_form SET form_code = NULL"
        " WHERE document NOT IN ('pk', 'rkt')"
        " AND form_code IN ('gunung_mas', 'paser')"
    )
