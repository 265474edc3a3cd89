"""Seal the register of what was issued as it is found: it bore no seal with the key.

At the end, when whatever an earlier script fills in is there; the seals themselves are
made after all other scripts. What the program entered and sealed in this upgrade is
left alone.
"""

from odoo import SUPERUSER_ID, api

from odoo.addons.sidocakep_base.models.document.seal_rows import seal_as_found


def migrate(cr, version):
    cr.execute(
        "SELECT id FROM sidocakep_issued_document issue WHERE NOT EXISTS ("
        " SELECT FROM sidocakep_seal WHERE res_id = issue.id"
        " AND res_model = 'sidocakep.issued.document')"
    )
    ids = [issue_id for (issue_id,) in cr.fetchall()]
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    seal_as_found(env["sidocakep.issued.document"].browse(ids))
