"""The record that an address names."""

from werkzeug.exceptions import NotFound

from ..models.document.base_shape import LAST_ID


def find_record(records, record_id):
    """Return the record; one that the user may not read is not told from none.

    :raises NotFound: there is none, or the number is none of a record
    """
    if record_id > LAST_ID or not records.has_access("read"):
        raise NotFound()
    record = records.search([("id", "=", record_id)])
    if not record:
        raise NotFound()
    return record
