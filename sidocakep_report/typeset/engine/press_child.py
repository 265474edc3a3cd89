"""The process that typesets: one document after the other, until nobody asks.

Started as a script by :mod:`.press`. Nothing of Odoo is in it: no database, no session,
no environment of the server. Its arguments say where it works and what it may take. A
line of numbers comes for each document, and the source after it; the answer is a line
of numbers, and the file, the complaint and its diagnostic after it.

What is not imported need not be read: a print may wait for this process to start.
"""

import resource
import sys


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
    with open("/proc/self/statm", "rb") as statm:
        return int(statm.read().split()[1]) * resource.getpagesize()


def main() -> None:
    """Serve until the input ends."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    root, fonts, standards, memory_bytes, cpu_seconds, *path = sys.argv[1:]
    sys.path[:] = path
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_AS, int(memory_bytes))

    import typst

    compiler = typst.Compiler(
        root=root,
        font_paths=typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[fonts],
        ),
    )
    while line := source.readline():
        length, created = map(int, line.split())
        text = source.read(length)
        _limit_time(int(cpu_seconds))
        content = message = diagnostic = b""
        try:
            content = compiler.compile(  # type: ignore[assignment]
                input=text,
                format="pdf",
                pdf_standards=standards.split(","),  # type: ignore[arg-type]
                timestamp=created,
            )
        except typst.TypstError as error:
            message, diagnostic = error.message.encode(), str(error.diagnostic).encode()
        parts = (content, message, diagnostic)
        numbers = (_read_in_use(), *map(len, parts))
        target.write(b"%d %d %d %d\n" % numbers + b"".join(parts))
        target.flush()


if __name__ == "__main__":
    main()
