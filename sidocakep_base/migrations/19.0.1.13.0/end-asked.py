"""What was asked on a version that gave way to the next stayed; names were English.

At the end, when the documents of all addons are loaded.
"""

from odoo import SUPERUSER_ID, api

MIXIN = "sidocakep.version.mixin"


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    for name in env.registry.descendants([MIXIN], "_inherit"):
        model = env[name]
        if model._auto and not model._abstract and "activity_ids" in model._fields:
            retired = [("state", "=", model._version_retired)]
            asked = [("activity_ids.automated", "=", True)]
            model.search([*retired, *asked])._take_back_all_asked()
    asked = env["mail.activity"].search(
        [("automated", "=", True), ("res_model", "=like", "sidocakep.%")]
    )
    asked._compute_res_name()
