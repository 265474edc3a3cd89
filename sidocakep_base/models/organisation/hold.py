"""Holding rows: wait a moment for whoever holds them, then say so in words."""

from psycopg2.errors import LockNotAvailable

from odoo.exceptions import LockError, MissingError
from odoo.tools import SQL, mute_logger

#: How long one waits for another who is saving. A save takes milliseconds; who is
#: not done by then holds the rows for long, and the caller should not hold a worker.
LOCK_TIMEOUT_MS = 3000


def hold_rows(records, allow_referencing=False):
    """Hold the rows of stored records until the end of the transaction.

    The refusal of PostgreSQL stays inside: Odoo would run the whole request again,
    five times, and each would wait as long.

    :raises LockError: another one holds a row, said with the name of the record
    :raises MissingError: a record was deleted meanwhile
    """
    free = records.try_lock_for_update(allow_referencing=allow_referencing)
    waited = records - free
    if not waited.ids:
        return
    # Named before the lock is tried: reading may not end in a wait.
    names = ", ".join(record.display_name or "" for record in waited.sudo())
    try:
        found = _wait_for(waited, allow_referencing)
    except LockNotAvailable:
        raise LockError(
            records.env._(
                "%(documents)s is being changed by somebody else at this moment. Wait "
                "some seconds and try again.",
                documents=names,
            )
        ) from None
    if found != set(waited.ids):
        raise MissingError(
            records.env._(
                "%(documents)s was deleted by somebody else meanwhile. Load the page "
                "again.",
                documents=names,
            )
        )


def _wait_for(records, allow_referencing):
    """Hold the rows when they become free in time; return the ids that there are."""
    cr = records.env.cr
    cr.execute("SELECT current_setting('lock_timeout')")
    [before] = cr.fetchone()
    limit = "SELECT set_config('lock_timeout', %s, TRUE)"
    with mute_logger("odoo.sql_db"), cr.savepoint(flush=False):
        cr.execute(limit, [str(LOCK_TIMEOUT_MS)])
        cr.execute(
            SQL(
                "SELECT id FROM %s WHERE id IN %s ORDER BY id FOR %s",
                SQL.identifier(records._table),
                tuple(records.ids),
                SQL("NO KEY UPDATE" if allow_referencing else "UPDATE"),
            )
        )
        found = {row[0] for row in cr.fetchall()}
        # Not for what comes after: only this wait is ours to bound.
        cr.execute(limit, [before])
    return found
