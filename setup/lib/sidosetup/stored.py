"""A database and its file store in a folder of the checkout, small and readable.

Plain SQL, so that every later PostgreSQL reads it; packed by Python itself.
"""

import lzma
import shutil
import subprocess
import tarfile

from .settings import SetupError

DATABASE_FILE = "database.sql.xz"
FILE_STORE_FILE = "filestore.tar.xz"
#: What its signatures were sealed with, where they were; a key of no other database.
SEAL_KEY_FILE = "seal.key"
#: Lines of newer pg_dump that an older psql does not know.
META_COMMANDS = (b"\\restrict ", b"\\unrestrict ")
#: Of an archive a database and its file store in one issue may not be larger.
LARGEST = 6 * 1024 * 1024


def dump(server, database, folder):
    """Write a database and its file store into a folder."""
    if not server.exists(database):
        raise SetupError(f"no database {database}")
    folder.mkdir(parents=True, exist_ok=True)
    process = subprocess.Popen(
        ["pg_dump", "--no-owner", "--no-privileges", database],
        env=server.environment(),
        stdout=subprocess.PIPE,
    )
    with lzma.open(folder / DATABASE_FILE, "wb", preset=9) as packed:
        for line in process.stdout:
            if not line.startswith(META_COMMANDS):
                packed.write(line)
    if process.wait():
        raise SetupError(f"pg_dump of {database} failed")
    with tarfile.open(folder / FILE_STORE_FILE, "w:xz", preset=9) as archive:
        for path in sorted(server.file_store(database).rglob("*")):
            if path.is_file():
                name = path.relative_to(server.file_store(database))
                archive.add(path, name, filter=_without_owner)
    size = sum(path.stat().st_size for path in _files(folder))
    if size > LARGEST:
        raise SetupError(f"{folder}: {size} bytes are more than {LARGEST}")
    return size


def restore(server, folder, database):
    """Create a database from a folder that :func:`dump` wrote."""
    missing = [path.name for path in _files(folder) if not path.is_file()]
    if missing:
        raise SetupError(f"{folder} has no {', '.join(missing)}")
    if server.exists(database):
        raise SetupError(f"database {database} exists")
    server.query(
        f"CREATE DATABASE \"{database}\" ENCODING 'unicode' LC_COLLATE 'C'"
        " TEMPLATE template0"
    )
    with lzma.open(folder / DATABASE_FILE) as packed:
        done = server.psql(
            database,
            "-q",
            "-1",
            "-v",
            "ON_ERROR_STOP=1",
            input=packed.read(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
    if done.returncode:
        raise SetupError(f"{folder}: {done.stderr.decode(errors='replace').strip()}")
    target = server.file_store(database)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    with tarfile.open(folder / FILE_STORE_FILE) as archive:
        # Debian 12's Python does not know the filter yet
        safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        archive.extractall(target, **safely)


def _files(folder):
    return folder / DATABASE_FILE, folder / FILE_STORE_FILE


def _without_owner(member):
    member.uid = member.gid = member.mtime = 0
    member.uname = member.gname = ""
    return member
