"""RKTs, action plans and statements of review that were settled and not issued.

An action plan and a statement keep what they say today, and say on which day that was;
an RKT has kept its form since it was decided. The register has them without a code.
"""

from odoo import SUPERUSER_ID, api, fields

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.engine.sealing import get_seal
from odoo.addons.sidocakep_report.models.issued.entering import entering

#: Model > the states in which its content is settled, the one in force first.
SETTLED = {
    "sidocakep.rkt": ("decided", "amended"),
    "sidocakep.action.plan": ("decided", "amended"),
    "sidocakep.lkjip.review": ("passed",),
}


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    for model, states in SETTLED.items():
        settled = env[model].search([("state", "in", states)])
        if "frozen_document" in settled._fields:
            _keep(env, settled.filtered(lambda item: not item.document_seal))
        else:
            settled = settled.filtered(lambda r: r.form_id and r.frozen_heading)
        known = env["sidocakep.issued.document"].search([("res_model", "=", model)])
        left = settled.filtered(
            lambda item, done=known: item.id not in done.mapped("res_id")
        )
        _enter(env, left, states[0])


def _keep(env, settled):
    """Keep what they say today."""
    today = format_date(fields.Date.context_today(env["res.users"]))
    live = settled._get_live_document() if settled else {}
    for item in settled:
        content = {**live[item.id], "kept_on": today}
        item._with_workflow_bypass().write(
            {"frozen_document": content, "document_seal": get_seal(content)}
        )


def _enter(env, settled, in_force):
    """Enter them in the register, each taken over by the version after it."""
    issues, entered = env["sidocakep.issued.document"], {}
    for item in settled.sorted("id", reverse=True):
        following = _find_following(item, entered)
        is_in_force = item.state == in_force and not following
        with entering():
            entered[item.id] = issues._as_program().create(
                {
                    **item._prepare_issue_vals(*item._get_issued_content()),
                    "is_coded": False,
                    "has_places": False,
                    "state": "in_force" if is_in_force else "replaced",
                    "replaced_by_id": following and following.id,
                    "ended_on": following and following.date,
                }
            )


def _find_following(item, entered):
    """Return the issue of the next version, or of the next round of a review."""
    if "next_ids" in item._fields:
        following = item.next_ids.ids
    else:
        later = item.search([("lkjip_id", "=", item.lkjip_id.id), ("id", ">", item.id)])
        following = later.ids
    return next((entered[key] for key in following if key in entered), None)
