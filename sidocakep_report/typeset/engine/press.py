"""Typesetting in a process of its own, which may not take the server along.

The typesetter ends its process where memory fails, and a text that somebody pasted can
take minutes and gigabytes. So the process has a limit of memory, of processor time for
a document and of time altogether; when it passes one it ends, the document is refused,
and the next one has a new process. It works in Odoo's threaded and prefork servers
alike: nothing of the server is forked, a Python is started anew, once for the documents
of a print.
"""

import contextlib
import json
import os
import selectors
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, cast

from .errors import TooHeavyError

_CHILD: Final = Path(__file__).resolve().with_name("press_child.py")
#: What the process needs of the environment; passwords stay behind.
_KEPT: Final = ("PATH", "LD_LIBRARY_PATH", "TZ")
_PIECE: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class PressLimits:
    """What one document may take.

    :param memory_bytes: of address space, together with what the process always has
    :param cpu_seconds: of processor time
    :param wall_seconds: of time altogether
    :param kept_bytes: with more in use after a document the process ends, and the
        memory goes back
    """

    memory_bytes: int = 1536 * 1024**2
    cpu_seconds: int = 30
    wall_seconds: int = 110
    kept_bytes: int = 512 * 1024**2


class TypesetterError(Exception):
    """The complaint of the typesetter about a source."""

    def __init__(self, message: str, diagnostic: str) -> None:
        super().__init__(message)
        self.message = message
        self.diagnostic = diagnostic


class Press:
    """One process that typesets, started when it is asked; not for several threads.

    :param root: the folder that a source may read
    :param fonts: the folder of the only fonts
    :param standards: what each file conforms to
    """

    def __init__(
        self, root: Path, fonts: Path, standards: tuple[str, ...], limits: PressLimits
    ) -> None:
        self._settings = {
            "root": str(root),
            "fonts": str(fonts),
            "standards": list(standards),
            "memory_bytes": limits.memory_bytes,
            "cpu_seconds": limits.cpu_seconds,
            "path": sys.path,
        }
        self._limits = limits
        self._process: subprocess.Popen | None = None

    def compile(self, source: bytes, created: int) -> bytes:
        """Return the file of a source.

        :param created: what the file says of when it was made, in seconds
        :raises TypesetterError: the source is refused
        :raises TooHeavyError: it takes more than it may
        """
        deadline = time.monotonic() + self._limits.wall_seconds
        request = {"length": len(source), "created": created}
        try:
            source_pipe, file_pipe = self._get_pipes()
            source_pipe.write(json.dumps(request).encode() + b"\n" + source)
            source_pipe.flush()
            answer, content = _read_answer(file_pipe, deadline)
        except (BrokenPipeError, EOFError, TimeoutError) as error:
            self.close()
            raise TooHeavyError from error
        except BaseException:
            self.close()
            raise
        if answer["in_use"] > self._limits.kept_bytes:
            self.close()
        if "message" in answer:
            raise TypesetterError(answer["message"], answer["diagnostic"])
        return content

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process:
            process.kill()
            for pipe in _get_pipes(process):
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
            process.wait()

    def _get_pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        """Return where sources go and whence files come, of a process that runs."""
        if self._process and self._process.poll() is not None:
            # Something outside ended it while nobody asked.
            self.close()
        if not self._process:
            environ = {name: os.environ[name] for name in _KEPT if name in os.environ}
            self._process = subprocess.Popen(
                # -I: neither the caller's environment nor the current folder has a say
                [sys.executable, "-I", "-B", str(_CHILD)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env=environ | {"LC_ALL": "C.UTF-8"},
            )
            settings = json.dumps(self._settings).encode() + b"\n"
            _get_pipes(self._process)[0].write(settings)
        return _get_pipes(self._process)


def _get_pipes(process: subprocess.Popen) -> tuple[IO[bytes], IO[bytes]]:
    return cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)


def _read_answer(pipe: IO[bytes], deadline: float) -> tuple[dict, bytes]:
    """Return the line of the answer and the file behind it.

    :raises EOFError: the process ended instead
    :raises TimeoutError: it took too long
    """
    received = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)

        def receive() -> None:
            if not selector.select(max(deadline - time.monotonic(), 0)):
                raise TimeoutError
            piece = os.read(pipe.fileno(), _PIECE)
            if not piece:
                raise EOFError
            received.extend(piece)

        while (end := received.find(b"\n")) < 0:
            receive()
        answer = json.loads(received[:end])
        whole = end + 1 + answer.get("length", 0)
        while len(received) < whole:
            receive()
    return answer, bytes(received[end + 1 : whole])
