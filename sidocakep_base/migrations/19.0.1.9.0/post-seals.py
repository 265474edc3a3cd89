"""Months that were closed before there were seals: which they are is sealed.

Not what they say: that they were not forged before, nobody can show any more.
"""

from odoo import SUPERUSER_ID, api

from odoo.addons.sidocakep_base.models.document.seal_rows import seal_before


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    months = env["sidocakep.realisation.month"]
    seal_before(months.search([("state", "in", list(months._get_settled_states()))]))
