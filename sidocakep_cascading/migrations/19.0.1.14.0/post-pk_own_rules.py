"""Who left a post writes no draft of it: the rules of one's own PK.

Rules are data that an administrator may change, so that an update leaves them alone;
those that stand as they came are brought up to date.
"""

from odoo import SUPERUSER_ID, api

RULES = {
    "sidocakep_pk_rule_own": "user_id",
    "sidocakep_pk_line_rule_own": "pk_id.user_id",
    "sidocakep_pk_table2_rule_own": "pk_id.user_id",
}


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    for name, owner in RULES.items():
        rule = env.ref(f"sidocakep_cascading.{name}", raise_if_not_found=False)
        former = f"[('{owner}', '=', user.id)]"
        if rule and (rule.domain_force or "").strip() == former:
            job = owner.replace("user_id", "job_id")
            rule.domain_force = (
                f"[('{owner}', '=', user.id), ('company_id', 'in', own_agency_ids),"
                f" ('{job}', 'in', own_job_ids)]"
            )
