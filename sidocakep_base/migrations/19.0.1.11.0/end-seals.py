"""Every document is sealed in the states in which it is frozen, of whatever room.

What is settled and bears no seal is sealed as it is found, with the mark that this
upgrade did it. Figures, measurements and months have been sealed since 19.0.1.9.0: of
these only what a row of that upgrade names was settled before. Whatever else has no
seal was settled past the program, and must not get one here.

At the end, when the models of all addons are loaded; the seals themselves are made
after all other scripts.
"""

from odoo import SUPERUSER_ID, api
from odoo.tools import SQL, parse_version

from odoo.addons.sidocakep_base.models.document.seal_chain import get_keys
from odoo.addons.sidocakep_base.models.document.seal_rows import (
    BEFORE,
    ROW_COLUMNS,
    is_sealed,
    seal_as_found,
)

FIRST_VERSION = parse_version("19.0.1.9.0")
FIRST_MODELS = (
    *("sidocakep.data.figure", "sidocakep.measurement", "sidocakep.realisation.month"),
)


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    were_sealed = parse_version(version) >= FIRST_VERSION
    for name in env["sidocakep.seal.check"]._get_sealed_models():
        if "state" not in env[name]._fields:
            continue  # a setting, which bears one since 19.0.1.16.0
        ids = _find_unsealed(env[name])
        if were_sealed and name in FIRST_MODELS:
            ids &= _read_named(env, name)
        seal_as_found(env[name].browse(sorted(ids)))


def _find_unsealed(model):
    rows = model.env.execute_query(
        SQL(
            "SELECT id FROM %s WHERE state = ANY(%s) AND NOT EXISTS (SELECT FROM"
            " sidocakep_seal WHERE res_model = %s AND res_id = %s)",
            SQL.identifier(model._table),
            sorted(model._get_sealed_states()),
            model._name,
            SQL.identifier(model._table, "id"),
        )
    )
    return {record_id for (record_id,) in rows}


def _read_named(env, name):
    """Return the ids of which it is sealed that they were settled before seals."""
    keys = get_keys(env)
    rows = env.execute_query_dict(
        SQL(
            "SELECT %s FROM sidocakep_seal WHERE res_model = %s AND state = %s",
            SQL(", ").join(map(SQL.identifier, ROW_COLUMNS)),
            name,
            BEFORE,
        )
    )
    return {
        record_id
        for row in rows
        if is_sealed(row, keys) is not False
        for record_id in row["content"]["ids"]
    }
