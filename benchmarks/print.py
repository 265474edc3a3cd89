"""Measure the printing of PKs as single files stored as attachments.

Run on a database with sidocakep_report installed (what it creates is rolled back)::

    setup/odoo shell -d DATABASE --no-http --log-level=warn < benchmarks/print.py

Environment: ``PRINT_COUNT`` (20) documents a measurement, ``PRINT_ROUNDS`` (7) of each,
``PRINT_ENGINE`` (typst or wkhtmltopdf), ``PRINT_KEEP=1`` commits the PKs (not their
prints) for ``benchmarks/print_http.py`` and prints their ids.

Each document is the two-page Paser form of a real PK (Boyolali BPBD 2026) in which
every word of every text is another one: Typst remembers what it has laid out, so a
document that differs in a name only would be measured for that name. The measurements
take turns, each with documents that were never printed before, and the ratio is to the
typesetter alone in the same run: the same library in this process, without a pipe to
another one and without limits. A single call begins with an empty cache, as a request
does. Processor time beside the wall's, for a machine on which others work; that of the
press is in it.
"""

import atexit
import os
import resource
import shutil
import string
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

import psutil
import typst

from odoo.addons.sidocakep_base.engine.sealing import get_content, get_seal
from odoo.addons.sidocakep_report.tests.pk.samples import build_values
from odoo.addons.sidocakep_report.typeset import ENGINE_PARAMETER
from odoo.addons.sidocakep_report.typeset.engine import (
    FONTS,
    STYLE,
    PageSettings,
    read_documents,
)

COUNT = int(os.environ.get("PRINT_COUNT", "20"))
ROUNDS = int(os.environ.get("PRINT_ROUNDS", "7"))
ENGINE = os.environ.get("PRINT_ENGINE", "typst")
REPORT = "sidocakep_report.report_pk"  # as the address of a print names it
F4 = PageSettings(215, 330, 20, 20, 20, 25)
YEARS = range(2001, 2101)
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
# Values that are codes, not texts.
CODES = {"form", "state", "paper", "level", "table2_level", "basis", "date_iso", "hash"}


class Seconds(NamedTuple):
    wall: float
    processor: float

    def __add__(self, other):
        return Seconds(self.wall + other.wall, self.processor + other.processor)


def read_resident_megabytes(pid="self"):
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def find_press():
    """Return the number of the process that typesets; none while there is none."""
    for child in psutil.Process().children():
        if any(part.endswith("press_child.py") for part in child.cmdline()):
            return child.pid
    return None


def read_processor(found=[None]):  # noqa: B006 - to look for it takes a millisecond
    """Return seconds of the processor, of this process and of every press so far."""
    if not (found[0] and Path(f"/proc/{found[0]}").exists()):
        found[0] = find_press()
    # The clock of another process, as clock_getcpuclockid makes it.
    press = time.clock_gettime((~found[0] << 3) | 2) if found[0] else 0
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return press + ended.ru_utime + ended.ru_stime + time.process_time()


def make_bare():
    """Return what compiles a document in this process, by nothing but the library."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    shutil.copy(STYLE, folder)
    compiler = typst.Compiler(
        root=str(folder),
        font_paths=typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(FONTS)],
        ),
    )

    def compile_bare(document):
        for name, content in document.files.items():
            (folder / name).write_bytes(content)
        return compiler.compile(
            input=document.source.encode(),
            format="pdf",
            pdf_standards=["a-2a", "ua-1"],
            timestamp=0,
        )

    return compile_bare


def vary(value, number):
    """``value`` with every word another one, of the same shape and length."""
    if isinstance(value, dict):
        return {
            key: item if key in CODES else vary(item, number)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [vary(item, number) for item in value]
    if not isinstance(value, str) or not value:
        return value
    table = {}
    for letters in (VOWELS, CONSONANTS, string.digits):
        shift = number % len(letters)
        moved = letters[shift:] + letters[:shift]
        table |= str.maketrans(letters + letters.upper(), moved + moved.upper())
    return f"{value.translate(table)} {number}"


def create_signed_pks(env, count):
    """``count`` signed PKs: one a year for as many pelaksana as that takes."""
    kind = env.ref("sidocakep_base.position_kind_pelaksana")
    people = env["hr.employee"].create(
        [{"name": f"Pelaksana {n}"} for n in range(-(-count // len(YEARS)))]
    )
    job = env["hr.job"].create(
        {"name": "Pelaksana Uji Cetak", "position_kind_id": kind.id}
    )
    wanted = [(person, year) for person in people for year in YEARS][:count]
    pks = env["sidocakep.pk"].create(
        [
            {
                "job_id": job.id,
                "employee_id": person.id,
                "year": year,
                "date_document": f"{year}-01-05",
            }
            for person, year in wanted
        ]
    )
    for number, pk in enumerate(pks):
        content = get_content(vary(build_values(is_draft=False), number))
        pk._with_workflow_bypass().write(
            {
                "state": "signed",
                "frozen_values": content,
                "frozen_hash": get_seal(content),
            }
        )
    env.flush_all()
    return pks


def timed(function):
    """Seconds on the wall and of the processor (all threads), and the result."""
    processor, wall = read_processor(), time.perf_counter()
    result = function()
    return (
        Seconds(time.perf_counter() - wall, read_processor() - processor),
        result,
    )


def print_single(report, pks):
    """Each in a call of its own, as in a request of its own."""
    total = Seconds(0, 0)
    for pk in pks:
        report.env.invalidate_all()
        seconds, _result = timed(lambda pk=pk: report._render_qweb_pdf(REPORT, pk.ids))
        total += seconds
    return total


def print_batch(report, pks):
    report.env.invalidate_all()
    seconds, _result = timed(
        lambda: report._render_qweb_pdf_prepare_streams(REPORT, {}, pks.ids)
    )
    return seconds


def measure_engine(report, pks, bare):
    """Time of the template, of the conversion and of the typesetter alone."""
    report.env.invalidate_all()
    template, (html, _kind) = timed(lambda: report._render_qweb_html(REPORT, pks.ids))
    conversion, documents = timed(lambda: read_documents(html, F4))
    compilation, _files = timed(lambda: list(map(bare, documents)))
    return {
        "template": template,
        "conversion": conversion,
        "compilation": compilation,
    }


def measure(report, pks):
    """Take turns; return ``{what: time of a round, one a round}``."""
    found = {}
    compile_bare = make_bare()
    parts = iter([pks[i : i + COUNT] for i in range(0, len(pks), COUNT)])
    for _round in range(ROUNDS):
        single, batch, bare = next(parts), next(parts), next(parts)
        times = {
            "single": print_single(report, single),
            "batch": print_batch(report, batch),
        }
        if ENGINE == "typst":
            times |= measure_engine(report, bare, compile_bare)
        for name, seconds in times.items():
            found.setdefault(name, []).append(seconds)
    return found


def describe(name, times, bare):
    """One line: medians of one document, and how many times the typesetter alone."""
    line = f"{name}:"
    for kind in Seconds._fields:
        values = [getattr(seconds, kind) / COUNT * 1000 for seconds in times]
        line += f" {kind} {median(values):.1f} ms ({min(values):.1f}-{max(values):.1f})"
        if bare:
            whole = median([getattr(seconds, kind) / COUNT * 1000 for seconds in bare])
            line += f" = {median(values) / whole:.2f} x compilation;"
    return line


def main(env):
    env["ir.config_parameter"].set_param(ENGINE_PARAMETER, ENGINE)
    # As in a request, which says in which companies it works.
    report = (
        env["ir.actions.report"]
        .with_context(allowed_company_ids=env.company.ids)
        ._get_report(REPORT)
    )
    pks = create_signed_pks(env, COUNT * (3 * ROUNDS + 1))
    if os.environ.get("PRINT_KEEP"):
        env.cr.commit()
        print("ids:", ",".join(map(str, pks[:COUNT].ids)))
        return
    print(f"engine {ENGINE}; Odoo alone {read_resident_megabytes():.0f} MB resident")
    print_batch(report, pks[-COUNT:])  # fonts and templates
    begin = read_resident_megabytes()
    found = measure(report, pks[:-COUNT])
    print(f"medians of {ROUNDS} rounds of {COUNT}, each document:")
    for name, times in found.items():
        print(describe(name, times, found.get("compilation")))
    prints = env["ir.attachment"].sudo().search([("typeset_report_id", "=", report.id)])
    size = sum(prints.mapped("file_size")) / max(1, len(prints)) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pid = find_press()
    press = read_resident_megabytes(pid) if pid else 0
    print(
        f"{len(prints)} stored, {size:.0f} kB each; resident {begin:.0f} to "
        f"{read_resident_megabytes():.0f} MB, peak {peak:.0f} MB, the press beside it "
        f"{press:.0f} MB"
    )
    env.cr.rollback()


main(env)  # noqa: F821 - `env` is given by the shell
