"""Odoo's own reload: a served Odoo answers again after it.

Odoo executes itself anew on SIGHUP, after a request of 120 s and past its limit of
memory. That works only where the Python it is started with is found again.
"""

import signal
import time

from . import serving
from .fixture import free_port
from .results import Result
from .settings import SetupError

NAME = "reload"
LIMIT = 90
#: Odoo's line when it listens; a second one means that it has started anew.
LISTENS = "HTTP service (werkzeug) running"


def check(odoo, database, log_file):
    """One result: served, told to reload, served again by the same process."""
    log_file.unlink(missing_ok=True)
    port = free_port()
    process = serving.start(
        odoo,
        log_file,
        f"--database={database}",
        f"--http-port={port}",
        "--workers=0",
        "--max-cron-threads=0",
    )
    try:
        serving.wait_for(process, port, log_file)
        process.send_signal(signal.SIGHUP)
        _wait_for_second_start(process, log_file)
        serving.wait_for(process, port, log_file)
    except SetupError as error:
        return Result(f"{NAME}: Odoo answers again", False, str(error))
    finally:
        process.kill()
        process.wait()
    return Result(f"{NAME}: Odoo answers again", True)


def _wait_for_second_start(process, log_file):
    deadline = time.monotonic() + LIMIT
    while time.monotonic() < deadline and process.poll() is None:
        if log_file.read_text(errors="replace").count(LISTENS) > 1:
            return
        time.sleep(0.3)
    tail = "\n".join(log_file.read_text(errors="replace").splitlines()[-15:])
    raise SetupError(f"Odoo did not start anew:\n{tail}")
