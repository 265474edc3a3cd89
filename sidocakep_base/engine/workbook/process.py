"""Reading a workbook in a process of its own, which may not take the server along.

A file of 40 kB can take minutes and gigabytes to read. The process has a limit of
processor time, of memory and of time altogether; when it passes one it ends, and the
file is refused. It works in Odoo's threaded and prefork servers alike: nothing of the
server is forked, a Python is started anew.
"""

import base64
import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from .answer import Remark
from .container import Limits, refuse
from .exchange import pack_book, unpack_problem, unpack_reading
from .problem import WorkbookRefusedError
from .reader import Reading
from .spec import Book

_CHILD = Path(__file__).resolve().with_name("child.py")
#: Exit code of a process that noticed itself that the file is too heavy.
_HEAVY = 77
#: Of one server process so many read at once; each may take ``memory_bytes``.
_AT_ONCE = 2
_PATIENCE = 20
_SLOTS = threading.BoundedSemaphore(_AT_ONCE)
#: What the process needs of the environment; passwords stay behind.
_KEPT = ("PATH", "LD_LIBRARY_PATH", "TZ")


def read_workbook_apart(
    content: bytes, book: Book, limits: Limits | None = None
) -> Reading:
    """Like :func:`.reader.read_workbook`, in a limited process of its own."""
    try:
        answer = _ask(content, limits or Limits(), pack_book(book))
    except WorkbookRefusedError as error:
        return Reading(problems=[error.problem])
    return unpack_reading(answer["reading"])


def read_export_apart(
    content: bytes, book: Book, limits: Limits | None = None
) -> Reading:
    """Like :func:`.export_file.read_export`, in a limited process of its own."""
    try:
        answer = _ask(content, limits or Limits(), pack_book(book), "read")
    except WorkbookRefusedError as error:
        return Reading(problems=[error.problem])
    return unpack_reading(answer["reading"])


def strip_export_apart(
    content: bytes, book: Book, limits: Limits | None = None
) -> bytes:
    """Like :func:`.export_file.strip_export`, in a limited process of its own.

    :raise WorkbookRefusedError: when the file may not or cannot be read
    """
    answer = _ask(content, limits or Limits(), pack_book(book), "strip")
    return answer["table"].encode()


def answer_workbook_apart(
    content: bytes, book: Book, remarks: Sequence[Remark], limits: Limits | None = None
) -> bytes:
    """Like :func:`.answer.answer_workbook`, in a limited process of its own.

    :raise WorkbookRefusedError: when the file may not or cannot be opened
    """
    plain = [asdict(remark) for remark in remarks]
    answer = _ask(content, limits or Limits(), pack_book(book), "answer", plain)
    return base64.b64decode(answer["file"])


def read_texts_apart(
    content: bytes, limits: Limits | None = None
) -> dict[str, list[list[str]]]:
    """Like :func:`.opening.read_texts`, in a limited process of its own.

    :raise WorkbookRefusedError: when the file may not or cannot be read
    """
    return _ask(content, limits or Limits(), None)["texts"]


def _ask(
    content: bytes,
    limits: Limits,
    book: list | None,
    export: str = "",
    remarks: Sequence = (),
) -> Mapping:
    """Start the process, hand it the file and return its answer.

    :param export: "read" or "strip" of the export of another system, "answer" to a
        workbook; empty: read a workbook
    :param remarks: those of the answer, as plain data
    """
    if len(content) > limits.packed_bytes:
        raise refuse("file_too_large", limit_mb=limits.packed_bytes // 1024**2)
    request = {
        "limits": asdict(limits),
        "book": book,
        "export": export,
        "remarks": list(remarks),
        "path": sys.path,
        "heavy": _HEAVY,
    }
    if not _SLOTS.acquire(timeout=_PATIENCE):
        raise refuse("readers_busy")
    try:
        done = _run(json.dumps(request).encode() + b"\n" + content, limits)
    finally:
        _SLOTS.release()
    if done is None or done.returncode < 0 or done.returncode == _HEAVY:
        raise refuse("too_heavy")
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise WorkbookRefusedError(unpack_problem(answer["refused"]))
    return answer


def _run(request: bytes, limits: Limits) -> subprocess.CompletedProcess | None:
    """Return the ended process; None when it had to be ended for its time."""
    environ = {name: os.environ[name] for name in _KEPT if name in os.environ}
    # a numeric library must not reserve memory for each processor of the machine
    environ |= {"LC_ALL": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"}
    try:
        return subprocess.run(
            # -I: neither the caller's environment nor the current folder has a say
            [sys.executable, "-I", "-B", str(_CHILD)],
            input=request,
            capture_output=True,
            cwd="/",
            env=environ,
            check=False,
            timeout=limits.wall_seconds,
        )
    except subprocess.TimeoutExpired:
        return None
