"""Every Python package is pinned by its version and by the hashes of its files."""

import re

import pytest

from sidosetup import python_env
from sidosetup.settings import Settings

HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}( \\)?")
NAMES = ("requirements", "test-requirements")


def normalised(pins):
    return sorted(pin.lower().replace("_", "-").replace(".", "-") for pin in pins)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_installed_is_what_is_written(name):
    written = python_env.read_pins(python_env.SETUP / f"{name}.in")
    installed = python_env.read_pins(python_env.SETUP / f"{name}.txt")
    assert len(written) > 30
    assert normalised(written) == normalised(installed)


@pytest.mark.parametrize("name", NAMES)
def test_every_package_has_its_hashes(name):
    lines = (python_env.SETUP / f"{name}.txt").read_text().splitlines()
    lines = [line.strip() for line in lines if not line.startswith("#")]
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if "==" in line:
            assert HASH.fullmatch(after), line
        else:
            assert HASH.fullmatch(line)


def test_pip_takes_no_other_files(tmp_path, monkeypatch):
    called = []
    monkeypatch.setattr(python_env, "pip", lambda *arguments: called.extend(arguments))
    settings = Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)})
    python_env.install_pinned(settings, tmp_path, "requirements.txt")
    assert {"--require-hashes", "--no-deps"} <= set(called)
