"""Signatures from before the chain become its first links, as they stand now.

Their seal shows what is changed from now on. That they were made by who they name, it
cannot show: they are marked, and the check says so.
"""

from odoo import SUPERUSER_ID, api

from odoo.addons.sidocakep_cascading.models.signing.seal_chain import link_rows


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    pks = env["sidocakep.pk"]._with_workflow_bypass()
    rows = pks.env["sidocakep.pk.signature"].search([("seal", "=", False)])
    link_rows(rows, is_before=True)
