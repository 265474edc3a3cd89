"""Drafts of a performance report have Tabel II of the agreement too."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {"lang": "id_ID"})
    env["sidocakep.lkjip"].search([("state", "=", "draft")])._add_section("pk_budget")
