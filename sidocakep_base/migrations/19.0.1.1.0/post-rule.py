"""Profiles of old databases go on checking what was checked for everybody.

Until now every government was held to the duties of Gunung Mas 24/2024. A profile that
a government wrote itself goes on checking them, without an article: whether its own
regulation asks for them, it alone can say.
"""

from odoo import SUPERUSER_ID, api

SHIPPED = ("sidocakep_base.profile_gunung_mas", "sidocakep_base.profile_paser")


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    shipped = [env.ref(name, raise_if_not_found=False) for name in SHIPPED]
    model, own = shipped[0], env["sidocakep.profile"].search([])
    if not model:
        return
    for profile in own.filtered(lambda profile: profile not in shipped):
        taken = set(profile.rule_ids.mapped("code"))
        env["sidocakep.profile.rule"].create(
            [
                {
                    "profile_id": profile.id,
                    "sequence": rule.sequence,
                    "code": rule.code,
                    "severity": rule.severity,
                }
                for rule in model.rule_ids
                if rule.code not in taken
            ]
        )
