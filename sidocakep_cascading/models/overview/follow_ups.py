"""What counts as an open follow-up (Tindak Lanjut Terbuka) of an agency."""

from typing import NamedTuple

from odoo.tools import SQL
from odoo.tools.translate import LazyTranslate

from odoo.addons.sidocakep_base.models.document.follow_up_mixin import ANSWERED, OPEN

from ..dialog.sidocakep_dialog_follow_up import HELD_STATES

_lt = LazyTranslate(__name__)


class FollowUps(NamedTuple):
    """Records of which each open one is a follow-up.

    It is of the agency of the post that answers, wherever it was asked: what the head
    of region asks of the head of an agency is of that agency.

    :param model: inherits ``sidocakep.follow.up.mixin``
    :param domain: those that are open
    :param label: what such documents are called, as a lazy text
    """

    model: str
    domain: tuple
    label: object


#: A document with follow-ups of its own is one row more here: nothing else counts them.
FOLLOW_UPS = (
    FollowUps(
        "sidocakep.lhe.recommendation",
        (("state", "!=", "closed"),),
        _lt("Recommendation of an LHE"),
    ),
    FollowUps(
        "sidocakep.dialog.follow_up",
        (("state", "in", (OPEN, ANSWERED)), ("dialog_id.state", "in", HELD_STATES)),
        _lt("Dialog on Performance"),
    ),
)


def get_follow_ups(env):
    """Return the query of each open follow-up with its agency, whoever asks.

    ``company_id`` is the agency that answers, ``source`` the place of its documents in
    ``FOLLOW_UPS`` and ``source_id`` the record there.
    """
    queries = []
    for number, source in enumerate(FOLLOW_UPS):
        model = env[source.model].sudo()
        query = model._search(list(source.domain), order="id")
        columns = SQL(
            "%(id)s AS source_id, %(number)s::int AS source, %(name)s AS name, "
            "%(job)s AS responsible_job_id, %(due)s AS date_due, %(state)s AS state, "
            "COALESCE((SELECT company_id FROM hr_job WHERE id = %(job)s), "
            "%(company)s) AS company_id",
            number=number,
            id=SQL.identifier(query.table, "id"),
            name=SQL.identifier(query.table, "name"),
            job=SQL.identifier(query.table, "responsible_job_id"),
            due=SQL.identifier(query.table, "date_due"),
            state=SQL.identifier(query.table, "state"),
            company=SQL.identifier(query.table, "company_id"),
        )
        queries.append(query.select(columns))
    return SQL(" UNION ALL ").join(SQL("(%s)", query) for query in queries)
