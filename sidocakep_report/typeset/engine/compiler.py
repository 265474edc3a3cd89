"""Typst documents to PDF: tagged PDF/A-2a and PDF/UA-1, the same bytes each time.

One compiler serves a process, by a process of its own beside it (:mod:`.press`). It
reads the fonts once, sees no system fonts and no network, and reads nothing but its own
folder, where the images of a document are put under the name of their content. One
document a call keeps memory flat.
"""

import atexit
import contextlib
import os
import re
import shutil
import tempfile
import threading
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Final

from .errors import CompileError, ImageError, UnprintableTextError
from .press import Press, PressLimits, TypesetterError
from .signature_places import reserve_places
from .text import tidy

STANDARDS: Final = ("a-2a", "ua-1")
_HERE = Path(__file__).parent
#: Style file that a source imports, and the folder of the only fonts it may use.
STYLE = _HERE / "typeset.typ"
FONTS = _HERE.parent / "fonts"
_MISSING_GLYPH = re.compile(r'the text `"((?:[^`"]|\\")*)"` could not be displayed')
_UNICODE_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_EXCERPT = 30
_FILES_KEPT = 200


class PdfCompiler:
    """Compiles documents one after the other; safe to share between threads."""

    def __init__(self, fonts=FONTS, limits=None):
        self._lock = threading.Lock()
        self._folder = Path(tempfile.mkdtemp(prefix="typeset-"))
        self._pid = os.getpid()
        atexit.register(self.close)
        self._files = {}  # names of the images written, in order of use
        self._fill_folder()
        self._press = Press(self._folder, fonts, STANDARDS, limits or PressLimits())
        self._watch = None

    def rest(self):
        """Let the process wait for the next print; when none comes it ends."""
        with self._lock:
            if self._press.rest() and not self._watch:
                self._watch_in(self._press.end_idle())

    def stop(self):
        """End the process until the next document."""
        with self._lock:
            self._press.close()

    def close(self):
        """End the process and remove the folder; a forked child leaves both."""
        if self._pid == os.getpid():
            self._press.close()
            shutil.rmtree(self._folder, ignore_errors=True)

    def forget(self):
        """Let go of a process that is the parent's, in a forked child."""
        self._press.forget()

    def _watch_in(self, seconds):
        self._watch = threading.Timer(seconds, self._end_idle)
        # Nothing waits for it: where the server ends, its process does.
        self._watch.daemon = True
        self._watch.start()

    def _end_idle(self):
        """End a process for which nobody had work; at most one thread waits for it."""
        with self._lock:
            self._watch = None
            if seconds := self._press.end_idle():
                self._watch_in(seconds)

    def compile(self, document):
        """PDF bytes of a ``TypstDocument``.

        Its creation time is midnight of the document's date, or of today.

        :raises PrintError: it cannot be made
        """
        day = document.date or datetime.now(UTC).date()
        created = int(datetime.combine(day, time(), UTC).timestamp())
        with self._lock:
            self._fill_folder()
            self._write_files(document.files)
            try:
                source = document.source.encode("utf-8")
                content = self._press.compile(source, created)
            except TypesetterError as error:
                raise _translate(error, document) from error
        if document.places:
            return reserve_places(content, document.places)
        return content

    def _fill_folder(self):
        """Put the style in place, again when a cleaner of /tmp took the folder away."""
        style = self._folder / STYLE.name
        if not style.exists():
            self._folder.mkdir(mode=0o700, exist_ok=True)
            _put(style, STYLE.read_bytes())
            self._files.clear()

    def _write_files(self, files):
        for name, content in files.items():
            path = self._folder / name
            if not path.exists():
                _put(path, content)
            self._files[name] = self._files.pop(name, None)
        while len(self._files) > max(_FILES_KEPT, len(files)):
            oldest = next(iter(self._files))
            del self._files[oldest]
            (self._folder / oldest).unlink(missing_ok=True)


def _put(path, content):
    """Write all of a file, or leave nothing: a piece would be taken for the whole."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def _translate(error, document):
    """The typesetter's complaint as one of our errors."""
    report = f"{error.message}\n{error.diagnostic}"
    missing = _MISSING_GLYPH.findall(report)
    if missing:
        text = _UNICODE_ESCAPE.sub(lambda m: chr(int(m.group(1), 16)), "".join(missing))
        characters = list(dict.fromkeys(text))
        return UnprintableTextError(
            characters, _excerpt(document.strings, characters[0])
        )
    if "failed to decode image" in report or "failed to parse SVG" in report:
        return ImageError("an embedded image is damaged")
    return CompileError(report)


def _excerpt(strings, character):
    for string in map(tidy, strings):
        place = string.find(character)
        if place >= 0:
            return string[max(0, place - _EXCERPT) : place + _EXCERPT]
    return character


class _Shared:
    """The compiler of each process; a forked worker makes its own."""

    def __init__(self):
        self._compilers = {}  # by the id of the process
        self._lock = threading.Lock()
        os.register_at_fork(after_in_child=self._begin_anew)

    def get(self):
        with self._lock:
            process = os.getpid()
            if process not in self._compilers:
                self._compilers[process] = PdfCompiler()
            return self._compilers[process]

    def _begin_anew(self):
        """Let go of what stayed with the parent: threads, and what its press reads."""
        self._lock = threading.Lock()
        for compiler in self._compilers.values():
            compiler.forget()


_shared = _Shared()


def shared_compiler():
    """The compiler of this process (a forked worker makes its own)."""
    return _shared.get()


@contextlib.contextmanager
def open_press(*, waits=True):
    """Give the function that compiles, for the documents of one print.

    One process serves all of them and waits for the next print; it ends where the print
    was broken off, where it holds much memory, and when nobody prints.

    :param waits: whether it may wait; else it ends with the print
    """
    compiler = shared_compiler()
    try:
        yield compiler.compile
    except BaseException:
        compiler.stop()
        raise
    if waits:
        compiler.rest()
    else:
        compiler.stop()


def compile_document(document):
    """PDF bytes of a ``TypstDocument``, by the compiler of this process."""
    with open_press() as compile_:
        return compile_(document)
