"""Decrees of the IKU and of teams that were settled before their content was kept.

They keep what they say today, and say on which day that was; that of the IKU stays the
annex alone which it was. The register has them without a code on their pages.
"""

from odoo import SUPERUSER_ID, api, fields

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.engine.sealing import get_seal

#: Model > the states in which its content is settled, the one in force first.
SETTLED = {
    "sidocakep.iku.decree": ("decided", "amended"),
    "sidocakep.team": ("recorded", "replaced"),
}


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    today = format_date(fields.Date.context_today(env["res.users"]))
    for model, states in SETTLED.items():
        settled = env[model].search(
            [("state", "in", states), ("document_seal", "=", False)]
        )
        live = settled._get_live_document() if settled else {}
        for item in settled:
            content = {**live[item.id], "page_edition": 1, "kept_on": today}
            item._with_workflow_bypass().write(
                {"frozen_document": content, "document_seal": get_seal(content)}
            )
        _enter(env, settled, states[0])


def _enter(env, settled, in_force):
    """Enter them in the register, each taken over by the version after it."""
    issues = env["sidocakep.issued.document"]
    entered = {}
    for item in settled.sorted("version", reverse=True):
        vals = item._prepare_issue_vals(item.frozen_document, item.document_seal)
        following = next(
            (entered[n.id] for n in item.next_ids if n.id in entered), None
        )
        entered[item.id] = issues._as_program().create(
            {
                **vals,
                "is_coded": False,
                "has_places": False,
                "state": "in_force" if item.state == in_force else "replaced",
                "replaced_by_id": following and following.id,
                "ended_on": following and following.date,
            }
        )
