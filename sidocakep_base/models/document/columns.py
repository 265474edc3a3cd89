"""Stored values of many records as plain rows: a record for each value is slow."""


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
