"""A file that is whole or not there, whatever the disk does meanwhile."""

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path


def is_damaged(path: str, checksum: str) -> bool:
    """Tell whether there is no file, or one that is not what its SHA-1 says."""
    try:
        with Path(path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha1").hexdigest() != checksum
    except FileNotFoundError:
        return True


def put_file(path: str, content: bytes) -> None:
    """Write all of a file to the disk, then give it its name; or leave nothing.

    :raises OSError: the disk is full, or fails
    """
    folder = Path(path).parent
    folder.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=folder, prefix=".unfinished-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(unfinished).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(unfinished).unlink()
        raise
