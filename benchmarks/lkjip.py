"""Measure a performance report of many pages: as PDF, as text, as spreadsheet.

Run on a database with the demo data (what it writes is rolled back)::

    setup/odoo shell -d DB --no-http --log-level=warn < benchmarks/lkjip.py

Environment: ``LKJIP_PARAGRAPHS`` (15) in each section, which makes some 85 pages;
``LKJIP_ROUNDS`` (3).
"""

import io
import itertools
import os
import statistics
import time

from PyPDF2 import PdfReader

PARAGRAPHS = int(os.environ.get("LKJIP_PARAGRAPHS", "15"))
ROUNDS = int(os.environ.get("LKJIP_ROUNDS", "3"))
SENTENCE = (
    "Uraian kinerja yang cukup panjang ini mengisi halaman laporan dengan kalimat yang "
    "wajar dan angka seperti 81,225 Persen. "
)

env = env(context={"lang": "id_ID", "tz": "Asia/Jakarta"})  # noqa: F821 - the shell's


def find_report(env):
    """A draft of the demo, with its figures."""
    [report] = env["sidocakep.lkjip"].search(
        [("state", "=", "draft"), ("company_id.sidocakep_kind", "!=", False)], limit=1
    )
    return report


def fill(report, number):
    """Long texts in each section; others each time, since the same print is kept."""
    paragraphs = [f"{number}. {SENTENCE * 8}"] * PARAGRAPHS
    for section in report.section_ids:
        section.body = "\n\n".join(paragraphs)
    env.flush_all()
    env.invalidate_all()


def measure(make):
    """The content, seconds at the clock and of the processor: the median round."""
    rounds = []
    for _round in range(ROUNDS):
        fill(report, next(numbers))
        clock, busy = time.perf_counter(), time.process_time()
        content = make()
        rounds.append((time.perf_counter() - clock, time.process_time() - busy))
    return content, *map(statistics.median, zip(*rounds, strict=True))


report, numbers = find_report(env), itertools.count(1)
reports = env["ir.actions.report"].with_context(force_report_rendering=True)
name = "sidocakep_report.report_lkjip"
for suffix, make in (
    ("pdf", lambda: reports._render_qweb_pdf(name, report.ids)[0]),
    ("odt", lambda: reports._render_py3o(f"{name}_text", report.ids)[0]),
    ("xlsx", lambda: reports._render_xlsx(f"{name}_xlsx", report.ids, {})[0]),
):
    content, clock, busy = measure(make)
    pages = len(PdfReader(io.BytesIO(content)).pages) if suffix == "pdf" else 0
    told = f", {pages} pages" if pages else ""
    print(
        f"{suffix}: {clock:.2f} s, {busy:.2f} s of the processor,"
        f" {len(content) / 1024:.0f} KB{told}"
    )
env.cr.rollback()
