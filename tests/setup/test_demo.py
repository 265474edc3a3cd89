"""setup/stop ends its own process, and never a stranger that got its number."""

import os
import subprocess
import sys

import pytest

from sidosetup.demo import Demo, start_time
from sidosetup.settings import Settings


@pytest.fixture
def demo(tmp_path):
    settings = Settings.from_environment({"SIDOCAKEP_HOME": str(tmp_path)})
    settings.run.mkdir()
    return Demo(settings)


@pytest.fixture
def process():
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    yield child
    child.kill()
    child.wait()


def test_own_process_is_ended(demo, process):
    demo.pid_file.write_text(f"{process.pid} {start_time(process.pid)}")
    assert demo._end_process()
    assert process.wait(timeout=10) < 0
    assert not demo.pid_file.exists()


def test_a_process_with_the_same_number_is_left_alone(demo, process):
    demo.pid_file.write_text(f"{process.pid} 1")
    assert not demo._end_process()
    assert process.poll() is None


def test_nothing_to_stop_is_no_error(demo, capsys):
    demo.stop()
    assert "Tidak ada yang berjalan" in capsys.readouterr().out


def test_start_time_tells_a_live_process_from_a_dead_one(process):
    assert start_time(os.getpid())
    process.kill()
    process.wait()
    assert start_time(process.pid) is None


def test_sources_change_with_a_file(demo, monkeypatch, tmp_path):
    addon = tmp_path / "sidocakep_x"
    addon.mkdir()
    manifest = addon / "__manifest__.py"
    manifest.write_text("{}")
    monkeypatch.setattr("sidosetup.demo.REPOSITORY", tmp_path)
    monkeypatch.setattr("sidosetup.demo.addon_names", lambda: ["sidocakep_x"])
    before = list(demo._sources())
    os.utime(manifest, ns=(1, 1))
    assert before != list(demo._sources())
