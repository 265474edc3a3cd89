"""What the tests of the workbook import share: fill a generated file like a person."""

import base64
import csv
import io
import json
from pathlib import Path
from unittest.mock import patch

from openpyxl import load_workbook

from odoo.addons.sidocakep_base.engine.workbook import read_workbook
from odoo.addons.sidocakep_base.models.workbook.sheets import run

from .common import SidocakepCase

DATA = Path(__file__).parent / "data"


def read_table(name):
    """Return the rows of a real table as dicts; lines with # say where it is from."""
    with (DATA / name).open(encoding="utf-8") as stream:
        lines = [line for line in stream if not line.startswith("#")]
    return list(csv.DictReader(lines))


def fill(content, rows_by_title):
    """Return the workbook with rows added below what is there, by column header.

    The headers are those a person sees, without the star of a required column.
    """
    workbook = load_workbook(io.BytesIO(content))
    for title, rows in rows_by_title.items():
        sheet = workbook[title]
        headers = {
            str(cell.value).removesuffix(" *"): cell.column
            for cell in sheet[1]
            if cell.value
        }
        start = max(
            (cell.row for row in sheet.iter_rows() for cell in row if cell.value),
            default=1,
        )
        for number, row in enumerate(rows, start=start + 1):
            for header, value in row.items():
                sheet.cell(number, headers[header]).value = value
    return save(workbook)


def edit(content, change):
    """Return the workbook after ``change(openpyxl workbook)``."""
    workbook = load_workbook(io.BytesIO(content))
    change(workbook)
    return save(workbook)


def make_older(workbook, titles, keys):
    """Make an openpyxl workbook one of before the sheets of those titles were there.

    :param keys: keys of the sheets that the version of its day knew
    """
    for title in titles:
        del workbook[title]
    for cells in workbook["_daftar"].iter_rows(max_col=2):
        if cells[0].value == "examples":
            known = json.loads(cells[1].value)
            kept = {key: words for key, words in known.items() if key in keys}
            cells[1].value = json.dumps(kept)


def save(workbook):
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


class ImportSteps:
    """What a person does with a workbook, for a case of any regency.

    The file is read in the process of the test: starting another takes a second each
    time. ``tests/workbook/test_limits.py`` shows that both readings are the same.
    """

    #: Whether a process of its own reads the file, as in use.
    _reads_apart = False

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if not cls._reads_apart:
            cls.startClassPatcher(
                patch.object(run, "read_workbook_apart", read_workbook)
            )

    def _open_import(self, user=None, company=None, **kw):
        """Return a new import, as the user who is going to do it."""
        company = company or self.agency_b
        imports = self.env["sidocakep.import"].with_user(user or self.user_head_b)
        return imports.create({"company_id": company.id, "year": 2026, **kw})

    def _download(self, record):
        """Return the workbook that the application generates."""
        record.action_download()
        return base64.b64decode(record.template)

    def _upload(self, record, content):
        record.write({"file": base64.b64encode(content), "file_name": "buku.xlsx"})
        record.action_check()
        return record

    def _check_rows(self, rows_by_title, user=None, company=None, **kw):
        """Return an import after a generated workbook was filled and checked."""
        record = self._open_import(user, company, **kw)
        return self._upload(record, fill(self._download(record), rows_by_title))

    def _problems(self, record, severity=None):
        """Return (code, sheet, row, column) of the problems found."""
        found = record.problem_ids
        if severity:
            found = found.filtered(lambda problem: problem.severity == severity)
        return [(p.code, p.sheet or "", p.row, p.column or "") for p in found]

    def _counts(self, record):
        """Return {sheet: (created, changed, unchanged)} of the sheets with rows."""
        return {
            line.sheet: (line.created, line.changed, line.unchanged)
            for line in record.summary_ids
            if line.created or line.changed or line.unchanged
        }

    def _assert_no_errors(self, record):
        self.assertFalse(
            record.problem_ids.filtered(lambda p: p.severity == "severe").mapped(
                lambda p: f"{p.sheet} {p.row} {p.column} {p.value}: {p.message}"
            )
        )


class ImportCase(ImportSteps, SidocakepCase):
    """Kabupaten Uji with a Renstra 2025-2029 of the agency of disasters (agency_b)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan_b = cls._create_plan(cls.agency_b)
        units = cls.env["sidocakep.unit"]
        units._find_or_create_many(["Angka", "Persen", "Dokumen"])

    @classmethod
    def _create_plan(cls, company, **kw):
        vals = {
            "name": f"Renstra {company.name} 2025-2029",
            "kind": "renstra",
            "company_id": company.id,
            "year_start": 2025,
            "year_end": 2029,
        }
        return cls.env["sidocakep.plan"].create(vals | kw)
