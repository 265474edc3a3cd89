"""A full disk of the server, told from all that is wrong with a document."""

import errno

from psycopg2.errors import DiskFull

from ...exceptions import DiskError

#: The disk has no place, or the account's share of it is used up.
FULL = {errno.ENOSPC, errno.EDQUOT}


def is_full(error):
    """Tell whether an error says that a disk is full, also that of the database."""
    if isinstance(error, DiskError):
        error = error.__cause__
    if isinstance(error, OSError):
        return error.errno in FULL
    return isinstance(error, DiskFull)
