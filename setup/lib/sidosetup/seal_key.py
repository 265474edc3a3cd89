"""The key of the seals."""

import os
import secrets


def make(path):
    """Make the key of a fresh installation, for the owner's eyes only.

    :return: the path; a key that is there is never replaced
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(secrets.token_hex(32) + "\n")
    return path
