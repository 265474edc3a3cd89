"""Taking turns: what hangs on the same records is done one after the other."""

from psycopg2.errors import LockNotAvailable

from odoo.exceptions import UserError
from odoo.tools import SQL

#: How long a person waits for another; Odoo's own limit would end the server.
PATIENCE = "10s"


def take_turn(records):
    """Do the rest of this transaction alone among all that take a turn on ``records``.

    Transactions are snapshots (REPEATABLE READ): who has waited for a mere lock still
    reads what was there before, and does the same thing again. So the rows are written,
    unchanged: PostgreSQL then refuses the older snapshot, and Odoo runs that request
    again, on what the first one has left. Foreign keys may refer to the rows meanwhile.

    Who comes from a client has to be asked for rights before; the records may be sudo.

    :raises UserError: another transaction keeps the records for too long
    """
    if not records.ids:
        return
    env, table = records.env, SQL.identifier(records._table)
    [[former]] = env.execute_query(SQL("SELECT current_setting('lock_timeout')"))
    try:
        with env.cr.savepoint():
            env.cr.execute(SQL("SET LOCAL lock_timeout = %s", PATIENCE))
            env.cr.execute(
                SQL(
                    "UPDATE %s SET id = id WHERE id IN"
                    " (SELECT id FROM %s WHERE id IN %s ORDER BY id FOR NO KEY UPDATE)",
                    table,
                    table,
                    tuple(records.ids),
                )
            )
            env.cr.execute(SQL("SET LOCAL lock_timeout = %s", former))
    except LockNotAvailable as error:
        raise UserError(
            env._(
                "Somebody else is at work on %(documents)s right now. Nothing of yours "
                "was written. Wait a minute, look at what has changed, then try again.",
                documents=", ".join(records.sudo().mapped("display_name")),
            )
        ) from error
