"""Measurements accepted before their form could be printed keep it from now on."""

from odoo import SUPERUSER_ID, api

SETTLED = ("accepted", "replaced")


def migrate(cr, version):
    """Keep the form of what was accepted, as it is composed today."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    settled = env["sidocakep.measurement"].search(
        [("state", "in", SETTLED), ("document_seal", "=", False)]
    )
    settled._keep_document()
