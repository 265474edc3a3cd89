"""Open every template, text and spreadsheet of a database in LibreOffice, and save it.

Run on a demo database, with ``soffice`` at hand (nothing is kept in the database)::

    setup/odoo shell -d DATABASE --no-http --log-level=warn < benchmarks/office.py

Environment: ``OFFICE_FOLDER`` (/tmp/office) gets the files, and a PDF of each to see.

- A house template to begin with, and each editable text, is saved as .odt: a saved
  template is taken and fills the same words; a saved text has the words it had.
- A spreadsheet is emptied of the results that were written beside its formulas and
  saved as .xlsx: what LibreOffice computes is what the system had written. No figure
  of it is shown as ``###``, for which the PDF is read.

LibreOffice is no dependency: it stands here what offices do by hand, tried on all
forms at once. Results: docs/decisions/0033.
"""

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl
from PyPDF2 import PdfFileReader

from odoo.exceptions import UserError

from odoo.addons.sidocakep_report.engine import house
from odoo.addons.sidocakep_report.models.form.house_forms import HOUSE_FORMS, WRITERS
from odoo.addons.sidocakep_report.tests.house import HOUSE, read_words

FOLDER = Path(os.environ.get("OFFICE_FOLDER", "/tmp/office"))
OPENED, SAVED, PAGES = FOLDER / "opened", FOLDER / "saved", FOLDER / "pages"
RENDERERS = {"xlsx": "_render_xlsx", "py3o": "_render_py3o"}
#: A formula and the result that was written beside it.
RESULT = re.compile(r"(<f>[^<]*</f>)<v>[^<]*</v>")
SHEETS = "xl/worksheets/sheet"
#: Rounding of a sum of floats.
NEAR = 1e-6
#: Of each form, the latest.
RECORDS = 20


def write_templates(env):
    """Write the template to begin with of each form; return ``{file name: form}``."""
    written = {}
    for name in HOUSE_FORMS:
        path = OPENED / f"start_{name}.odt"
        path.write_bytes(env[HOUSE].new({"form": name})._write_start())
        written[path.name] = name
    return written


def write_forms(env):
    """Write each text and spreadsheet, of the record that has most of it.

    :return: the reports of which there is no record
    """
    reports = env["ir.actions.report"].search([("report_type", "in", [*RENDERERS])])
    without = []
    for report in reports.filtered(lambda item: item.model.startswith("sidocakep.")):
        found = [*read_files(env, report)]
        if found:
            kind, content = max(found, key=weigh)
            name = report.report_name.partition(".")[2]
            (OPENED / f"{name}.{kind}").write_bytes(content)
        else:
            without.append(report.report_name)
    return without


def read_files(env, report):
    """Yield kind and content of a report, of its latest records."""
    render = getattr(env["ir.actions.report"], RENDERERS[report.report_type])
    for record in env[report.model].search([], limit=RECORDS, order="id desc"):
        try:
            with env.cr.savepoint():
                content, kind = render(report.report_name, record.ids, {})
        except UserError:
            continue  # a document that has none of this paper yet
        yield kind, content


def weigh(item):
    """Tell how much there is to see in a file: formulas first."""
    _kind, content = item
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith(SHEETS)]
        formulas = sum(archive.read(name).count(b"<f>") for name in sheets)
    return formulas, len(content)


def empty_results(content):
    """Return a workbook whose formulas have no results yet."""
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for item in source.infolist():
            part = source.read(item)
            if item.filename.startswith(SHEETS):
                part = RESULT.sub(r"\1", part.decode()).encode()
            archive.writestr(item, part)
    return target.getvalue()


def convert(files, kind, folder):
    """Let LibreOffice open files and save them as ``kind``."""
    if not files:
        return
    command = [
        *("soffice", "--headless", f"-env:UserInstallation=file://{FOLDER}/profile"),
        *("--convert-to", kind, "--outdir", str(folder), *map(str, files)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=1200)


def check_template(env, form, name):
    """Return what is wrong with a template that LibreOffice saved."""
    fields = house.read_fields(form)
    saved, started = ((folder / name).read_bytes() for folder in (SAVED, OPENED))
    try:
        house.check_template(saved, fields)
    except house.TemplateRefusedError as error:
        return [f"{name}: {problem}" for problem in error.problems]
    sample = env[HOUSE].new({"form": form})._complete_sample(house.read_sample(form))
    words = [
        read_words(house.fill_template(item, fields, sample, WRITERS))
        for item in (started, saved)
    ]
    return [] if words[0] == words[1] else [f"{name}: other words {differ(*words)}"]


def differ(before, after):
    return (Counter(before) - Counter(after), Counter(after) - Counter(before))


def check_text(name):
    words = [read_words((folder / name).read_bytes()) for folder in (OPENED, SAVED)]
    return [] if words[0] == words[1] else [f"{name}: other words {differ(*words)}"]


def check_workbook(name):
    """Return where what LibreOffice computes is not what the system wrote."""
    path = OPENED / name
    formulas = openpyxl.load_workbook(path)
    written = openpyxl.load_workbook(path, data_only=True)
    computed = openpyxl.load_workbook(SAVED / name, data_only=True)
    problems, count = [], 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                count += 1
                place = sheet.title, cell.coordinate
                values = [
                    book[place[0]][place[1]].value for book in (written, computed)
                ]
                if not is_same(*values):
                    problems.append(f"{name} {place}: {cell.value} {values}")
    print(f"{name}: {count} formulas")
    shown = PdfFileReader(str(PAGES / f"{path.stem}.pdf")).pages
    if any("###" in page.extract_text() for page in shown):
        problems.append(f"{name}: a figure is shown as ###")
    return problems


def is_same(written, computed):
    if isinstance(written, int | float) and isinstance(computed, int | float):
        return abs(written - computed) <= NEAR * max(1, abs(written))
    return (written or "") == (computed or "")


def main(env):
    if not shutil.which("soffice"):
        sys.exit("soffice is not at hand: nothing was opened")
    for folder in (OPENED, SAVED, PAGES):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    templates, without = write_templates(env), write_forms(env)
    texts, books = (sorted(OPENED.glob(f"*.{kind}")) for kind in ("odt", "xlsx"))
    emptied = FOLDER / "emptied"
    emptied.mkdir(exist_ok=True)
    for book in books:
        (emptied / book.name).write_bytes(empty_results(book.read_bytes()))
    convert(texts, "odt", SAVED)
    convert([emptied / book.name for book in books], "xlsx", SAVED)
    convert([*texts, *books], "pdf", PAGES)
    problems = []
    for path in texts:
        form = templates.get(path.name)
        problems += (
            check_template(env, form, path.name) if form else check_text(path.name)
        )
    for path in books:
        problems += check_workbook(path.name)
    print(f"{len(templates)} templates, {len(texts) - len(templates)} texts, ", end="")
    print(f"{len(books)} spreadsheets; without a record: {', '.join(without) or '-'}")
    print("\n".join(problems) or "all as they were written")
    env.cr.rollback()


main(env)  # noqa: F821 - `env` is given by the shell
