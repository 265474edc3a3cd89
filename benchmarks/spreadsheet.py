"""Measure a large spreadsheet: rows of a form as ours are written, and bare XlsxWriter.

Run on any database (nothing is written)::

    setup/odoo shell -d DATABASE --no-http --log-level=warn < benchmarks/spreadsheet.py

Environment: ``SHEET_ROWS`` (25000), ``SHEET_ROUNDS`` (3). Twenty columns as a table of
figures has them: six texts, fourteen figures with a unit or as money, all different.
The bare one is given texts and numbers that need no reading, in the same frame. Each
is written in a process of its own, one after the other, so that memory is its own.
"""

import io
import multiprocessing
import os
import resource
import time
from statistics import median

import xlsxwriter

from odoo.addons.sidocakep_report.report.xlsx_page import XlsxPage

ROWS = int(os.environ.get("SHEET_ROWS", "25000"))
ROUNDS = int(os.environ.get("SHEET_ROUNDS", "3"))
TEXTS, FIGURES = 6, 14
COLUMNS = TEXTS + FIGURES
OPTIONS = {"in_memory": True, "strings_to_formulas": False}


def write_figure(row, column):
    """What a paper prints, and its number."""
    number = (row * COLUMNS + column) * 7 % 10_000_000
    if column % 2:
        return f"Rp{number:,}".replace(",", "."), number
    return f"{number // 100},{number % 100:02d} Persen", number / 100


def make_rows():
    """Pairs of what is printed and of what is bare."""
    for row in range(ROWS):
        texts = [f"Sasaran strategis {row} kolom {column}" for column in range(TEXTS)]
        figures = [write_figure(row, column) for column in range(FIGURES)]
        yield (
            [*texts, *(text for text, _number in figures)],
            [*texts, *(number for _text, number in figures)],
        )


def write_ours(book, rows):
    page = XlsxPage(book, "Ukur", [12] * COLUMNS)
    page.write_head([f"Kolom {column}" for column in range(COLUMNS)], freeze=True)
    for printed, _bare in rows:
        page.write_row(printed, lambda column: column >= TEXTS)
    page.close()


def write_bare(book, rows):
    page = book.add_worksheet("Ukur")
    frame = {"text_wrap": True, "valign": "top", "border": 1}
    cell = book.add_format(frame)
    number = book.add_format({**frame, "num_format": "#,##0.00"})
    for row, (_printed, bare) in enumerate(rows, start=2):
        for column in range(TEXTS):
            page.write_string(row, column, bare[column], cell)
        for column in range(TEXTS, COLUMNS):
            page.write_number(row, column, bare[column], number)


def measure(write, answers):
    rows = list(make_rows())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        write(book, rows)
    seconds = time.process_time() - started
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    answers.put((seconds, grown, len(buffer.getvalue()) / 2**20))


def run(write):
    context = multiprocessing.get_context("fork")
    answers = context.Queue()
    process = context.Process(target=measure, args=(write, answers))
    process.start()
    answer = answers.get()
    process.join()
    return answer


found = {"ours": [], "bare": []}
for _round in range(ROUNDS):
    found["ours"].append(run(write_ours))
    found["bare"].append(run(write_bare))
middle = {
    name: [median(part) for part in zip(*all_, strict=True)]
    for name, all_ in found.items()
}
for name, (seconds, grown, size) in middle.items():
    print(
        f"{name}: {seconds:.1f} s of the processor, memory +{grown:.0f} MB, "
        f"file {size:.1f} MB"
    )
ratio = middle["ours"][0] / middle["bare"][0]
extra = middle["ours"][1] - middle["bare"][1]
print(f"{ROWS} rows x {COLUMNS} columns: {ratio:.2f} x bare, {extra:+.0f} MB")
