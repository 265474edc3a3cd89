"""Typesetting takes no server along: memory, time, and a process that is gone."""

import contextlib
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

from sidocakep_report.typeset.engine import (
    BusyError,
    StackedMarksError,
    TooHeavyError,
    open_press,
)
from sidocakep_report.typeset.engine.compiler import PdfCompiler, shared_compiler
from sidocakep_report.typeset.engine.press import PressLimits
from sidocakep_report.typeset.engine.refused import RefusedSources

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


def test_the_next_print_has_the_same_process() -> None:
    pids = set()
    for _print in range(2):
        with open_press() as compile_document:
            for number in range(2):
                compile_document(convert(f"<p>{number}</p>"))
                pids.add(_get_pid(shared_compiler()))
    assert len(pids) == 1
    assert Path(f"/proc/{pids.pop()}").exists()


def test_a_print_that_is_broken_off_leaves_no_process() -> None:
    pids = []
    with pytest.raises(ZeroDivisionError), open_press() as compile_document:
        compile_document(convert(SHORT))
        pids.append(_get_pid(shared_compiler()))
        raise ZeroDivisionError
    assert shared_compiler()._press._process is None
    assert not Path(f"/proc/{pids[0]}").exists()


def test_it_waits_for_some_time_and_is_gone(make) -> None:
    """By one thread, however often somebody printed in between; nothing is left."""
    compiler = make(waiting_seconds=1)
    for _print in range(3):
        assert _prints(compiler)
        pid = _get_pid(compiler)
        compiler.rest()
        time.sleep(0.2)
    watches = [item for item in threading.enumerate() if item is compiler._watch]
    assert len(watches) == 1
    assert Path(f"/proc/{pid}").exists()
    assert _is_gone(pid)
    assert compiler._press._process is compiler._watch is None
    assert _prints(compiler)


@pytest.mark.parametrize(
    "limits", [{"waiting_bytes": 1}, {"waiting_documents": 2}], ids=["memory", "number"]
)
def test_a_process_that_is_spent_does_not_wait(make, limits) -> None:
    compiler = make(**limits)
    assert _prints(compiler)
    assert _prints(compiler)
    pid = _get_pid(compiler)
    compiler.rest()
    assert not Path(f"/proc/{pid}").exists()
    assert compiler._watch is None


def test_what_ends_under_a_document_prints_it_once_more(make) -> None:
    """Only where it has made others: those may be the reason, or somebody outside."""
    compiler = make()
    document = convert("".join(f"<p>a{number}</p>" for number in range(20_000)))
    with pytest.raises(TooHeavyError), _ending(compiler):
        compiler.compile(document)
    assert _prints(compiler)
    pid = _get_pid(compiler)
    with _ending(compiler):
        assert compiler.compile(document).startswith(b"%PDF")
    assert _get_pid(compiler) != pid


@contextlib.contextmanager
def _ending(compiler: PdfCompiler) -> Iterator:
    """End the first process that is seen at work, as somebody outside would."""

    def end() -> None:
        while not compiler._press._process:
            time.sleep(0.01)
        time.sleep(0.3)
        os.kill(_get_pid(compiler), signal.SIGKILL)

    thread = threading.Thread(target=end)
    thread.start()
    yield
    thread.join()


def test_one_that_takes_nothing_in_is_not_waited_for(make) -> None:
    compiler = make(wall_seconds=1)
    document = convert(LONG)
    assert _prints(compiler)
    os.kill(_get_pid(compiler), signal.SIGSTOP)
    started = time.monotonic()
    with pytest.raises(TooHeavyError):
        compiler.compile(document)
    assert time.monotonic() - started < 5
    assert _prints(compiler)


def test_nothing_stays_open(make) -> None:
    compiler = make()
    opened = len(os.listdir("/proc/self/fd"))
    for _print in range(5):
        assert _prints(compiler)
        compiler.stop()
    assert len(os.listdir("/proc/self/fd")) == opened


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

FORKS = """
import os
import time
import tests.typeset.conftest
from sidocakep_report.typeset.engine.compiler import compile_document, shared_compiler
from tests.typeset.reading import convert

compile_document(convert("<p>x</p>"))
first = shared_compiler()._press._process.pid
read, write = os.pipe()
if child := os.fork():
    print(first, os.read(read, 99).decode(), child, flush=True)
    os._exit(1)
compile_document(convert("<p>x</p>"))
os.write(write, str(shared_compiler()._press._process.pid).encode())
os.close(1)
time.sleep(60)
"""


def test_it_ends_with_the_server() -> None:
    """Also where the server is killed and tidies up nothing."""
    [pid] = _run(ENDS)
    assert _is_gone(pid)


def test_a_fork_has_one_of_its_own_and_holds_none_of_its_parent() -> None:
    pid, of_fork, waiting = _run(FORKS)
    assert pid != of_fork
    # Of the parent's, while the fork still lives.
    assert _is_gone(pid)
    assert Path(f"/proc/{waiting}").exists()
    os.kill(waiting, signal.SIGKILL)
    assert _is_gone(of_fork)


def _run(program: str) -> list[int]:
    """Return the numbers that a program prints."""
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    return [int(number) for number in run.stdout.split()]


def _is_gone(pid: int) -> bool:
    """Tell whether a process ends soon and leaves nothing that waits for its parent."""
    for _try in range(50):
        if not Path(f"/proc/{pid}").exists():
            return True
        time.sleep(0.1)
    return False


def test_it_knows_nothing_of_the_server(make, monkeypatch: pytest.MonkeyPatch) -> None:
    """No password of the environment, and none of the open files of the database."""
    monkeypatch.setenv("PGPASSWORD", "rahasia")
    compiler = make()
    assert _prints(compiler)
    place = Path(f"/proc/{_get_pid(compiler)}")
    assert b"rahasia" not in (place / "environ").read_bytes()
    opened = {os.readlink(item) for item in (place / "fd").iterdir()}
    assert not [name for name in opened if name.startswith("socket:")]


def test_who_waits_too_long_is_told_that_others_print(make) -> None:
    compiler = make(patience_seconds=0.2)
    started = time.monotonic()
    with compiler._lock:
        with pytest.raises(BusyError):
            compiler.compile(convert(SHORT))
        # Nor does the end of a print wait for that of another.
        compiler.rest()
        compiler.stop()
    assert time.monotonic() - started < 2
    assert _prints(compiler)


def test_a_signature_waits_for_no_other_print() -> None:
    with shared_compiler()._lock, open_press(waits=False, is_urgent=True) as compile_:
        assert compile_(convert(SHORT)).startswith(b"%PDF")


def test_what_took_too_much_is_refused_at_once_by_every_press(make) -> None:
    compiler = make(cpu_seconds=0)
    with pytest.raises(TooHeavyError):
        compiler.compile(convert(LONG))
    other = PdfCompiler(refused=compiler._press._refused)
    with pytest.raises(TooHeavyError):
        other.compile(convert(LONG))
    assert other._press._process is None
    assert _prints(other)
    other.close()


def test_what_is_remembered_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = RefusedSources()
    for number in range(200):
        sources.remember(b"%d" % number)
    sources.check(b"0")
    with pytest.raises(TooHeavyError):
        sources.check(b"199")
    later = time.monotonic() + 601
    monkeypatch.setattr(time, "monotonic", lambda: later)
    sources.check(b"199")


def test_what_ends_late_under_a_document_is_not_tried_again(make) -> None:
    """Its own weight ended the process, whatever that has made before."""
    compiler = make(again_seconds=0)
    document = convert("".join(f"<p>a{number}</p>" for number in range(20_000)))
    assert _prints(compiler)
    with pytest.raises(TooHeavyError), _ending(compiler):
        compiler.compile(document)
    # From outside: nothing is remembered of it.
    assert compiler.compile(document).startswith(b"%PDF")


def test_a_letter_under_a_heap_of_marks_is_refused_and_told(make) -> None:
    compiler = make()
    text = "Judul " + ("a" + "\u0301" * 200 + " ") * 490
    with pytest.raises(StackedMarksError) as refused:
        compiler.compile(convert(f"<p>{text}</p>"))
    assert refused.value.excerpt == "Judul a"
    assert compiler._press._process is None


def test_a_letter_with_the_marks_of_its_script_is_printed(make) -> None:
    assert make().compile(convert("<p>tie\u0302\u0301ng a\u0301</p>"))
