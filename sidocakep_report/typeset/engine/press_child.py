"""The process that typesets: one document after the other, until nobody asks.

Started as a script by :mod:`.press`. Nothing of Odoo is in it: no database, no session,
no environment of the server. The first line of its input says where it works and what
it may take; then a line for each document, and the source after it. The answer to each
is a line, and the file after it.
"""

import json
import resource
import sys
from pathlib import Path


def _limit(kind: int, wanted: int) -> None:
    """Lower a limit of this process; never above what it was given."""
    hard = resource.getrlimit(kind)[1]
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(kind, (allowed, hard))


def _limit_time(seconds: int) -> None:
    """Let the next document take so much processor time and no more."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds + 1)


def _read_in_use() -> int:
    """Return the bytes of memory in use; the peak begins with that of the parent."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize()


def main() -> None:
    """Serve until the input ends."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    settings = json.loads(source.readline())
    sys.path[:] = settings["path"]
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_AS, settings["memory_bytes"])

    import typst

    compiler = typst.Compiler(
        root=settings["root"],
        font_paths=typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[settings["fonts"]],
        ),
    )
    while line := source.readline():
        request = json.loads(line)
        text = source.read(request["length"])
        _limit_time(settings["cpu_seconds"])
        content = b""
        answer: dict[str, object] = {}
        try:
            content = compiler.compile(  # type: ignore[assignment]
                input=text,
                format="pdf",
                pdf_standards=settings["standards"],
                timestamp=request["created"],
            )
            answer["length"] = len(content)
        except typst.TypstError as error:
            answer |= {"message": error.message, "diagnostic": str(error.diagnostic)}
        answer["in_use"] = _read_in_use()
        target.write(json.dumps(answer).encode() + b"\n" + content)
        target.flush()


if __name__ == "__main__":
    main()
