"""What the environment variables of setup/ mean."""

from pathlib import Path

import pytest

from sidosetup.settings import REPOSITORY, Settings, SetupError, addon_names


def test_defaults_keep_everything_in_the_checkout():
    settings = Settings.from_environment({})
    assert settings.home == REPOSITORY / ".local"
    assert settings.port == 8069
    assert settings.interface == "127.0.0.1"
    assert not settings.external_odoo
    assert not settings.external_server


def test_home_moves_every_folder():
    settings = Settings.from_environment({"SIDOCAKEP_HOME": "/srv/sido"})
    folders = (
        settings.debian_root,
        settings.venv,
        settings.log,
        settings.data,
        settings.run,
        settings.stamps,
    )
    assert all(Path("/srv/sido") in folder.parents for folder in folders)


def test_a_relative_home_is_made_absolute(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    settings = Settings.from_environment({"SIDOCAKEP_HOME": "here"})
    assert settings.home == tmp_path / "here"


def test_odoo_of_the_caller_may_have_an_interpreter_in_front():
    settings = Settings.from_environment(
        {"SIDOCAKEP_ODOO": "/opt/venv/bin/python '/opt/my odoo/odoo-bin'"}
    )
    assert settings.odoo_bin == ("/opt/venv/bin/python", "/opt/my odoo/odoo-bin")
    assert settings.external_odoo


@pytest.mark.parametrize(
    "name", ["PGHOST", "PGHOSTADDR", "PGPORT", "PGUSER", "PGSERVICE"]
)
def test_any_server_variable_names_an_existing_server(name):
    assert Settings.from_environment({name: "x"}).external_server
    assert not Settings.from_environment({name: ""}).external_server


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "80.5"])
def test_a_port_that_is_none_is_refused(port):
    with pytest.raises(SetupError, match="SIDOCAKEP_PORT"):
        Settings.from_environment({"SIDOCAKEP_PORT": port})


def test_addons_are_the_folders_with_a_manifest(tmp_path):
    for name in ("second_addon", "first_addon", "docs"):
        (tmp_path / name).mkdir()
    for name in ("second_addon", "first_addon"):
        (tmp_path / name / "__manifest__.py").write_text("{}")
    assert addon_names(tmp_path) == ["first_addon", "second_addon"]
