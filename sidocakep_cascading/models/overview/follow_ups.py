"""What counts as an open follow-up (Tindak Lanjut Terbuka) of an agency."""

from typing import NamedTuple

from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.sidocakep_base.models.document.follow_up_mixin import ANSWERED, OPEN

from ..dialog.sidocakep_dialog_follow_up import HELD_STATES


class FollowUps(NamedTuple):
    """Records of which each open one is a follow-up.

    It is of the agency of the post that answers, wherever it was asked: what the head
    of region asks of the head of an agency is of that agency.

    :param model: inherits ``sidocakep.follow.up.mixin``
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
        agency = SQL(
            "COALESCE((SELECT company_id FROM hr_job WHERE id = %s), %s) AS company_id",
            SQL.identifier(query.table, "responsible_job_id"),
            SQL.identifier(query.table, "company_id"),
        )
        queries.append(query.select(agency))
    return SQL(" UNION ALL ").join(SQL("(%s)", query) for query in queries)


def get_agency_domain(company):
    """Return the domain of the follow-ups of an agency and its parts."""
    asked = Domain("responsible_job_id.company_id", "child_of", company.id)
    nobody = Domain("responsible_job_id", "=", False)
    return asked | nobody & Domain("company_id", "child_of", company.id)
