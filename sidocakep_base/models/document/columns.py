"""Stored values of many records as columns, without a record for each of them."""

from odoo.tools import SQL

#: Who wrote a row last, and when.
LOGGED = ("write_uid", "write_date")
#: Types of which Python writes a value as PostgreSQL reads it in an array.
PLAIN = ("int4", "bool", "numeric", "float8")
TEXTS = ("varchar", "text")
#: What stands between the texts of an array and for none: characters of no text.
BETWEEN, NOTHING = "\x1f", "\x1e"


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

    For what the program compares with what it is to be: nobody is asked for rights, and
    what was not flushed yet is not seen.
    """
    query = SQL(
        "SELECT id, %s FROM %s WHERE id = ANY(%s)",
        SQL(", ").join(SQL.identifier(name) for name in names),
        SQL.identifier(records._table),
        _array(records._ids, "int4"),
    )
    rows = {row[0]: row[1:] for row in records.env.execute_query(query)}
    return [rows[record_id] for record_id in records._ids]


def search_columns(model, domain, names, order="id", among=None):
    """Return ``[(id, *values)]`` of the records of a domain, as they are stored.

    What was not flushed yet is flushed before; the cache neither gives nor gets. The
    rows are those that the records' own rules let one find, the columns are read by
    whoever may read the rows: for what the program alone reads.

    :param among: ``(name, ids)``: only records whose many2one is one of these; a long
        list is read faster than in the domain
    """
    query = model._search(domain, order=order)
    if among:
        name, ids = among
        column = model._field_to_sql(model._table, name, query)
        query.add_where(SQL("%s = ANY(%s)", column, _array(ids, "int4")))
    columns = [model._field_to_sql(model._table, name, query) for name in names]
    return model.env.execute_query(
        query.select(SQL.identifier(model._table, "id"), *columns)
    )


def write_columns(records, columns):
    """Write columns of stored records in one statement, however many there are.

    Neither rights nor guards are asked, and no trail is kept: for what the program
    alone writes. Who wrote last, and when, is written with them.

    :param columns: name > values in the order of the records, as ``read_columns`` has
        them
    """
    env = records.env
    fields = [records._fields[name] for name in columns]
    arrays = [_array(columns[field.name], *field.column_type) for field in fields]
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
            ids=_array(records._ids, "int4"),
            arrays=SQL(", ").join(arrays),
            names=SQL(", ").join(names),
        )
    )
    records.invalidate_recordset([*columns, *LOGGED], flush=False)
    for field in fields:
        field._insert_cache(records, columns[field.name])
        for inverse in env.registry.field_inverses[field]:
            env[inverse.model_name].invalidate_model([inverse.name], flush=False)


def _array(values, kind, name=None):
    """Return the SQL of an array: one text, where a list would be parsed item by item.

    :param kind: the type of its items in PostgreSQL, with their length: ``name``
    """
    values, name = list(values), SQL(name or kind)
    if kind in PLAIN:
        items = ["NULL" if value is None else str(value) for value in values]
        return SQL("%s::%s[]", f"{{{','.join(items)}}}", name)
    if kind in TEXTS:
        joined = BETWEEN.join(NOTHING if value is None else value for value in values)
        marks = (joined.count(BETWEEN), joined.count(NOTHING))
        # Of an empty text PostgreSQL makes no item.
        if joined and marks == (len(values) - 1, values.count(None)):
            return SQL(
                "string_to_array(%s, %s, %s)::%s[]", joined, BETWEEN, NOTHING, name
            )
    return SQL("%s::%s[]", values, name)
