"""What seals signatures: functions, no methods.

Whatever is a method of a model can be called by a server action. The key is read and
used here alone, and here nothing can be reached from an expression.
"""

import hmac
import os
from pathlib import Path

from psycopg2.errors import LockNotAvailable

from odoo import fields
from odoo.exceptions import LockError, UserError
from odoo.tools import mute_logger

from ...engine.chain import GENESIS, get_key, get_link, read_keys

#: The environment variable that names the file with the keys.
KEY_FILE_VARIABLE = "SIDOCAKEP_SEAL_KEY_FILE"
#: First of the two numbers of the advisory lock on the chain of an agency.
CHAIN_LOCK = 20260117
#: How long one waits for those who sign before; forty at once take three seconds.
PATIENCE = "20s"
#: What the seal of a row covers, beside the seal before it.
SEALED_FIELDS = (
    "pk_id",
    "party",
    "user_id",
    "employee_id",
    "name",
    "nip",
    "job_id",
    "title",
    "capacity",
    "decree",
    "signed_at",
    "method",
    "content_hash",
    "evidence",
    "pdf_hash",
    "chain_company_id",
    "chain_position",
    "is_before_chain",
    "key_id",
)


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
                "The key of the seals cannot be read, so nothing is signed. Tell the "
                "administrator: %(variable)s must name a readable file with a key.",
                variable=KEY_FILE_VARIABLE,
            )
        ) from error


def link_rows(rows, is_before=False):
    """Add signature rows to the chains of their agencies, in the order they came.

    The head of a chain is locked until the end of the transaction; call it last.

    :param rows: writable ``sidocakep.pk.signature``, without a seal
    :param is_before: they were made before there was a chain
    """
    keys = get_keys(rows.env)
    key = keys[0] if keys else None
    rows.env.flush_all()
    for company, agency_rows in sorted(
        rows.grouped("company_id").items(), key=lambda item: item[0].id
    ):
        position, previous = _lock_head(rows.env, company.id)
        for row in agency_rows.sorted("id"):
            position += 1
            row.write(
                {
                    "chain_company_id": company.id,
                    "chain_position": position,
                    "previous_seal": previous,
                    "key_id": key.key_id if key else False,
                    "is_before_chain": is_before,
                }
            )
            previous = get_link(key, _get_sealed_values(row), previous)
            row.write({"seal": previous})
    rows.env.flush_all()


def is_linked(row, keys):
    """Tell whether the seal is that of the row; ``None`` if its key is not here."""
    key = get_key(keys, row.key_id) if row.key_id else None
    if row.key_id and not key:
        return None
    link = get_link(key, _get_sealed_values(row), row.previous_seal or "")
    return hmac.compare_digest(link, row.seal or "")


def _get_sealed_values(row):
    """Return the values of a row in the form that is sealed."""
    values = {}
    for name in SEALED_FIELDS:
        value = row[name]
        kind = row._fields[name].type
        if kind == "many2one":
            value = value.id or 0
        elif kind == "datetime":
            value = fields.Datetime.to_string(value) or ""
        values[name] = value or ("" if value is False or value is None else value)
    return values


def _lock_head(env, company_id):
    """Lock the chain of an agency; return position and seal of its last row.

    Another transaction may have added to it since ours began, and what ours reads is
    as of its beginning: the rows that are committed are read by another cursor, once
    the lock is ours. Nobody adds to the chain from then on, so nobody has to retry.
    """
    _wait_for_head(env, company_id)
    if not env.registry.ready:
        # Being installed, with demo data: no other cursor sees the table yet.
        return _read_head(env.cr, company_id)
    with env.registry.cursor() as committed:
        return max(_read_head(env.cr, company_id), _read_head(committed, company_id))


def _wait_for_head(env, company_id):
    """Wait in bounded time: a request that waits for ever ends the server."""
    cr = env.cr
    cr.execute("SELECT current_setting('lock_timeout')")
    [former] = cr.fetchone()
    limit = "SELECT set_config('lock_timeout', %s, TRUE)"
    try:
        with mute_logger("odoo.sql_db"), cr.savepoint(flush=False):
            cr.execute(limit, [PATIENCE])
            cr.execute("SELECT pg_advisory_xact_lock(%s, %s)", [CHAIN_LOCK, company_id])
            cr.execute(limit, [former])
    except LockNotAvailable:
        raise LockError(
            env._(
                "Others are signing for %(agency)s at this moment. Nothing of yours "
                "was signed. Wait a minute and sign again.",
                agency=env["res.company"].sudo().browse(company_id).name,
            )
        ) from None


def _read_head(cr, company_id):
    cr.execute(
        "SELECT chain_position, seal FROM sidocakep_pk_signature"
        " WHERE chain_company_id = %s AND seal IS NOT NULL"
        " ORDER BY chain_position DESC LIMIT 1",
        [company_id],
    )
    return cr.fetchone() or (0, GENESIS)
