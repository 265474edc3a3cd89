"""What counts as an open follow-up (Tindak Lanjut Terbuka) of an agency."""

from typing import NamedTuple

from odoo.tools import SQL

from odoo.addons.sidocakep_base.models.document.follow_up_mixin import ANSWERED, OPEN

from ..dialog.sidocakep_dialog_follow_up import HELD_STATES


class FollowUps(NamedTuple):
    """Records of which each open one is a follow-up.

    :param model: has ``company_id``
    :param domain: those that are open
    :param action: xml id of the action that shows them
    """

    model: str
    domain: tuple
    action: str


#: A document with follow-ups of its own is one row more here: nothing else counts them.
FOLLOW_UPS = (
    FollowUps(
        "sidocakep.lhe.recommendation",
        (("state", "!=", "closed"),),
        "sidocakep_base.sidocakep_lhe_recommendation_action",
    ),
    FollowUps(
        "sidocakep.dialog.follow_up",
        (("state", "in", (OPEN, ANSWERED)), ("dialog_id.state", "in", HELD_STATES)),
        "sidocakep_cascading.sidocakep_dialog_follow_up_action",
    ),
)


def get_follow_ups(env):
    """Return the query of the agency of each open follow-up, whoever asks."""
    queries = []
    for source in FOLLOW_UPS:
        model = env[source.model].sudo()
        query = model._search(list(source.domain), order="id")
        queries.append(query.select(SQL.identifier(query.table, "company_id")))
    return SQL(" UNION ALL ").join(SQL("(%s)", query) for query in queries)
