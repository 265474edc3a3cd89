"""Seal state and days of each agreement as they are found: they bore no seal.

At the end, when whatever an earlier script fills in is there; the seals themselves are
made after all other scripts. A second run finds each sealed and does nothing.
"""

from odoo import SUPERUSER_ID, api
from odoo.tools import SQL

from odoo.addons.sidocakep_base.models.document.seal_rows import seal_as_found


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    model = env["sidocakep.pk"]
    rows = env.execute_query(
        SQL(
            "SELECT id FROM sidocakep_pk pk WHERE state = ANY(%s) AND NOT EXISTS ("
            " SELECT FROM sidocakep_seal WHERE res_model = %s AND res_id = pk.id)",
            sorted(model._get_sealed_states()),
            model._name,
        )
    )
    seal_as_found(model.browse([pk_id for (pk_id,) in rows]))
