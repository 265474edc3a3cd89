"""A fresh installation has a key for its seals, outside the database."""

import os
import stat

from sidosetup import seal_key
from sidosetup.odoo import KEY_FILE_VARIABLE, Odoo
from sidosetup.settings import Settings


def test_the_key_is_made_once_and_private(tmp_path):
    path = tmp_path / "seal.key"
    before = os.umask(0)
    try:
        seal_key.make(path)
    finally:
        os.umask(before)
    key = path.read_text(encoding="utf-8")
    assert len(key.strip()) == 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert seal_key.make(path).read_text(encoding="utf-8") == key


def test_odoo_is_told_where_it_is(tmp_path, monkeypatch):
    monkeypatch.delenv(KEY_FILE_VARIABLE, raising=False)
    settings = Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)})
    environ = Odoo(settings).environment()
    assert environ[KEY_FILE_VARIABLE] == str(tmp_path / "seal.key")
    assert tmp_path / "seal.key" not in (tmp_path / "data").rglob("*")


def test_the_callers_key_is_kept(tmp_path, monkeypatch):
    monkeypatch.setenv(KEY_FILE_VARIABLE, "/etc/keys/seal.key")
    settings = Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)})
    assert Odoo(settings).environment()[KEY_FILE_VARIABLE] == "/etc/keys/seal.key"
