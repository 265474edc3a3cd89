"""How Odoo is started: found again by its own reload, its secrets for its owner."""

import configparser
import os
import stat

import pytest

from sidosetup import postgres
from sidosetup.odoo import Odoo
from sidosetup.settings import Settings


@pytest.fixture
def start(tmp_path):
    """A function that returns the environment of an Odoo started here."""

    def environment(**environ):
        settings = Settings.from_environment(
            {"SIDOCAKEP_HOME": str(tmp_path), **environ}
        )
        return Odoo(settings).environment()

    return environment


def read(environ):
    config = configparser.RawConfigParser()
    config.read(environ["ODOO_RC"])
    return config["options"]


def mode(path):
    return stat.S_IMODE(os.stat(path).st_mode)


def test_its_python_comes_first(start, tmp_path):
    """Odoo's reload executes "python", which has to be that of the environment."""
    first = start()["PATH"].split(os.pathsep)[0]
    assert first == str(tmp_path / "venv/bin")


def test_an_odoo_of_the_callers_keeps_its_path(start, tmp_path):
    path = start(SIDOCAKEP_ODOO="/opt/odoo-bin")["PATH"]
    assert str(tmp_path / "venv/bin") not in path.split(os.pathsep)


def test_the_configuration_with_the_callers_passwords_is_private(
    start, tmp_path, monkeypatch
):
    theirs = tmp_path / "caller.conf"
    theirs.write_text(
        "[options]\nadmin_passwd = theirs\ndb_password = secret\nlist_db = True\n"
    )
    monkeypatch.setenv("ODOO_RC", str(theirs))
    before = os.umask(0)
    try:
        environ = start(SIDOCAKEP_ODOO="/opt/odoo-bin")
    finally:
        os.umask(before)
    assert mode(environ["ODOO_RC"]) == 0o600
    options = read(environ)
    assert options["db_password"] == "secret"
    assert options["list_db"] == "False"


def test_there_is_no_database_manager_and_no_known_master_password(start):
    options = read(start())
    assert options["list_db"] == "False"
    assert len(options["admin_passwd"]) >= 32
    assert options["admin_passwd"] != read(start())["admin_passwd"]


def test_the_file_store_is_private_also_where_it_was_not(start, tmp_path):
    (tmp_path / "data").mkdir(mode=0o755)
    start()
    assert mode(tmp_path / "data") == 0o700


def test_a_clone_has_files_of_its_own(tmp_path, monkeypatch):
    """A file altered in one database stays as it was in the other."""
    server = postgres.Server(
        Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)})
    )
    monkeypatch.setattr(server, "exists", lambda database: database == "demo")
    monkeypatch.setattr(server, "query", lambda *_arguments: "")
    source = server.file_store("demo") / "ab/signed"
    source.parent.mkdir(parents=True)
    source.write_bytes(b"as signed")
    server.clone("demo", "copy")
    copied = server.file_store("copy") / "ab/signed"
    source.write_bytes(b"altered")
    assert copied.read_bytes() == b"as signed"
