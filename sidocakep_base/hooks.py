from odoo import SUPERUSER_ID, api
from odoo.tools import convert_file

from .models.document.document_lang import DOCUMENT_LANG, document_lang


def pre_init_hook(env):
    """Bring Indonesian: documents are written in it, and Odoo comes in English only.

    Before our records are loaded, so that their translations come with them; those of
    the addons that are there already are loaded here.
    """
    if not document_lang(env):
        env["res.lang"]._activate_lang(DOCUMENT_LANG)
        there = env["ir.module.module"].search([("state", "=", "installed")])
        there._update_translations([DOCUMENT_LANG])


def write_again(cr, addon, names):
    """Write the records of data files again that an update leaves as they are.

    For migration scripts: record rules are kept from updates; where what they said was
    a hole, they are written once more.
    """
    env = api.Environment(cr, SUPERUSER_ID, {})
    for name in names:
        convert_file(env, addon, name, {}, mode="init", noupdate=True)


def uninstall_hook(env):
    """Give core back the rules this addon had to widen (see security/)."""
    own = "('company_id', 'in', company_ids + [False])"
    of_person = (
        f"['|', '|', '|', {own}, "
        "('parent_id.user_id', '=', user.id), "
        "('id', '=', user.employee_id.parent_id.id), "
        "('user_id', '=', user.id)]"
    )
    env.ref("hr.hr_job_comp_rule").write(
        {"domain_force": f"[{own}]", "perm_read": True}
    )
    for name in ("hr_employee_comp_rule", "hr_employee_public_comp_rule"):
        env.ref(f"hr.{name}").write({"domain_force": of_person})
    env.ref("hr.ir_rule_hr_contract_multi_company").write(
        {"domain_force": "[('company_id', 'in', company_ids)]"}
    )
