"""Stored values of many records as columns, without a record for each of them."""

from odoo.tools import SQL

#: Who wrote a row last, and when.
LOGGED = ("write_uid", "write_date")


def read_columns(records, *names):
    """Return a tuple of values for each of some stored records, in their order.

    As the cache keeps them: the id of a many2one, ``None`` for what was never written.
    Rights are asked as by any reading of these fields.
    """
    if not records:
        return []
    records._recompute_recordset(names)
    records.fetch(names)
    caches = [records._fields[name]._get_cache(records.env) for name in names]
    ids = records._ids
    return list(zip(*(map(cache.__getitem__, ids) for cache in caches), strict=True))


def select_columns(records, names):
    """Return the same as it stands in the database, by no way through the cache.

    For what the program compares with what it is to be: nobody is asked for rights.
    """
    query = SQL(
        "SELECT id, %s FROM %s WHERE id = ANY(%s)",
        SQL(", ").join(SQL.identifier(name) for name in names),
        SQL.identifier(records._table),
        list(records._ids),
    )
    rows = {row[0]: row[1:] for row in records.env.execute_query(query)}
    return [rows[record_id] for record_id in records._ids]


def write_columns(records, columns):
    """Write columns of stored records in one statement, however many there are.

    Neither rights nor guards are asked, and no trail is kept: for what the program
    alone writes. Who wrote last, and when, is written with them.

    :param columns: name > values in the order of the records, as ``read_columns`` has
        them
    """
    env = records.env
    fields = [records._fields[name] for name in columns]
    arrays = [
        SQL("%s::%s[]", list(columns[field.name]), SQL(field.column_type[1]))
        for field in fields
    ]
    names = [SQL.identifier(name) for name in columns]
    env.execute_query(
        SQL(
            "UPDATE %(table)s AS row SET %(values)s, write_uid = %(user)s,"
            " write_date = %(now)s FROM unnest(%(ids)s, %(arrays)s) AS new (id,"
            " %(names)s) WHERE row.id = new.id",
            table=SQL.identifier(records._table),
            values=SQL(", ").join(SQL("%s = new.%s", name, name) for name in names),
            user=env.uid,
            now=env.cr.now(),
            ids=list(records._ids),
            arrays=SQL(", ").join(arrays),
            names=SQL(", ").join(names),
        )
    )
    records.invalidate_recordset([*columns, *LOGGED], flush=False)
    for field in fields:
        field._insert_cache(records, columns[field.name])
        for inverse in env.registry.field_inverses[field]:
            env[inverse.model_name].invalidate_model([inverse.name], flush=False)
