"""What 19.0.1.13.0 filled in after it had sealed is sealed with what it filled in.

A database from before 19.0.1.11.0 that 19.0.1.13.0 was put on: one upgrade sealed what
it found settled, and a script after it wrote the day on which it was handed in first.
Each check calls that a forgery since.

Sealed once more, as found, is only what can be shown to be nothing else: the seal of
that upgrade is its own, and all that differs from it are such days, empty then, that
follow from what that seal covers (the trail up to it, and the last day). A step that
was taken since stands in the chain as of a forged document; where no seal after it
says anything else, the same holds. The former rows stay. Whatever else differs, or has
a key that is not here, stays called what it is.
"""

import logging

from odoo import SUPERUSER_ID, api
from odoo.tools import SQL

from odoo.addons.sidocakep_base.engine.sealed_content import (
    COLUMNS,
    FORGED,
    FOUND,
    TRAIL,
    Trail,
    find_differences,
    get_plain,
)
from odoo.addons.sidocakep_base.models.document.seal_chain import get_keys
from odoo.addons.sidocakep_base.models.document.seal_rows import (
    ROW_COLUMNS,
    is_sealed,
    seal_as_found,
)

SUBMISSION = "sidocakep.submission.mixin"
FIGURE, MEASUREMENT = "sidocakep.data.figure", "sidocakep.measurement"
#: What a check says of a document that nothing else is wrong with.
EXPLAINED = {"changed", "forged"}

_logger = logging.getLogger(__name__)


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    keys = get_keys(env)
    for name in env["sidocakep.seal.check"]._get_sealed_models():
        model = env[name]
        filled = _get_filled(model)
        if not filled:
            continue
        found = {
            record_id: rows
            for record_id, rows in _read_rows_since_found(model).items()
            if _is_explained(model, rows, filled, keys)
        }
        checked = model.browse(found)._verify_seals()
        wrong = {
            record_id: {code for code, _values in problems}
            for record_id, (_state, problems) in checked.items()
        }
        mended = [key for key, codes in wrong.items() if codes and codes <= EXPLAINED]
        if mended := _filter_as_filled(model.browse(mended), found, filled):
            seal_as_found(mended)
            _logger.info("%s: sealed with their first day: %s", name, mended.ids)


def _get_filled(model):
    """Return ``{field: function of (record id, content)}`` of what follows."""
    filled = {}
    if model._name in model.env.registry.descendants([SUBMISSION], "_inherit"):
        filled["first_submitted_on"] = _get_first_submission
    if model._name == FIGURE:
        filled["first_sent_on"] = _get_first_sending
    if model._name == MEASUREMENT:
        filled["handed_on"] = _get_handing_in
    return filled


def _get_first_submission(model, record_id, content):
    zone = model.env.user._get_office_zone()
    day = SQL("(MIN(date) AT TIME ZONE 'UTC' AT TIME ZONE %s)::date", zone)
    told = SQL("field_name = 'submitted_by_id' AND new_value IS NOT NULL")
    return _read_trail(model, record_id, content, day, told) or content["submitted_on"]


def _get_first_sending(model, record_id, content):
    told = SQL("kind = 'step' AND field_name = 'state' AND new_value = 'sent'")
    first = _read_trail(model, record_id, content, SQL("MIN(date)"), told)
    return first or content["sent_on"]


def _get_handing_in(model, record_id, content):
    submitted, sent = content["submitted_on"], content["first_sent_on"]
    return submitted if submitted and sent and submitted <= sent else None


def _read_trail(model, record_id, content, what, told):
    """Return the first of what the trail tells that the seal covers."""
    query = SQL(
        "SELECT %s FROM sidocakep_trail WHERE res_model = %s AND res_id = %s"
        " AND field_model IS NULL AND id <= %s AND %s",
        what,
        model._name,
        record_id,
        content[TRAIL]["last"],
        told,
    )
    [[value]] = model.env.execute_query(query)
    return get_plain(value)


def _read_rows_since_found(model):
    """Return ``{id: rows}`` of what an upgrade found, from that row on."""
    query = SQL(
        "SELECT %s FROM sidocakep_seal row WHERE res_model = %s AND id >="
        " (SELECT MAX(id) FROM sidocakep_seal found WHERE found.res_model = %s"
        " AND found.res_id = row.res_id AND found.content ? %s) ORDER BY id",
        SQL(", ").join(map(SQL.identifier, ROW_COLUMNS)),
        model._name,
        model._name,
        FOUND,
    )
    rows = {}
    for row in model.env.execute_query_dict(query):
        rows.setdefault(row["res_id"], []).append(row)
    return rows


def _is_explained(model, rows, filled, keys):
    """Tell whether all rows are their own, and say the same but for what was filled.

    A later row has to be of a step on what the check took for forged.
    """
    found, *later = rows
    return all(is_sealed(row, keys) for row in rows) and all(
        FORGED in row["content"] and _is_filled(model, found, row["content"], filled)
        for row in later
    )


def _is_filled(model, found, content, filled):
    """Tell whether a content differs by what follows from the seal, and only by it."""
    sealed = found["content"]
    return all(
        difference.part_id is None
        and difference.name in filled
        and sealed[difference.name] is None
        and content[difference.name]
        == filled[difference.name](model, found["res_id"], sealed)
        for difference in find_differences(sealed, content)
    )


def _filter_as_filled(records, found, filled):
    """Return those that differ from what was found by what was filled in."""
    result = records.browse()
    trails = records._read_trails(
        {key: found[key][0]["content"][TRAIL]["last"] for key in records.ids}
    )
    for record in records:
        row = found[record.id][0]
        sealed = row["content"]
        [live] = record._get_sealed_content(sealed[COLUMNS]).values()
        is_same = trails.get(record.id, Trail()).is_as_sealed(sealed[TRAIL])
        is_other = bool(find_differences(sealed, live))
        if is_same and is_other and _is_filled(records, row, live, filled):
            result |= record
    return result
