"""Logs of ours are private."""

import os
import re
import stat

import pytest

from sidosetup.console import open_log, run_logged

from .conftest import LIBRARY


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def _open_mask():
    """As careless as a machine can be."""
    before = os.umask(0)
    yield
    os.umask(before)


def test_a_new_log_is_its_owners(tmp_path):
    path = tmp_path / "log/odoo.log"
    with open_log(path) as log:
        log.write(b"a")
    assert mode(path) == 0o600


@pytest.mark.parametrize("how", ["ab", "wb", "w"])
def test_a_log_that_was_left_open_to_all_is_closed(tmp_path, how):
    path = tmp_path / "odoo.log"
    path.write_text("NIP 198001012005011001\n")
    path.chmod(0o644)
    open_log(path, how).close()
    assert mode(path) == 0o600
    assert path.read_text() == ("NIP 198001012005011001\n" if how == "ab" else "")


def test_what_a_command_tells_is_private(tmp_path):
    path = tmp_path / "demo.log"
    run_logged(["echo", "kata sandi"], path)
    assert mode(path) == 0o600
    assert "kata sandi" in path.read_text()


def test_no_module_opens_a_log_by_another_way():
    opened = re.compile(r"log\w*(?:\s*/\s*[^)]*)?\)?\.(?:open\(\"[wa]|write_|touch\()")
    found = {
        path.name: opened.findall(path.read_text(encoding="utf-8"))
        for path in sorted((LIBRARY / "sidosetup").glob("*.py"))
    }
    assert not {name: hits for name, hits in found.items() if hits}
