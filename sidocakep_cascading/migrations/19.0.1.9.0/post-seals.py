"""Figures and measurements that were settled before there were seals.

Which they are is sealed, not what they say: that they were not forged before, nobody
can show any more.
"""

from odoo import SUPERUSER_ID, api

from odoo.addons.sidocakep_base.models.document.seal_rows import seal_before


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    for name in ("sidocakep.data.figure", "sidocakep.measurement"):
        records = env[name].with_context(active_test=False)
        states = list(records._get_settled_states())
        seal_before(records.search([("state", "in", states)]))
