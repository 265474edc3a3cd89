"""Typesetting in a process of its own, which may not take the server along.

The typesetter ends its process where memory fails, and a text that somebody pasted can
take minutes and gigabytes. So the process has a limit of memory, of processor time for
a document and of time altogether; when it passes one it ends, the document is refused,
and the next one has a new process. It works in Odoo's threaded and prefork servers
alike: nothing of the server is forked, a Python is started anew. To start takes as long
as a page or two, so the process waits some time for the next print.
"""

import os
import selectors
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, NamedTuple, cast

from .errors import TooHeavyError
from .refused import RefusedSources

_CHILD: Final = Path(__file__).resolve().with_name("press_child.py")
#: What the process needs of the environment; passwords stay behind.
_KEPT: Final = ("PATH", "LD_LIBRARY_PATH", "TZ")
_PIECE: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class PressLimits:
    """What one document may take, and what a process that waits for the next print.

    :param memory_bytes: of address space, together with what the process always has
    :param cpu_seconds: of processor time
    :param wall_seconds: of time altogether
    :param patience_seconds: how long a document waits while others are made
    :param again_seconds: what ends later under a document is not tried once more: it
        was the document
    :param kept_bytes: with more in use after a document the process ends, and the
        memory goes back
    :param waiting_bytes: with more in use it does not wait
    :param waiting_documents: having made so many it does not wait
    :param waiting_seconds: how long it waits
    """

    memory_bytes: int = 1536 * 1024**2
    cpu_seconds: int = 15
    wall_seconds: int = 60
    patience_seconds: float = 20
    again_seconds: float = 5
    kept_bytes: int = 512 * 1024**2
    waiting_bytes: int = 128 * 1024**2
    waiting_documents: int = 500
    waiting_seconds: float = 60


class TypesetterError(Exception):
    """The complaint of the typesetter about a source."""

    def __init__(self, message: str, diagnostic: str) -> None:
        super().__init__(message)
        self.message = message
        self.diagnostic = diagnostic


class _Answer(NamedTuple):
    """What came back of a source: a file, or a complaint about it."""

    in_use: int
    content: bytes
    message: str
    diagnostic: str


class Press:
    """One process that typesets, started when it is asked; not for several threads.

    :param root: the folder that a source may read
    :param fonts: the folder of the only fonts
    :param standards: what each file conforms to
    :param refused: what took too much before; of several presses, the same
    """

    def __init__(
        self,
        root: Path,
        fonts: Path,
        standards: tuple[str, ...],
        limits: PressLimits,
        refused: RefusedSources,
    ) -> None:
        settings = (root, fonts, ",".join(standards))
        numbers = (limits.memory_bytes, limits.cpu_seconds)
        self._arguments = [str(item) for item in (*settings, *numbers, *sys.path)]
        self._limits = limits
        self._refused = refused
        self._process: subprocess.Popen | None = None
        self._made = self._in_use = 0
        self._idle_since = 0.0

    def compile(self, source: bytes, created: int) -> bytes:
        """Return the file of a source.

        What it may take does not depend on what was made before: where a process ends
        soon that has made others, the source is given once more, to a new one.

        :param created: what the file says of when it was made, in seconds
        :raises TypesetterError: the source is refused
        :raises TooHeavyError: it takes more than it may
        """
        self._refused.check(source)
        deadline = time.monotonic() + self._limits.wall_seconds
        answer = self._ask(source, created, deadline)
        if answer is None:
            answer = self._ask(source, created, deadline)
        if answer is None:
            raise TooHeavyError
        self._made += 1
        self._in_use = answer.in_use
        if answer.in_use > self._limits.kept_bytes:
            self.close()
        if answer.message:
            raise TypesetterError(answer.message, answer.diagnostic)
        return answer.content

    def _ask(self, source: bytes, created: int, deadline: float) -> _Answer | None:
        """Return the answer to a source; ``None`` where others may be the reason.

        :raises TooHeavyError: it takes more than it may
        """
        process = self._get_process()
        others, begun = self._made, time.monotonic()
        try:
            _send(process, b"%d %d\n" % (len(source), created) + source, deadline)
            return _receive(process, deadline)
        except (BrokenPipeError, EOFError, TimeoutError) as error:
            self.close()
            is_slow = time.monotonic() - begun > self._limits.again_seconds
            is_spent = process.returncode == -signal.SIGXCPU
            if others and not (is_slow or is_spent or isinstance(error, TimeoutError)):
                return None
            # Ended from outside it might be printed the next time.
            if is_spent or not (others or process.returncode == -signal.SIGKILL):
                self._refused.remember(source)
            raise TooHeavyError from error
        except BaseException:
            self.close()
            raise

    def rest(self) -> bool:
        """Return whether the process waits for the next print; else it has ended."""
        limits = self._limits
        is_spent = self._made >= limits.waiting_documents
        if is_spent or self._in_use > limits.waiting_bytes:
            self.close()
        self._idle_since = time.monotonic()
        return self._process is not None

    def end_idle(self) -> float:
        """End a process that waited long enough; else return for how long it may."""
        waited = time.monotonic() - self._idle_since
        if self._process and waited < self._limits.waiting_seconds:
            return self._limits.waiting_seconds - waited
        self.close()
        return 0

    def close(self) -> None:
        """End the process, if there is one."""
        process = self._process
        self.forget()
        if process:
            process.kill()
            process.wait()

    def forget(self) -> None:
        """Let go of the process: in a fork it is that of another."""
        process, self._process = self._process, None
        self._made = self._in_use = 0
        if process:
            for pipe in _get_pipes(process):
                pipe.close()

    def _get_process(self) -> subprocess.Popen:
        """Return a process that runs."""
        if self._process and self._process.poll() is not None:
            # Something outside ended it while nobody asked.
            self.close()
        if not self._process:
            environ = {name: os.environ[name] for name in _KEPT if name in os.environ}
            self._process = subprocess.Popen(
                # -I: neither the caller's environment nor the current folder has a say;
                # -S: the path is told, and to find it takes as long as all the rest
                [sys.executable, "-I", "-S", "-B", str(_CHILD), *self._arguments],
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env=environ | {"LC_ALL": "C.UTF-8"},
            )
            os.set_blocking(_get_pipes(self._process)[0].fileno(), False)
        return self._process


def _get_pipes(process: subprocess.Popen) -> tuple[IO[bytes], IO[bytes]]:
    """Return where sources go and whence files come."""
    return cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)


def _wait(selector: selectors.BaseSelector, deadline: float) -> None:
    if not selector.select(max(deadline - time.monotonic(), 0)):
        raise TimeoutError


def _send(process: subprocess.Popen, content: bytes, deadline: float) -> None:
    """Give it all of a request.

    :raises BrokenPipeError: it ended before
    :raises TimeoutError: it took too long
    """
    pipe = _get_pipes(process)[0].fileno()
    left = memoryview(content)
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_WRITE)
        while left:
            _wait(selector, deadline)
            left = left[os.write(pipe, left) :]


def _receive(process: subprocess.Popen, deadline: float) -> _Answer:
    """Return the answer: a line of numbers, and what follows it.

    :raises EOFError: the process ended instead
    :raises TimeoutError: it took too long
    """
    pipe = _get_pipes(process)[1].fileno()
    received = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)

        def receive() -> None:
            _wait(selector, deadline)
            piece = os.read(pipe, _PIECE)
            if not piece:
                raise EOFError
            received.extend(piece)

        while (end := received.find(b"\n")) < 0:
            receive()
        in_use, *lengths = map(int, received[:end].split())
        while len(received) <= end + sum(lengths):
            receive()
    content, message, diagnostic = _cut(bytes(received[end + 1 :]), lengths)
    return _Answer(in_use, content, message.decode(), diagnostic.decode())


def _cut(content: bytes, lengths: list[int]) -> list[bytes]:
    """Return the pieces of a text, so long each."""
    pieces = []
    for length in lengths:
        pieces.append(content[:length])
        content = content[length:]
    return pieces
