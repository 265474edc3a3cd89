"""A served Odoo: started in the background, asked whether it answers."""

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

from .console import open_log
from .settings import SetupError

START_LIMIT = 120
#: What a served Odoo writes is its owner's: sessions, files, logs.
PRIVATE = 0o077


def start(odoo, log_file, *arguments, **environment):
    """Start Odoo in a session of its own; what it prints goes into its log.

    Also what it prints when its own reload fails, which no log handler sees.
    """
    environ = odoo.environment() | environment
    open_log(log_file).close()
    prefix = odoo.hand_over(environ, log_file)
    with open_log(log_file) as log:
        return subprocess.Popen(
            [*prefix, *odoo.command(*arguments, f"--logfile={log_file}")],
            env=environ,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
            start_new_session=True,
            umask=PRIVATE,
        )


def answers(port):
    """Whether the login page comes."""
    try:
        page = f"http://127.0.0.1:{port}/web/login"
        with urllib.request.urlopen(page, timeout=60) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def wait_for(process, port, log_file):
    """Return when the process answers.

    :raise SetupError: when it has ended, or does not answer in time
    """
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline and process.poll() is None:
        if answers(port):
            return
        time.sleep(0.3)
    raise SetupError(f"Odoo tidak menjawab / does not answer, see {log_file}")


@contextmanager
def served(odoo, log_file, database, port, **environment):
    """The process of a server that answers at a port, killed at the end without a word.

    It runs no scheduled action of its own.
    """
    process = start(
        odoo,
        log_file,
        "-d",
        database,
        f"--http-port={port}",
        "--max-cron-threads=0",
        **environment,
    )
    try:
        wait_for(process, port, log_file)
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
