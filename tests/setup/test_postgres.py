"""Where the private server listens, and when it is not used."""

import os
import pwd

from sidosetup import accounts, postgres
from sidosetup.postgres import Server
from sidosetup.settings import Settings

#: Odoo's, and the one that owns the cluster.
ROLES = ("odoo", "postgres")


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


def test_only_the_account_of_the_server_is_let_in(tmp_path, monkeypatch):
    """A cluster of before let in whoever got to its socket; it is mended at start."""
    mine = server(SIDOCAKEP_HOME=str(tmp_path))
    mine.cluster.mkdir(parents=True)
    (mine.cluster / "pg_hba.conf").write_text("local all all trust\n")
    account = pwd.getpwuid(os.geteuid())
    monkeypatch.setattr(postgres, "service_account", lambda: account)
    mine._take_over()
    rules = (mine.cluster / "pg_hba.conf").read_text().splitlines()
    assert rules == ["local all all peer map=owner"]
    allowed = (mine.cluster / "pg_ident.conf").read_text().splitlines()
    assert allowed == [f"owner {account.pw_name} {role}" for role in ROLES]


def test_the_role_of_odoo_is_no_superuser(tmp_path, monkeypatch):
    """A superuser reads the key of the seals by an expression; an older one stays."""
    mine = server(SIDOCAKEP_HOME=str(tmp_path))
    asked, refused = [], {"postgres": ""}

    def ask(role, statement):
        asked.append((role, statement))
        return refused[role]

    monkeypatch.setattr(mine, "_ask_as", ask)
    mine._limit_role()
    rights = "LOGIN CREATEDB IN ROLE pg_signal_backend"
    made = ("postgres", f"CREATE ROLE odoo {rights}")
    assert asked == [("postgres", "SELECT 1"), made]
    refused["postgres"] = 'role "postgres" does not exist'
    mine._limit_role()
    assert asked[2:] == [("postgres", "SELECT 1")]


def test_the_socket_of_a_killed_server_is_taken_over(tmp_path, monkeypatch):
    """Left by another account, its lock kept every later server from starting."""
    mine = server(SIDOCAKEP_HOME=str(tmp_path))
    mine.socket.mkdir(parents=True)
    given = []
    monkeypatch.setattr(mine, "_take_over", lambda: None)
    monkeypatch.setattr(mine, "_control", lambda *arguments: None)
    monkeypatch.setattr(mine, "_give", lambda path: None)
    monkeypatch.setattr(mine, "is_running", lambda: True)
    monkeypatch.setattr(postgres, "give", lambda path, account: given.append(path))
    account = pwd.getpwuid(os.geteuid())
    monkeypatch.setattr(postgres, "service_account", lambda: account)
    mine._start()
    assert given == [mine.socket]


def test_a_server_of_roots_has_an_account_of_its_own(monkeypatch):
    created = []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(accounts, "_create", lambda: created.append(accounts.NAME))
    monkeypatch.setattr(accounts.pwd, "getpwnam", lambda name: known(name, created))
    assert accounts.service_account() == "account sidocakep"
    assert accounts.service_account() == "account sidocakep"
    assert created == ["sidocakep"]


def known(name, created):
    if name not in created:
        raise KeyError(name)
    return f"account {name}"
