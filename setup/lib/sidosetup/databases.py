"""``setup/db``: the databases of the server, for developers and tests."""

from pathlib import Path

from . import stored
from .console import run_logged, step
from .odoo import Odoo
from .postgres import Server, interactive, template_name
from .settings import TEMPLATE_DATABASE, SetupError

#: What our addons stand on; a copy of this database saves its installation.
TEMPLATE_MODULES = (
    "web",
    "mail",
    "hr",
    "hr_org_chart",
    "queue_job",
    "web_hierarchy",
    "spreadsheet_dashboard",
)
USAGE = (
    "setup/db list | clone SRC DST | drop DB... | psql DB [ARG...] | template | stop"
    " | dump DB FOLDER | restore FOLDER DB"
)


def command(settings, arguments):
    """Carry out one ``setup/db`` command."""
    action, *rest = arguments or [""]
    server = Server(settings)
    server.start()
    if action == "list" and not rest:
        print("\n".join(server.databases()))
    elif action == "clone" and len(rest) == 2:
        if rest[0] == TEMPLATE_DATABASE:
            ensure_template(settings)
        server.clone(*rest)
    elif action == "drop" and rest:
        for database in rest:
            server.drop(database)
    elif action == "psql" and rest:
        interactive(settings, rest[0], rest[1:])
    elif action == "dump" and len(rest) == 2:
        stored.dump(server, rest[0], Path(rest[1]))
    elif action == "restore" and len(rest) == 2:
        stored.restore(server, Path(rest[0]), rest[1])
    elif action == "stop" and not rest:
        server.stop()
    elif action == "template" and not rest:
        ensure_template(settings)
    else:
        raise SetupError(USAGE)
    return 0


def ensure_template(settings, demo=False):
    """Create the template database unless it is there."""
    odoo = Odoo(settings)
    odoo.install(tools=not settings.external_odoo)
    name = template_name(demo)
    if odoo.server.exists(name):
        return
    with step(f"Membuat basis data induk {name}", "Creating the template database"):
        building = f"{name}_building"
        odoo.server.drop(building)
        run_logged(
            odoo.command(
                "-d",
                building,
                "-i",
                ",".join(TEMPLATE_MODULES),
                "--load-language=id_ID",
                "--stop-after-init",
                "--no-http",
                *(["--with-demo"] if demo else []),
            ),
            settings.log / f"{name}.log",
            env=odoo.environment(),
        )
        odoo.server.rename(building, name)
