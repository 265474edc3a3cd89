"""How Odoo is started: found again by its own reload, its secrets for its owner."""

import configparser
import os
import stat
import threading
from types import SimpleNamespace

import pytest

from sidosetup import postgres
from sidosetup.odoo import KEY_FILE_VARIABLE, Odoo, _serves
from sidosetup.settings import Settings, SetupError


@pytest.fixture
def start(tmp_path):
    """A function that returns the environment of an Odoo started here."""

    def environment(**environ):
        settings = Settings.from_environment(
            {"SIDOCAKEP_HOME": str(tmp_path), **environ}
        )
        return Odoo(settings).environment()

    return environment


def read(environ, section="options"):
    config = configparser.RawConfigParser()
    config.read(environ["ODOO_RC"])
    return config[section]


def mode(path):
    return stat.S_IMODE(os.stat(path).st_mode)


def test_checkouts_that_share_an_installation_load_their_own_addons(tmp_path):
    """One started beside another had loaded, and updated, that one's addons."""
    settings = Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)})
    checkouts = [tmp_path / name for name in ("here", "there")]
    for checkout in checkouts:
        (checkout / "sidocakep_base").mkdir(parents=True)
        (checkout / "sidocakep_base/__manifest__.py").touch()
    started = [
        Odoo(settings, addons_path=checkout).environment() for checkout in checkouts
    ]
    for checkout, environ in zip(checkouts, started, strict=True):
        assert str(checkout) in read(environ)["addons_path"]


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


def test_the_runner_of_the_queue_starts_with_odoo(start):
    environ = start()
    modules = read(environ)["server_wide_modules"].split(",")
    assert modules == ["base", "rpc", "web", "queue_job"]
    assert read(environ, "queue_job")["channels"] == "root:2"


def test_the_callers_modules_and_places_in_the_queue_are_kept(
    start, tmp_path, monkeypatch
):
    theirs = tmp_path / "caller.conf"
    theirs.write_text(
        "[options]\nserver_wide_modules = base, web, theirs\n"
        "[queue_job]\nchannels = root:4\n"
    )
    monkeypatch.setenv("ODOO_RC", str(theirs))
    environ = start(SIDOCAKEP_ODOO="/opt/odoo-bin")
    modules = read(environ)["server_wide_modules"].split(",")
    assert modules == ["base", "web", "theirs", "rpc", "queue_job"]
    assert read(environ, "queue_job")["channels"] == "root:4"


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


@pytest.mark.parametrize(
    ("arguments", "serves"),
    [
        ([], True),
        (["-d", "demo"], True),
        (["server", "-d", "demo"], True),
        (["-d", "demo", "-u", "all", "--stop-after-init"], False),
        (["shell", "-d", "demo"], False),
        (["--version"], False),
    ],
)
def test_only_an_odoo_that_serves_gets_an_account_of_its_own(arguments, serves):
    assert _serves(arguments) is serves


def test_an_odoo_of_an_ordinary_user_stays_his(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    settings = Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)})
    assert Odoo(settings).hand_over({}) == []


@pytest.fixture
def roots(tmp_path, monkeypatch):
    """The Odoo of a root whose account can do what ``able`` says, and who owns what."""
    account = SimpleNamespace(pw_uid=990, pw_gid=991, pw_name="sidocakep")
    given = []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr("sidosetup.odoo.service_account", lambda: account)
    monkeypatch.setattr(
        "sidosetup.odoo.give", lambda path, _account: given.append(path)
    )

    def hand_over(able):
        monkeypatch.setattr(
            "sidosetup.odoo.subprocess.run",
            lambda *_args, **_kwargs: SimpleNamespace(
                returncode=0 if able else 126, stderr="Permission denied"
            ),
        )
        settings = Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)})
        return Odoo(settings).hand_over(
            {"ODOO_RC": "odoo.conf", KEY_FILE_VARIABLE: str(tmp_path / "seal.key")},
            "odoo.log",
        ), given

    return hand_over


def test_an_odoo_of_roots_is_another_accounts(roots, tmp_path):
    prefix, given = roots(able=True)
    assert {"setpriv", "--reuid=990", "--regid=991", "--clear-groups"} <= {*prefix}
    files = ["odoo.conf", "odoo.log", tmp_path / "seal.key"]
    assert given == [tmp_path / "data", *files]


def test_where_the_account_cannot_read_it_root_is_told(roots, capsys):
    prefix, _given = roots(able=False)
    assert prefix == []
    told = capsys.readouterr().out
    assert "Odoo runs as root" in told
    assert "Permission denied" in told


@pytest.fixture
def parts(monkeypatch):
    """What an installation consists of; the parts only note that they ran."""
    ran = []
    for name in ("odoo_package.install", "python_env.install"):
        monkeypatch.setattr(
            f"sidosetup.odoo.{name}", lambda settings, name=name: ran.append(name)
        )
    monkeypatch.setattr("sidosetup.odoo.Server.start", lambda server: True)
    return ran


def test_odoo_is_fetched_beside_the_python_packages(parts, tmp_path, monkeypatch):
    fetched = threading.Event()
    monkeypatch.setattr(
        "sidosetup.odoo.odoo_package.install", lambda settings: fetched.set()
    )
    monkeypatch.setattr(
        "sidosetup.odoo.python_env.install",
        lambda settings: parts.append(fetched.wait(10)),
    )
    Odoo(Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)})).install()
    assert parts == [True]


def test_an_odoo_that_cannot_be_fetched_ends_the_installation(
    parts, tmp_path, monkeypatch
):
    def fail(settings):
        raise SetupError("no mirror")

    monkeypatch.setattr("sidosetup.odoo.odoo_package.install", fail)
    settings = Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)})
    with pytest.raises(SetupError, match="no mirror"):
        Odoo(settings).install()
    assert parts == ["python_env.install"]


def test_an_odoo_of_the_callers_gets_nothing(parts, tmp_path):
    environ = {"SIDOCAKEP_HOME": str(tmp_path), "SIDOCAKEP_ODOO": "/opt/odoo-bin"}
    Odoo(Settings.from_environment(environ)).install()
    assert parts == []
