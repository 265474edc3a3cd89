"""Seal what agreements bear no seal of: as it is found, where all that has one is so.

Since this version a seal covers every column of an agreement and of its rows, from the
first signature on, and which signatures of a returned one are void. What is not as it
was sealed, or was not once, gets no new seal: every check goes on saying it.

At the end, when whatever an earlier script fills in is there; the seals themselves are
made after all other scripts. A second run finds each sealed and does nothing.
"""

from odoo import SUPERUSER_ID, api
from odoo.tools import SQL

from odoo.addons.sidocakep_base.engine.sealed_content import COLUMNS
from odoo.addons.sidocakep_base.models.document.seal_rows import seal_as_found

#: States that bore a seal before; in the others there is nothing to compare.
SEALED_BEFORE = frozenset({"signed", "handed_in", "received", "in_force", "replaced"})
BATCH = 500


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    model = env["sidocakep.pk"]
    ids = [
        pk_id
        for (pk_id,) in env.execute_query(
            SQL(
                "SELECT id FROM sidocakep_pk pk WHERE state = ANY(%s) OR EXISTS ("
                " SELECT FROM sidocakep_pk_signature row WHERE row.pk_id = pk.id)"
                " ORDER BY id",
                sorted(model._get_sealed_states()),
            )
        )
    ]
    for start in range(0, len(ids), BATCH):
        pks = model.browse(ids[start : start + BATCH])
        seal_as_found(_filter_narrow(pks))
        env.invalidate_all()


def _filter_narrow(pks):
    """Return those whose seal covers less than one of this version, if it is whole."""
    rows = pks._read_last_seals()
    found, compared = pks.browse(), pks.browse()
    for pk in pks:
        row = rows.get(pk.id)
        if row and "line_ids" in row["content"].get(COLUMNS, {}):
            continue
        if SEALED_BEFORE & {pk.state, row and row["state"]}:
            compared |= pk
        else:
            found |= pk
    # what stands in such a state without a seal was put there past the program
    problems = compared._verify_seals() if compared else {}
    return found | compared.filtered(
        lambda pk: pk.id in problems and not problems[pk.id][1]
    )
