"""Decrees of base that were settled while nothing here kept their content."""

from odoo.addons.sidocakep_base.engine.figures.indonesian import format_date
from odoo.addons.sidocakep_base.engine.sealing import get_seal

from .entering import entering

#: Model > the states in which its content is settled, the one in force first.
SETTLED = {
    "sidocakep.iku.decree": ("decided", "amended"),
    "sidocakep.team": ("recorded", "replaced"),
}


def keep_settled(env, **said):
    """Keep what they say today, and on which day that was.

    The register has them without a code on their pages: nobody printed one.

    :param said: what their content says besides, ``page_edition`` of an earlier page
    """
    said["kept_on"] = format_date(env.user._get_office_day())
    for model, states in SETTLED.items():
        settled = env[model].search(
            [("state", "in", states), ("document_seal", "=", False)]
        )
        live = settled._get_live_document() if settled else {}
        for item in settled:
            content = {**live[item.id], **said}
            item._with_workflow_bypass().write(
                {"frozen_document": content, "document_seal": get_seal(content)}
            )
        _enter(env, settled, states[0])


def _enter(env, settled, in_force):
    """Enter them in the register, each taken over by the version after it."""
    issues = env["sidocakep.issued.document"]
    # the one that holds is unique: those that ended do so first
    issues.flush_model(["state"])
    entered = {}
    for item in settled.sorted("version", reverse=True):
        vals = item._prepare_issue_vals(item.frozen_document, item.document_seal)
        following = next(
            (entered[n.id] for n in item.next_ids if n.id in entered), None
        )
        with entering():
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
