"""The RKT has a layout of its own; what is not printed has none."""

from odoo.addons.sidocakep_base.models.regulation.sidocakep_profile_form import LAYOUTS

RKT = "gunung_mas_rkt"


def migrate(cr, version):
    """Until now each form carried the layout of a PK, whatever it was the form of."""
    cr.execute(
        "UPDATE sidocakep_profile_form SET form_code = %s, title = %s"
        " WHERE document = 'rkt' AND form_code IS DISTINCT FROM %s",
        [RKT, LAYOUTS[RKT].title, RKT],
    )
    cr.execute(
        "UPDATE sidocakep_profile_form SET form_code = NULL"
        " WHERE document NOT IN ('pk', 'rkt')"
        " AND form_code IN ('gunung_mas', 'paser')"
    )
