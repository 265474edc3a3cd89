"""What seals signatures: functions, no methods.

Whatever is a method of a model can be called by a server action. The key is read and
used here alone, and here nothing can be reached from an expression.
"""

import hmac

from odoo import fields

from odoo.addons.sidocakep_base.engine.chain import GENESIS, get_key, get_link
from odoo.addons.sidocakep_base.models.document.seal_chain import get_keys, lock_head

#: First of the two numbers of the advisory lock on the chain of an agency.
CHAIN_LOCK = 20260117
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
    """Lock the chain of an agency; return position and seal of its last row."""
    return lock_head(env, CHAIN_LOCK, company_id, _read_head)


def _read_head(cr, company_id):
    cr.execute(
        "SELECT chain_position, seal FROM sidocakep_pk_signature"
        " WHERE chain_company_id = %s AND seal IS NOT NULL"
        " ORDER BY chain_position DESC LIMIT 1",
        [company_id],
    )
    return cr.fetchone() or (0, GENESIS)
