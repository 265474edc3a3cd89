"""Where things are and what the caller's environment asks for."""

import os
import shlex
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]
#: Addons that no regency installs: the test regency and models that only tests use.
TEST_ADDONS = REPOSITORY / "tests/addons"
#: Naming any of these means: use that server, start none.
SERVER_VARIABLES = ("PGHOST", "PGHOSTADDR", "PGPORT", "PGUSER", "PGSERVICE")
DEFAULT_PORT = 8069
#: Demo passwords are known to everybody: only this machine, unless told otherwise.
DEFAULT_INTERFACE = "127.0.0.1"
DEMO_DATABASE = "sidocakep_demo"
TEMPLATE_DATABASE = "tpl"


class SetupError(Exception):
    """Something the caller can mend; shown without a traceback."""


@dataclass(frozen=True)
class Settings:
    """The environment variables of setup/, read once."""

    home: Path
    port: int
    interface: str
    odoo_bin: tuple[str, ...]
    external_server: bool

    @classmethod
    def from_environment(cls, environ=None):
        environ = os.environ if environ is None else environ
        home = Path(environ.get("SIDOCAKEP_HOME") or REPOSITORY / ".local")
        port = environ.get("SIDOCAKEP_PORT") or str(DEFAULT_PORT)
        if not port.isdigit() or not 0 < int(port) < 65536:
            raise SetupError(f"SIDOCAKEP_PORT: {port!r} is not a port number")
        odoo_bin = tuple(shlex.split(environ.get("SIDOCAKEP_ODOO", "")))
        return cls(
            home=home.expanduser().absolute(),
            port=int(port),
            interface=environ.get("SIDOCAKEP_INTERFACE") or DEFAULT_INTERFACE,
            odoo_bin=odoo_bin,
            external_server=any(environ.get(name) for name in SERVER_VARIABLES),
        )

    @property
    def external_odoo(self):
        return bool(self.odoo_bin)

    @property
    def debian_root(self):
        """Debian packages unpacked for us alone."""
        return self.home / "debian"

    @property
    def venv(self):
        return self.home / "venv"

    @property
    def log(self):
        return self.home / "log"

    @property
    def node(self):
        """Linters and checks of the browser side."""
        return self.home / "node"

    @property
    def axe(self):
        """The accessibility checks that the browser tests run on each screen."""
        return self.node / "node_modules/axe-core/axe.min.js"

    @property
    def data(self):
        """Odoo's data folder (file store, sessions)."""
        return self.home / "data"

    @property
    def seal_key(self):
        """The secret that seals signatures: beside the data, never in the database."""
        return self.home / "seal.key"

    @property
    def run(self):
        """Files that live as long as a running server does."""
        return self.home / "run"

    @property
    def stamps(self):
        return self.home / "stamp"


def addon_names(repository=REPOSITORY):
    """The addons of this checkout, by name."""
    return sorted(path.parent.name for path in repository.glob("*/__manifest__.py"))
