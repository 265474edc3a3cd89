"""The process that reads one workbook: limits itself, reads, answers, ends.

Started as a script by :mod:`.process`, with the request on its standard input: one
line of JSON, then the file. Nothing of Odoo is in it: no database, no session, no
environment of the server. The answer is JSON on its standard output.
"""

import base64
import importlib
import importlib.util
import json
import resource
import sys
from pathlib import Path

PACKAGE = "sidocakep_engine"


def _limit(kind: int, wanted: int) -> None:
    """Lower a limit of this process; never above what it was given."""
    hard = resource.getrlimit(kind)[1]
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(kind, (allowed, allowed))


def _load_engine() -> None:
    """Make the engine a package of its own name, without the addon around it."""
    folder = Path(__file__).resolve().parents[1]
    spec = importlib.util.spec_from_file_location(
        PACKAGE, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"{folder} is no package")
    package = importlib.util.module_from_spec(spec)
    sys.modules[PACKAGE] = package
    spec.loader.exec_module(package)


def _answer(request: dict, content: bytes) -> dict:
    """Return the reading, or the one problem for which the file is refused."""
    workbook = importlib.import_module(f"{PACKAGE}.workbook")
    exchange = importlib.import_module(f"{PACKAGE}.workbook.exchange")
    limits = workbook.Limits(**request["limits"])
    try:
        if request["book"] is None:
            return {"texts": workbook.read_texts(content, limits)}
        book = exchange.unpack_book(request["book"])
        if request["export"] == "answer":
            answer = importlib.import_module(f"{PACKAGE}.workbook.answer")
            remarks = [
                answer.Remark(**plain | {"rows": tuple(plain["rows"])})
                for plain in request["remarks"]
            ]
            file = answer.answer_workbook(content, book, remarks, limits)
            return {"file": base64.b64encode(file).decode()}
        if request["export"]:
            export = importlib.import_module(f"{PACKAGE}.workbook.export_file")
            if request["export"] == "strip":
                return {"table": export.strip_export(content, book, limits)}
            reading = export.read_export(content, book, limits)
            return {"reading": exchange.pack_reading(reading)}
        reading = workbook.read_workbook(content, book, limits)
        return {"reading": exchange.pack_reading(reading)}
    except workbook.WorkbookRefusedError as error:
        return {"refused": exchange.pack_problem(error.problem)}


def main() -> int:
    """Read the request, write the answer; the exit code is 0 when there is one."""
    request = json.loads(sys.stdin.buffer.readline())
    limits = request["limits"]
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_CPU, limits["cpu_seconds"])
    _limit(resource.RLIMIT_AS, limits["memory_bytes"])
    sys.path[:] = request["path"]
    _load_engine()
    try:
        answer = json.dumps(_answer(request, sys.stdin.buffer.read()))
    except MemoryError:
        return request["heavy"]
    if len(answer) > limits["answer_bytes"]:
        return request["heavy"]
    sys.stdout.write(answer)
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
