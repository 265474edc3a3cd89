"""Waiting for what somebody else is writing: not for long, and told in words.

Without a limit a request waits until Odoo's own limit ends the server; with one for the
whole connection Odoo runs the request again, five times. So the limit stands around the
one statement that waits, and its refusal stays inside.
"""

from psycopg2.errors import LockNotAvailable

from odoo.exceptions import LockError, MissingError
from odoo.tools import SQL, mute_logger

#: How long one waits for another who is saving, in milliseconds. A save takes a few;
#: who is not done by then is at work for long, and a worker is not kept that long.
PATIENCE_MS = 3000


def hold_rows(records, allow_referencing=False):
    """Hold the rows of stored records until the end of the transaction.

    :raises LockError: another one holds a row for too long, said with its name
    :raises MissingError: a record was deleted meanwhile
    """
    strength = SQL("NO KEY UPDATE" if allow_referencing else "UPDATE")
    busy = records - records.try_lock_for_update(allow_referencing=allow_referencing)
    if busy.ids:
        gone = set(busy.ids) - _wait_for(busy, _select(busy, strength))
        if gone:
            raise MissingError(
                records.env._(
                    "What you are changing was deleted by somebody else meanwhile "
                    "(%(model)s). Load the page again.",
                    model=records.env["ir.model"]._get(records._name).name,
                )
            )
    note_held(records)


def note_held(records):
    """Remember whose rows this transaction has: held, or made by itself."""
    _get_held(records).update(records.ids)


def hold_new(records):
    """Hold those of stored records that this transaction does not have yet."""
    hold_rows(records.browse(set(records.ids) - _get_held(records)), True)


def _get_held(records):
    """Return the ids of rows that are held; the cursor forgets them with its locks.

    A savepoint that is taken back gives rows free that stand here: then that one write
    waits as PostgreSQL does.
    """
    return records.env.cr.cache.setdefault((__name__, records._name), set())


def take_turn(records):
    """Do the rest of this transaction alone among all that take a turn on ``records``.

    Transactions are snapshots (REPEATABLE READ): who has waited for a mere lock still
    reads what was there before, and does the same thing again. So the rows are written,
    unchanged: PostgreSQL then refuses the older snapshot, and Odoo runs that request
    again, on what the first one has left. Foreign keys may refer to the rows meanwhile.

    Who comes from a client has to be asked for rights before; the records may be sudo.

    :raises LockError: another one keeps the records for too long
    """
    if records.ids:
        touch = SQL(
            "UPDATE %s SET id = id WHERE id IN (%s) RETURNING id",
            SQL.identifier(records._table),
            _select(records, SQL("NO KEY UPDATE")),
        )
        _wait_for(records, touch)


def _select(records, strength):
    table, ids = SQL.identifier(records._table), tuple(records.ids)
    return SQL(
        "SELECT id FROM %s WHERE id IN %s ORDER BY id FOR %s", table, ids, strength
    )


def _wait_for(records, statement):
    """Run a statement that waits for the rows, in bounded time; return its ids."""
    cr = records.env.cr
    cr.execute("SELECT current_setting('lock_timeout')")
    [former] = cr.fetchone()
    # Named before the lock is tried: reading may not end in a wait.
    names = ", ".join(record.display_name or "" for record in records.sudo().exists())
    limit = "SELECT set_config('lock_timeout', %s, TRUE)"
    try:
        with mute_logger("odoo.sql_db"), cr.savepoint(flush=False):
            cr.execute(limit, [str(PATIENCE_MS)])
            cr.execute(statement)
            found = {row[0] for row in cr.fetchall()}
            # Not for what comes after: only this wait is ours to bound.
            cr.execute(limit, [former])
    except LockNotAvailable:
        raise LockError(
            records.env._(
                "Wait a minute: somebody else is at work on %(documents)s right now. "
                "Nothing of yours was written. Look at what has changed, then try "
                "again.",
                documents=names,
            )
        ) from None
    return found
