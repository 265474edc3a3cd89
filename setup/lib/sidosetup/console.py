"""Progress on the screen, the details in a log file."""

import hashlib
import os
import subprocess
import sys
import time
from contextlib import contextmanager, suppress

from .settings import SetupError

PRIVATE_FILE = 0o600


def say(indonesian, english=None, stream=None):
    """Print one line of progress, in Indonesian with the English behind it."""
    text = indonesian if english is None else f"{indonesian} / {english}"
    print(text, file=stream, flush=True)


@contextmanager
def step(indonesian, english):
    """Announce a step and tell how long it took."""
    say(f">> {indonesian} ...", f"{english} ...", stream=sys.stderr)
    started = time.monotonic()
    yield
    seconds = f"{time.monotonic() - started:.0f} s"
    say(f"   {indonesian}: {seconds}", f"{english}: {seconds}", stream=sys.stderr)


def open_log(path, mode="ab"):
    """Open a log for writing; it names people and documents: its owner reads it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    stream = open(path, mode, opener=_open_private)  # noqa: SIM115 - handed on
    with suppress(PermissionError):  # another account's, which keeps it as private
        os.fchmod(stream.fileno(), PRIVATE_FILE)
    return stream


def _open_private(path, flags):
    return os.open(path, flags, PRIVATE_FILE)


def run_logged(command, log_file, stdin=subprocess.DEVNULL, **kwargs):
    """Run a command, output appended to a log; on failure show its last lines."""
    with open_log(log_file) as log:
        log.write(f"\n$ {' '.join(map(str, command))}\n".encode())
        log.flush()
        code = subprocess.run(
            command,
            stdin=stdin,
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
            **kwargs,
        ).returncode
    if code:
        tail = "\n".join(log_file.read_text(errors="replace").splitlines()[-15:])
        raise SetupError(f"{command[0]} failed ({code}), see {log_file}:\n{tail}")


class Stamp:
    """Remembers that a part was installed from exactly these inputs."""

    def __init__(self, settings, name, *inputs):
        self.path = settings.stamps / name
        digest = hashlib.sha256()
        for item in inputs:
            digest.update(item if isinstance(item, bytes) else str(item).encode())
            digest.update(b"\0")
        self.value = digest.hexdigest()

    def is_current(self):
        return self.path.is_file() and self.path.read_text() == self.value

    def set(self):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(self.value)
