"""What seals: functions, no methods.

Whatever is a method of a model can be called by a server action. The key is read and
used here alone, and here nothing can be reached from an expression.
"""

import os
from pathlib import Path

from psycopg2.errors import LockNotAvailable

from odoo.exceptions import LockError, UserError
from odoo.tools import mute_logger

from ...engine.chain import read_keys

#: The environment variable that names the file with the keys.
KEY_FILE_VARIABLE = "SIDOCAKEP_SEAL_KEY_FILE"
#: How long one waits for those who seal before; forty at once take three seconds.
PATIENCE = "20s"


def get_keys(env):
    """Return the keys of this server, the one that seals first; none where none is set.

    :raises UserError: a key file is named, but there is no key in it
    """
    path = os.environ.get(KEY_FILE_VARIABLE)
    if not path:
        return []
    try:
        return read_keys(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UserError(
            env._(
                "The key of the seals cannot be read, so nothing is signed, decided, "
                "verified or closed. Tell the administrator: %(variable)s must name a "
                "readable file with a key.",
                variable=KEY_FILE_VARIABLE,
            )
        ) from error


def lock_head(env, lock, company_id, read_head):
    """Lock the chain of an agency; return position and seal of its last row.

    Another transaction may have added to it since ours began, and what ours reads is
    as of its beginning: the rows that are committed are read by another cursor, once
    the lock is ours. Nobody adds to the chain from then on, so nobody has to retry.

    :param lock: first of the two numbers of the advisory lock, one a kind of chain
    :param read_head: function of a cursor and an agency's id
    """
    _wait_for_head(env, lock, company_id)
    if not env.registry.ready:
        # Being installed, with demo data: no other cursor sees the table yet.
        return read_head(env.cr, company_id)
    with env.registry.cursor() as committed:
        return max(read_head(env.cr, company_id), read_head(committed, company_id))


def _wait_for_head(env, lock, company_id):
    """Wait in bounded time: a request that waits for ever ends the server."""
    cr = env.cr
    cr.execute("SELECT current_setting('lock_timeout')")
    [former] = cr.fetchone()
    limit = "SELECT set_config('lock_timeout', %s, TRUE)"
    try:
        with mute_logger("odoo.sql_db"), cr.savepoint(flush=False):
            cr.execute(limit, [PATIENCE])
            cr.execute("SELECT pg_advisory_xact_lock(%s, %s)", [lock, company_id])
            cr.execute(limit, [former])
    except LockNotAvailable:
        raise LockError(
            env._(
                "Others are sealing documents of %(agency)s at this moment. Nothing of "
                "yours was saved. Wait a minute and do it again.",
                agency=env["res.company"].sudo().browse(company_id).name,
            )
        ) from None
