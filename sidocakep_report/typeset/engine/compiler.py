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
import unicodedata
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Final

from .errors import (
    BusyError,
    CompileError,
    ImageError,
    StackedMarksError,
    UnprintableTextError,
)
from .press import Press, PressLimits, TypesetterError
from .refused import RefusedSources
from .signature_places import reserve_places
from .text import find_stacked, tidy

STANDARDS: Final = ("a-2a", "ua-1")
_HERE = Path(__file__).parent
#: Style file that a source imports, and the folder of the only fonts it may use.
STYLE = _HERE / "typeset.typ"
FONTS = _HERE.parent / "fonts"
_MISSING_GLYPH = re.compile(r'the text `"((?:[^`"]|\\")*)"` could not be displayed')
_UNICODE_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_EXCERPT = 30
_FILES_KEPT = 200
#: Seconds that a page of the program waits: twice what one document may take.
_LONG_PATIENCE = 2 * PressLimits().wall_seconds


class PdfCompiler:
    """Compiles documents one after the other; safe to share between threads."""

    def __init__(self, fonts=FONTS, limits=None, refused=None):
        self._lock = threading.Lock()
        self._folder = Path(tempfile.mkdtemp(prefix="typeset-"))
        self._pid = os.getpid()
        atexit.register(self.close)
        self._files = {}  # names of the images written, in order of use
        self._fill_folder()
        self._limits = limits or PressLimits()
        refused = RefusedSources() if refused is None else refused
        self._press = Press(self._folder, fonts, STANDARDS, self._limits, refused)
        self._watch = None

    def rest(self):
        """Let the process wait for the next print; when none comes it ends.

        While another thread prints, it is that one's to say what becomes of it.
        """
        with self._hold(0) as is_held:
            if is_held and self._press.rest() and not self._watch:
                self._watch_in(self._press.end_idle())

    def stop(self):
        """End the process until the next document, unless another thread prints."""
        with self._hold(0) as is_held:
            if is_held:
                self._press.close()

    @contextlib.contextmanager
    def _hold(self, seconds):
        """Hold the press, which may take a while to get; tell whether it is held."""
        is_held = self._lock.acquire(timeout=seconds)
        try:
            yield is_held
        finally:
            if is_held:
                self._lock.release()

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

    def compile(self, document, patience=None):
        """PDF bytes of a ``TypstDocument``.

        Its creation time is midnight of the document's date, or of today.

        :param patience: how many seconds it waits while others are made
        :raises PrintError: it cannot be made
        """
        if patience is None:
            patience = self._limits.patience_seconds
        day = document.date or datetime.now(UTC).date()
        created = int(datetime.combine(day, time(), UTC).timestamp())
        if find_stacked(document.source) >= 0:
            raise StackedMarksError(_find_stacked_letter(document))
        with self._hold(patience) as is_held:
            if not is_held:
                raise BusyError
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


def _find_stacked_letter(document):
    """Return the letter that has the marks, without them, and what stands around it."""
    for string in map(tidy, document.strings):
        place = find_stacked(string)
        if place >= 0:
            around = string[max(0, place - _EXCERPT) : place + 1]
            return "".join(sign for sign in around if not unicodedata.combining(sign))
    return ""


class _Shared:
    """The compilers of each process; a forked worker makes its own.

    What is signed has one of its own: it waits behind no other print.
    """

    def __init__(self):
        self._compilers = {}  # by the id of the process and whether it is urgent
        self._refused = RefusedSources()
        self._lock = threading.Lock()
        os.register_at_fork(after_in_child=self._begin_anew)

    def get(self, *, is_urgent):
        with self._lock:
            key = os.getpid(), is_urgent
            if key not in self._compilers:
                self._compilers[key] = PdfCompiler(refused=self._refused)
            return self._compilers[key]

    def _begin_anew(self):
        """Let go of what stayed with the parent: threads, and what its press reads."""
        self._lock = threading.Lock()
        for compiler in self._compilers.values():
            compiler.forget()


_shared = _Shared()


def shared_compiler(*, is_urgent=False):
    """The compiler of this process (a forked worker makes its own).

    :param is_urgent: for what waits behind no other print
    """
    return _shared.get(is_urgent=is_urgent)


@contextlib.contextmanager
def open_press(*, waits=True, is_urgent=False):
    """Give the function that compiles, for the documents of one print.

    One process serves all of them and waits for the next print; it ends where the print
    was broken off, where it holds much memory, and when nobody prints.

    :param waits: whether it may wait; else it ends with the print
    :param is_urgent: whether it is for a signature, which waits behind no other print
    """
    compiler = shared_compiler(is_urgent=is_urgent)
    try:
        yield compiler.compile
    except BaseException:
        compiler.stop()
        raise
    if waits:
        compiler.rest()
    else:
        compiler.stop()


def compile_document(document, *, waits=True, is_urgent=False):
    """PDF bytes of a ``TypstDocument``, by the compiler of this process.

    For pages of the program itself, which hold no text that could be heavy: nobody is
    told to try again.
    """
    with open_press(waits=waits, is_urgent=is_urgent) as compile_:
        return compile_(document, patience=_LONG_PATIENCE)
