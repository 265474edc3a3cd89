"""Seal what stands without a workflow as it is found: it bore no seal before.

At the end, when the models of all addons are loaded and whatever a script fills in is
there; the seals themselves are made after all other scripts.
"""

from odoo import SUPERUSER_ID, api

from odoo.addons.sidocakep_base.models.document.seal_rows import seal_as_found
from odoo.addons.sidocakep_base.models.document.standing_mixin import STANDING


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    for name in env["sidocakep.seal.check"]._get_sealed_models():
        if STANDING not in env[name]._get_sealed_states():
            continue
        settings = env[name].search([])
        seal_as_found(
            settings.browse(set(settings._ids) - {*settings._read_last_seals()})
        )
