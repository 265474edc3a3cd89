"""The log gate of setup/test, with the list of allowed records it really uses."""

import sys
from pathlib import Path

import pytest

from sidosetup.odoo_tests import LOG_CONFIG, OdooTests
from sidosetup.settings import Settings

STAMP = "2026-11-21 20:43:24,011 16608"


@pytest.fixture
def gate(tmp_path, monkeypatch):
    """Check a log text; True when it is clean."""
    settings = Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)})
    (tmp_path / "venv").symlink_to(Path(sys.prefix))

    def check(*lines):
        log_file = tmp_path / "odoo.log"
        log_file.write_text("".join(f"{STAMP} {line}\n" for line in lines))
        return OdooTests(settings).check_log("plain", log_file)

    return check


def test_information_is_clean(gate):
    assert gate("INFO db odoo.modules.loading: Modules loaded.").passed


@pytest.mark.parametrize("level", ["WARNING", "ERROR", "CRITICAL"])
def test_anything_worse_is_not(gate, level):
    result = gate(
        "INFO db odoo.modules.loading: Modules loaded.",
        f"{level} db odoo.addons.sidocakep_base.models.plan: field has no string",
    )
    assert not result.passed
    assert "field has no string" in result.detail


def test_failed_tests_are_counted_elsewhere(gate):
    logger = "odoo.addons.sidocakep_base.tests.test_rank"
    assert gate(f"ERROR db {logger}: FAIL: TestRank.test_order").passed


def test_an_empty_log_is_not_clean(gate):
    assert not gate().passed


def test_every_allowed_record_has_its_reason():
    """A comment stands directly above each pattern or block of patterns."""
    lines = LOG_CONFIG.read_text().splitlines()
    entries = lines[lines.index("ignore=") + 1 :]
    assert entries
    assert entries[0].lstrip().startswith("#")
