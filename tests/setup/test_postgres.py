"""Where the private server listens, and when it is not used."""

from sidosetup.postgres import Server
from sidosetup.settings import Settings


def server(**environ):
    return Server(Settings.from_environment(environ))


def test_socket_is_in_the_private_folder():
    found = server(SIDOCAKEP_HOME="/srv/sido").socket
    assert str(found) == "/srv/sido/postgresql/socket"


def test_a_path_too_long_for_a_socket_gets_a_short_one():
    home = "/srv/" + "x" * 100
    first = server(SIDOCAKEP_HOME=home).socket
    assert len(str(first)) < 90
    assert first == server(SIDOCAKEP_HOME=home).socket
    assert first != server(SIDOCAKEP_HOME=home + "y").socket


def test_environment_names_the_private_server(monkeypatch):
    monkeypatch.setenv("PGPASSWORD", "of something else")
    private = server(SIDOCAKEP_HOME="/srv/sido")
    environ = private.environment()
    assert environ["PGHOST"] == "/srv/sido/postgresql/socket"
    assert environ["PGUSER"] == "odoo"
    assert "PGPASSWORD" not in environ


def test_an_existing_server_is_used_as_named(monkeypatch):
    monkeypatch.setenv("PGHOST", "db.example")
    monkeypatch.setenv("PGPASSWORD", "secret")
    existing = server(PGHOST="db.example")
    assert not existing.start()
    environ = existing.environment()
    assert environ["PGHOST"] == "db.example"
    assert environ["PGPASSWORD"] == "secret"


def test_a_renamed_database_takes_its_file_store_along(tmp_path, monkeypatch):
    renaming = server(SIDOCAKEP_HOME=str(tmp_path))
    statements = []
    monkeypatch.setattr(renaming, "query", statements.append)
    for name, content in (("building", "new"), ("demo", "left behind")):
        folder = tmp_path / "data/filestore" / name
        folder.mkdir(parents=True)
        (folder / content).touch()
    renaming.rename("building", "demo")
    assert statements == ['ALTER DATABASE "building" RENAME TO "demo"']
    stores = list((tmp_path / "data/filestore").glob("*/*"))
    assert stores == [tmp_path / "data/filestore/demo/new"]
