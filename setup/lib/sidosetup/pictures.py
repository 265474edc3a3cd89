"""``setup/pictures``: docs/images, today's screens of a demo regency."""

import os
import shutil
import subprocess

from . import fonts
from .apt import Apt
from .fixture import free_port
from .odoo import Odoo
from .odoo_tests import BROWSERS
from .settings import REPOSITORY, SetupError
from .shards import PICTURES

USAGE = "setup/pictures DATABASE (with the demo regency and today's addons)"

FOLDER = REPOSITORY / "docs" / "images"
#: What makes a picture of a printed page, and the package it comes in.
PAGES = ("pdftoppm", "poppler-utils")


def command(settings, arguments):
    """Take all pictures in a copy of a demo database."""
    if len(arguments) != 1:
        raise SetupError(USAGE)
    [database] = arguments
    odoo = Odoo(settings)
    odoo.install(tools=True)
    program, package = PAGES
    missing = [] if shutil.which(program) else [package]
    if not any(map(shutil.which, BROWSERS)):
        missing.append("chromium")
    if missing:
        Apt(settings).install(missing)
    name = f"{database}_pictures_{os.getpid()}"
    with odoo.server.temporary(name, database) as copy:
        environ = odoo.environment() | fonts.environment(settings)
        done = subprocess.run(
            odoo.command(
                *("-d", copy, "-u", "sidocakep_base", "--test-tags", PICTURES),
                *("--stop-after-init", f"--http-port={free_port()}"),
            ),
            env=environ | {"SIDOCAKEP_PICTURES": str(FOLDER)},
            check=False,
        )
    return done.returncode
