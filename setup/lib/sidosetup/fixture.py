"""The databases that the Odoo tests start from.

Our addons are installed without demo data on a copy of the template; on a copy of that
come the test regency and the tests' own addons. Both are kept under a name that carries
what they were made from. The test runs work on copies.
"""

import hashlib
import os
import socket
import subprocess
from threading import Lock

from .console import open_log
from .databases import ensure_template
from .odoo import Odoo
from .settings import (
    REPOSITORY,
    TEMPLATE_DATABASE,
    TEST_ADDONS,
    SetupError,
    addon_names,
)

#: Installed for its tests of the models of the database.
LINT_ADDON = "test_lint"
DIGEST_LENGTH = 12


class Kept:
    """A database with some addons more than another, made when what it is of changed.

    :param source: called for the name of the database that it begins as
    :param folders: the addons of this checkout that are installed on it
    :param others: names of further addons
    """

    def __init__(self, settings, name, source, folders, others=()):
        self.settings = settings
        self.odoo = Odoo(settings)
        self.prefix = f"{TEMPLATE_DATABASE}_{name}"
        self.log_file = settings.log / f"odoo-{name}.log"
        self.record = settings.stamps / name
        self.source = source
        self.folders = folders
        self.addons = [*(folder.name for folder in folders), *others]
        # several stages ask at about the same time; one of them makes it
        self.making = Lock()

    def ensure(self):
        """Return the name of the database, made now if need be.

        :raise SetupError: when the installation fails
        """
        with self.making:
            source = self.source()
            name = f"{self.prefix}_{self._digest(source)}"
            # the log of the installation is checked: kept as long as the database
            if not (self.odoo.server.exists(name) and self.log_file.exists()):
                self._drop_former()
                self._make(source, name)
            return name

    def _make(self, source, name):
        """Make it under another name first: a broken attempt is not mistaken for it."""
        building = f"{self.prefix}_building_{os.getpid()}"
        server = self.odoo.server
        server.clone(source, building)
        try:
            self._install(building)
            server.drop(name)
            server.rename(building, name)
        finally:
            server.drop(building)
        self.record.parent.mkdir(parents=True, exist_ok=True)
        self.record.write_text(name)

    def _install(self, database):
        with open_log(self.log_file, "wb") as log:
            code = subprocess.run(
                self.odoo.command(
                    "-d",
                    database,
                    "-i",
                    ",".join(self.addons),
                    # the builders of the regency are test code; no test is run here
                    f"--test-tags=/{LINT_ADDON}:None",
                    # a server that tests serves, whatever it is told
                    f"--http-port={free_port()}",
                    "--stop-after-init",
                ),
                env=self.odoo.environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                check=False,
            ).returncode
        if code:
            raise SetupError(f"the installation failed ({code}), see {self.log_file}")

    def _drop_former(self):
        """Drop the database that this checkout made before, and no other's."""
        if self.record.exists():
            self.odoo.server.drop(self.record.read_text())

    def _digest(self, source):
        """Tell apart what the database is made from: another one, addons, builders."""
        statement = f"SELECT oid FROM pg_database WHERE datname = '{source}'"
        digest = hashlib.sha256(self.odoo.server.query(statement).encode())
        for path in self._files():
            digest.update(str(path.relative_to(REPOSITORY)).encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()[:DIGEST_LENGTH]

    def _files(self):
        """Every file of the addons but the tests themselves."""
        for folder in self.folders:
            for path in sorted(folder.rglob("*")):
                if (
                    path.is_file()
                    and "__pycache__" not in path.parts
                    and not path.name.startswith("test_")
                ):
                    yield path


class Fixture:
    """What the runs begin with: the addons alone, and with the test regency."""

    def __init__(self, settings):
        self.settings = settings
        self.empty = Kept(
            settings,
            "empty",
            self._ensure_template,
            [REPOSITORY / addon for addon in addon_names()],
        )
        self.regency = Kept(
            settings,
            "regency",
            self.empty.ensure,
            [TEST_ADDONS / addon for addon in addon_names(TEST_ADDONS)],
            others=[LINT_ADDON],
        )

    def _ensure_template(self):
        ensure_template(self.settings)
        return TEMPLATE_DATABASE


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
