"""A profile that a government wrote itself names the components too.

Those of Gunung Mas 24/2024 without an article: whether its own regulation has other
ones, it alone can say. What it has entered already stays.
"""

from odoo import SUPERUSER_ID, api

SHIPPED = ("sidocakep_base.profile_gunung_mas", "sidocakep_base.profile_paser")
COMPONENT = "component_"


def migrate(cr, version):
    """Give each own profile the components that it does not name yet."""
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    shipped = [env.ref(name, raise_if_not_found=False) for name in SHIPPED]
    model = shipped[0]
    if not model:
        return
    components = model.rule_ids.filtered(lambda rule: rule.code.startswith(COMPONENT))
    for profile in env["sidocakep.profile"].search([]):
        if profile in shipped:
            continue
        named = profile.rule_ids.mapped("code")
        if any(code.startswith(COMPONENT) for code in named):
            continue
        env["sidocakep.profile.rule"].create(
            [
                {
                    "profile_id": profile.id,
                    "sequence": rule.sequence,
                    "code": rule.code,
                    "severity": rule.severity,
                }
                for rule in components
            ]
        )
