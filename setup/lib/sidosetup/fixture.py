"""The database that every Odoo test starts from: our addons and the test regency.

It is made by installing them without demo data on a copy of the template, and kept
under a name that carries what it was made from. The test runs work on copies.
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
NAME = f"{TEMPLATE_DATABASE}_regency"
DIGEST_LENGTH = 12
#: Two stages that need it ask at about the same time; one of them makes it.
MAKING = Lock()


class Fixture:
    """The database with the test regency, made when what it is made from changed."""

    def __init__(self, settings):
        self.settings = settings
        self.odoo = Odoo(settings)
        self.addons = [*addon_names(), *addon_names(TEST_ADDONS), LINT_ADDON]

    @property
    def log_file(self):
        """The log of the installation; kept as long as the database."""
        return self.settings.log / "odoo-install.log"

    def ensure(self):
        """Return the name of the database, made now if need be."""
        with MAKING:
            ensure_template(self.settings)
            name = f"{NAME}_{self._digest()}"
            if not (self.odoo.server.exists(name) and self.log_file.exists()):
                self._drop_former()
                self._make(name)
            return name

    def _make(self, name):
        """Make it under another name first: a broken attempt is not mistaken for it."""
        building = f"{NAME}_building_{os.getpid()}"
        server = self.odoo.server
        server.clone(TEMPLATE_DATABASE, building)
        try:
            self._install(building)
            server.drop(name)
            server.rename(building, name)
        finally:
            server.drop(building)
        self._record.parent.mkdir(parents=True, exist_ok=True)
        self._record.write_text(name)

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
        if self._record.exists():
            self.odoo.server.drop(self._record.read_text())

    @property
    def _record(self):
        return self.settings.stamps / "regency"

    def _digest(self):
        """Tell apart what the database is made from: template, addons, builders."""
        digest = hashlib.sha256(self._template_id().encode())
        for path in self._sources():
            digest.update(str(path.relative_to(REPOSITORY)).encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()[:DIGEST_LENGTH]

    def _template_id(self):
        statement = f"SELECT oid FROM pg_database WHERE datname = '{TEMPLATE_DATABASE}'"
        return self.odoo.server.query(statement)

    def _sources(self):
        """Every file of the addons but the tests themselves."""
        for folder in (
            *(REPOSITORY / addon for addon in addon_names()),
            *(TEST_ADDONS / addon for addon in addon_names(TEST_ADDONS)),
        ):
            for path in sorted(folder.rglob("*")):
                if (
                    path.is_file()
                    and "__pycache__" not in path.parts
                    and not path.name.startswith("test_")
                ):
                    yield path


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
