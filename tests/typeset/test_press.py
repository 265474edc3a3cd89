"""Typesetting takes no server along: memory, time, and a process that is gone."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sidocakep_report.typeset.engine import TooHeavyError, open_press
from sidocakep_report.typeset.engine.compiler import PdfCompiler, shared_compiler
from sidocakep_report.typeset.engine.press import PressLimits

from .reading import convert, read_pdf

MB = 1024**2
SHORT = "<p>Judul naskah</p>"
#: What somebody pasted: each line is a paragraph to the typesetter.
LONG = "".join(f"<p>a{number}</p>" for number in range(60_000))
PAGE = PressLimits()


@pytest.fixture(name="make")
def fixture_make() -> Iterator:
    made = []

    def make(**limits: int) -> PdfCompiler:
        made.append(PdfCompiler(limits=replace(PAGE, **limits)))
        return made[-1]

    yield make
    for compiler in made:
        compiler.close()


def _get_pid(compiler: PdfCompiler) -> int:
    return compiler._press._process.pid


def _prints(compiler: PdfCompiler) -> bool:
    pages = read_pdf(compiler.compile(convert(SHORT))).pages
    return [page.extract_text().strip() for page in pages] == ["Judul naskah"]


@pytest.mark.parametrize(
    "limits",
    [{"memory_bytes": 400 * MB}, {"cpu_seconds": 0}, {"wall_seconds": 1}],
    ids=["memory", "processor", "time"],
)
def test_what_takes_too_much_is_refused_and_the_next_is_printed(make, limits) -> None:
    compiler = make(**limits)
    with pytest.raises(TooHeavyError):
        compiler.compile(convert(LONG))
    assert compiler._press._process is None
    compiler._press._limits = PAGE
    assert _prints(compiler)


def test_a_process_that_was_ended_from_outside_is_started_anew(make) -> None:
    compiler = make()
    assert _prints(compiler)
    first = _get_pid(compiler)
    os.kill(first, signal.SIGKILL)
    time.sleep(0.2)
    assert _prints(compiler)
    assert _get_pid(compiler) != first


def test_it_serves_many_documents_and_gives_back_what_one_took(make) -> None:
    compiler = make()
    assert _prints(compiler)
    first = _get_pid(compiler)
    assert _prints(compiler)
    assert _get_pid(compiler) == first
    compiler._press._limits = replace(PAGE, kept_bytes=1)
    assert _prints(compiler)
    assert compiler._press._process is None


def test_a_print_of_many_has_one_process_and_leaves_none() -> None:
    with open_press() as compile_document:
        pids = set()
        for number in range(3):
            compile_document(convert(f"<p>{number}</p>"))
            pids.add(_get_pid(shared_compiler()))
    assert len(pids) == 1
    assert not Path(f"/proc/{pids.pop()}").exists()
    with pytest.raises(ZeroDivisionError), open_press() as compile_document:
        compile_document(convert(SHORT))
        raise ZeroDivisionError
    assert shared_compiler()._press._process is None


def test_threads_wait_for_each_other(make) -> None:
    compiler = make()
    wanted = compiler.compile(convert(SHORT))
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(compiler.compile(convert(SHORT))))
        for _number in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [wanted] * 6


ENDS = """
import os
import tests.typeset.conftest
from sidocakep_report.typeset.engine.compiler import PdfCompiler
from tests.typeset.reading import convert

compiler = PdfCompiler()
compiler.compile(convert("<p>x</p>"))
print(compiler._press._process.pid, flush=True)
os._exit(1)
"""


def test_it_ends_with_the_server() -> None:
    """Also where the server is killed and tidies up nothing."""
    run = subprocess.run(
        [sys.executable, "-c", ENDS],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    pid = int(run.stdout)
    for _try in range(50):
        if not Path(f"/proc/{pid}").exists():
            return
        time.sleep(0.1)
    pytest.fail(f"process {pid} is still there")


def test_it_knows_nothing_of_the_server(make, monkeypatch: pytest.MonkeyPatch) -> None:
    """No password of the environment, and none of the open files of the database."""
    monkeypatch.setenv("PGPASSWORD", "rahasia")
    compiler = make()
    assert _prints(compiler)
    place = Path(f"/proc/{_get_pid(compiler)}")
    assert b"rahasia" not in (place / "environ").read_bytes()
    opened = {os.readlink(item) for item in (place / "fd").iterdir()}
    assert not [name for name in opened if name.startswith("socket:")]
