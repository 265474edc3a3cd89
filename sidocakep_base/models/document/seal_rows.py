"""Sealing what a step has settled: functions, no methods (see ``seal_chain.py``).

A step asks for it; the rows are added once for all that a transaction settled, last of
all, so that nobody waits for the head of a chain while something else is computed.
"""

import hmac
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from psycopg2.extras import Json

from odoo import SUPERUSER_ID, api, fields
from odoo.tools import SQL

from ...engine.chain import GENESIS, get_key, get_link
from ...engine.sealed_content import FORGED, FOUND
from ...engine.sealing import get_seal
from .actor import get_actor_id
from .seal_chain import get_keys, lock_head

#: First of the two numbers of the advisory lock on the chain of an agency.
CHAIN_LOCK = 20261130
#: State of a row of 19.0.1.9.0 that says which records were settled before it.
BEFORE = "before"
#: State of a row that says that a record was deleted in the program.
GONE = "gone"
_WAITING = "sidocakep.seal"
#: Documents that an upgrade reads at once.
BATCH = 500
#: What the seal of a row covers, beside the seal before it.
SEALED_COLUMNS = (
    *("res_model", "res_id", "res_name", "company_id", "state", "content_hash"),
    *("date", "user_id", "user_name", "session_user_id", "position", "key_id"),
)
#: Columns of a row that a check needs.
ROW_COLUMNS = (*SEALED_COLUMNS, "content", "previous_seal", "seal")


class _Mark:
    """Stands in the data of a transaction for what waits there to be sealed.

    The expression of a server action reaches those data, and nothing of this.
    """


#: ``{mark: (what steps settled, what an upgrade found, rows of what is gone)}``
_waiting = WeakKeyDictionary()


def _get_waiting(cr):
    """Return what the end of the transaction seals: settled by steps, found, and gone.

    The first is ``{model: {id: (login, login of the session, was forged)}}``, the
    second ``{model: ids}``, the third what :func:`_add_rows` adds.
    """
    data = cr.precommit.data
    if _WAITING not in data:
        data[_WAITING] = _Mark()
        cr.precommit.add(lambda: _seal_waiting(cr))
    return _waiting.setdefault(data[_WAITING], ({}, {}, []))


def seal_at_commit(records, forged=()):
    """Ask that what these records say is sealed with the end of the transaction.

    :param forged: those of them that differed from the seal they bear: a seal must not
        make good what was changed past the program
    """
    if not records:
        return
    settled, _found, _gone = _get_waiting(records.env.cr)
    settled = settled.setdefault(records._name, {})
    who = (records.env.uid, get_actor_id())
    for record in records:
        *_who, was_forged = settled.get(record.id, (False,))
        settled[record.id] = (*who, was_forged or record in forged)


def seal_gone(records):
    """Ask that the end of the transaction seals that these records were deleted.

    Asked before they are: what was forged before goes with its seal saying so.
    """
    if not records:
        return
    forged = records._filter_forged()
    *_others, gone = _get_waiting(records.env.cr)
    for record in records:
        content = {FORGED: True} if record in forged else {}
        row = _get_row(record, content) | {"state": GONE}
        who = (record.env.uid, get_actor_id())
        gone.append((record._get_seal_company(), row, who))


def get_pending(records):
    """Return the ids of those of a model that the end of the transaction seals."""
    if _WAITING not in records.env.cr.precommit.data:
        return []
    settled, found, _gone = _get_waiting(records.env.cr)
    return [*settled.get(records._name, ()), *found.get(records._name, ())]


@contextmanager
def sealing_anew(records):
    """Let the program write into sealed documents without a step; seal them anew.

    Whether they are as they were sealed is asked before the write: nothing can ask it
    after, and a seal must not make good what was changed past the program. Asked once:
    what waits for its seal already is not compared again.
    """
    forged = records._filter_forged()
    seal_at_commit(records._filter_settled(), forged)
    yield
    seal_at_commit(records._filter_settled())


def seal_as_found(records):
    """Ask that what an upgrade finds settled is sealed, and that it was found so.

    Last of all, with the end of the transaction: what a script of a later version or of
    another addon still fills in belongs to what was found. What it said before the
    upgrade nobody can show any more: such a seal vouches for what is changed since, and
    every check says from when it is.
    """
    _settled, found, _gone = _get_waiting(records.env.cr)
    found.setdefault(records._name, set()).update(records.ids)


def is_sealed(row, keys):
    """Tell whether the seal of a row is its own; ``None`` if its key is not here.

    :param row: ``{column: value}`` of :data:`SEALED_COLUMNS` and ``content``,
        ``previous_seal``, ``seal``
    """
    key = get_key(keys, row["key_id"]) if row["key_id"] else None
    if row["key_id"] and not key:
        return None
    link = get_link(key, _get_sealed_values(row), row["previous_seal"] or "")
    is_whole = get_seal(row["content"] or {}) == row["content_hash"]
    return is_whole and hmac.compare_digest(link, row["seal"] or "")


def read_head(cr, company_id):
    """Return position and seal of the last row of the chain of an agency."""
    cr.execute(
        "SELECT position, seal FROM sidocakep_seal WHERE company_id = %s"
        " ORDER BY position DESC LIMIT 1",
        [company_id],
    )
    return cr.fetchone() or (0, GENESIS)


def _seal_waiting(cr):
    """Seal what an upgrade found, then what steps settled, and what is gone."""
    if not (mark := cr.precommit.data.pop(_WAITING, None)):
        return
    settled, found, gone = _waiting.pop(mark, ({}, {}, []))
    _seal_found(cr, found)
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    # a savepoint may have brought it back
    rows = [row for row in gone if not _is_there(env, row[1])]
    for model_name, waiting in settled.items():
        records = env[model_name].browse(waiting).exists()
        contents = records._get_sealed_content()
        known = records._find_said(contents)
        for record in records:
            content = contents[record.id]
            *who, is_forged = waiting[record.id]
            if is_forged:
                content[FORGED] = True
            elif record.id in known:
                continue
            row = _get_row(record, content)
            rows.append((record._get_seal_company(), row, who))
    _add_rows(env, rows)


def _is_there(env, row):
    return bool(env[row["res_model"]].browse(row["res_id"]).exists())


def _seal_found(cr, found):
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    for model_name, ids in sorted(found.items()):
        ids = sorted(ids)
        for start in range(0, len(ids), BATCH):
            records = env[model_name].browse(ids[start : start + BATCH]).exists()
            records = records._filter_settled()
            contents = records._get_sealed_content()
            rows = [
                (
                    record._get_seal_company(),
                    _get_row(record, contents[record.id] | {FOUND: True}),
                    (SUPERUSER_ID, None),
                )
                for record in records
            ]
            _add_rows(env, rows)
            env.invalidate_all()


def _get_row(record, content):
    """Return the values of a row, but for its place in the chain and who asked."""
    return {
        "res_model": record._name,
        "res_id": record.id,
        "res_name": record.display_name,
        "company_id": record._get_seal_company().id,
        "state": record._get_settled_state(),
        "content": content,
        "content_hash": get_seal(content),
    }


def _add_rows(env, rows):
    """Add rows to the chains of their agencies, in one statement.

    The heads are locked until the end of the transaction, in the order of the agencies.

    :param rows: ``[(agency, values, (login, login of the session))]``
    """
    if not rows:
        return
    keys = get_keys(env)
    key = keys[0] if keys else None
    now = fields.Datetime.now()
    names = {user.id: user.name for user in _browse_users(env, rows)}
    env.flush_all()
    heads, added = {}, []
    for company, values, (user_id, session_user_id) in sorted(
        rows, key=lambda item: item[0].id
    ):
        if company.id not in heads:
            heads[company.id] = lock_head(env, CHAIN_LOCK, company.id, read_head)
        position, previous = heads[company.id]
        row = values | {
            "date": now,
            "user_id": user_id,
            "user_name": names[user_id],
            "session_user_id": session_user_id,
            "position": position + 1,
            "key_id": key.key_id if key else None,
            "previous_seal": previous,
        }
        row["seal"] = get_link(key, _get_sealed_values(row), previous)
        heads[company.id] = (row["position"], row["seal"])
        added.append(row)
    _insert(env, added)


def _browse_users(env, rows):
    return env["res.users"].browse(
        {user_id for _company, _values, (user_id, _) in rows}
    )


def _insert(env, rows):
    """Straight into the table, as the trail: nothing needs a way round its refusals."""
    names = list(rows[0])
    values = [
        tuple(Json(row[name]) if name == "content" else row[name] for name in names)
        for row in rows
    ]
    env.cr.execute(
        SQL(
            "INSERT INTO sidocakep_seal (%s) VALUES %s",
            SQL(", ").join(map(SQL.identifier, names)),
            SQL(", ").join(values),
        )
    )


def _get_sealed_values(row):
    """Return the values of a row in the form that is sealed."""
    values = {name: row[name] or "" for name in SEALED_COLUMNS}
    return values | {"date": fields.Datetime.to_string(row["date"])}
