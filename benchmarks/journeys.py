"""Follow four journeys through the house: which files they enter, in which order.

Run on a copy of the demo database (what it does is rolled back)::

    setup/odoo shell -d DATABASE --no-http --log-level=error < benchmarks/journeys.py

1. a cell of the workbook > checked > applied > agreement drawn up > printed;
2. the click on Sign > sealed content;
3. a mutasi recorded by HR > a proposed revision;
4. a deadline of the profile > an activity of a person (one agency).

Told of each: files entered, moves between files, queries; then the files in the order
in which they are met. ``docs/journeys.md`` tells the same in words.
"""

import base64
import io
import sys
from datetime import date

from openpyxl import load_workbook

ADDONS = ("sidocakep_base", "sidocakep_cascading", "sidocakep_report")
YEAR = 2026
PK_REPORT = "sidocakep_report.action_report_pk"


class Trace:
    """Notes each file of the addons that is entered while it is open."""

    def __init__(self, cr):
        self.cr = cr
        self.files = {}
        self.moves = self.queries = 0
        self.last = None

    def __enter__(self):
        self.before = self.cr.sql_log_count
        sys.setprofile(self._enter)
        return self

    def __exit__(self, *_exception):
        sys.setprofile(None)
        self.queries += self.cr.sql_log_count - self.before

    def _enter(self, frame, event, _argument):
        if event != "call":
            return
        name = self._short(frame.f_code.co_filename)
        if name is None:
            return
        if name != self.last:
            self.moves += 1
            self.last = name
        self.files.setdefault(name, len(self.files))

    @staticmethod
    def _short(path):
        for addon in ADDONS:
            _before, found, rest = path.partition(f"/{addon}/")
            if found and not rest.startswith("tests/"):
                return f"{addon}/{rest}"
        return None

    def tell(self, title):
        print(f"\n{title}: {len(self.files)} files, {self.moves} moves, ", end="")
        print(f"{self.queries} queries")
        for name in self.files:
            print(f"  {name}")


def login(env, name):
    """Return the environment of a person of the demo regency."""
    user = env["res.users"].search([("login", "=", name)])
    return env(user=user, context={"lang": "id_ID", "tz": "Asia/Jakarta"})


def add_rows(content, rows_by_sheet):
    """Type rows below what a workbook has, by the heading of their columns."""
    workbook = load_workbook(io.BytesIO(content))
    for title, rows in rows_by_sheet.items():
        sheet = workbook[title]
        columns = {
            str(cell.value).removesuffix(" *"): cell.column
            for cell in sheet[1]
            if cell.value
        }
        filled = [cell.row for row in sheet.iter_rows() for cell in row if cell.value]
        for number, row in enumerate(rows, start=max(filled, default=1) + 1):
            for heading, value in row.items():
                sheet.cell(number, columns[heading]).value = value
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


ROWS = {
    "Rencana": [
        {"Tingkat": "Tujuan", "Kode": "T9", "Uraian": "Meningkatnya profesionalitas"},
        {
            "Tingkat": "Sasaran",
            "Kode": "S9",
            "Uraian": "Meningkatnya mutu layanan kepegawaian",
            "Induk": "T9",
        },
    ],
    "Indikator": [
        {
            "Nama Indikator": "Indeks Profesionalitas ASN",
            "Komponen Rencana": "S9",
            "Jenis": "Indikator Sasaran",
            "Arah": "Makin tinggi makin baik",
            "Akumulasi": "Posisi akhir",
            "Target 2026": 75,
        }
    ],
}


def workbook_journey(env):
    """Follow a cell from the workbook to the printed agreement."""
    agency = login(env, "bkpsdm").user.company_id
    boss = login(env, "organisasi")
    plan = env["sidocakep.plan"].create(
        {
            "name": f"Renstra {agency.name} 2025-2029",
            "kind": "renstra",
            "company_id": agency.id,
            "year_start": 2025,
            "year_end": 2029,
        }
    )
    record = boss["sidocakep.import"].create(
        {"company_id": agency.id, "year": YEAR, "plan_id": plan.id}
    )
    record.action_download()
    content = add_rows(base64.b64decode(record.template), ROWS)
    record.write({"file": base64.b64encode(content), "file_name": "isi.xlsx"})
    trace = Trace(env.cr)
    with trace:
        record.action_check()
        record.action_apply()
    assert record.state == "applied", record.read()
    plan._with_workflow_bypass().write({"state": "decided"})
    job = env["hr.job"].search(
        [("company_id", "=", agency.id), ("position_kind_id.code", "=", "head")]
    )
    pk = env["sidocakep.pk"].search([("job_id", "=", job.id), ("year", "=", YEAR)])
    pk = pk or env["sidocakep.pk"].create({"job_id": job.id, "year": YEAR})
    pk = pk[:1].with_env(boss)
    report = boss["ir.actions.report"]
    with trace:
        pk.action_fill_from_plan()
        boss.flush_all()
        pdf, _kind = report._render_qweb_pdf(
            "sidocakep_report.action_report_pk", pk.ids
        )
    assert pk.line_ids and pdf.startswith(b"%PDF")
    return trace


def signing_journey(env):
    """Follow the click on Sign to the sealed content."""
    pk = env["sidocakep.pk"].search([("state", "=", "draft")], order="id")
    pk = pk.filtered(lambda pk: pk.employee_id.user_id and not pk.has_blocking_problem)
    if not pk:
        pk = env["sidocakep.pk"].search([("state", "=", "proposed")], order="id")
        pk = pk.filtered(lambda pk: pk.employee_id.user_id)
    pk = pk[:1]
    own = env(user=pk.employee_id.user_id)
    pk = pk.with_env(own)
    if pk.state == "draft":
        pk.action_propose()
    trace = Trace(env.cr)
    own.flush_all()
    with trace:
        action = pk.action_sign()
        window = own[action["res_model"]].browse(action["res_id"])
        while not all(window.line_ids.mapped("is_read")):
            window.action_mark_read()
        window.action_prove()
        secret = {"sidocakep_signature_secret": "sidocakep"}
        window.with_context(**secret).action_confirm()
        own.flush_all()
    assert pk.frozen_hash
    return trace


def mutasi_journey(env):
    """Follow a mutasi of HR to the proposed revision."""
    pk = env["sidocakep.pk"].search(
        [("state", "in", ("signed", "handed_in", "received", "in_force"))], order="id"
    )
    pk = pk.filtered(lambda pk: pk.position_kind_id.code == "head")[:1]
    employee = pk.employee_id
    other = env["hr.job"].search(
        [("company_id", "=", pk.company_id.id), ("id", "!=", pk.job_id.id)], limit=1
    )
    before = pk.revision_ids
    env.flush_all()
    trace = Trace(env.cr)
    with trace:
        employee.create_version({"date_version": date(YEAR, 7, 1), "job_id": other.id})
        env.flush_all()
        env.cr.precommit.run()
        env.flush_all()
    pk.invalidate_recordset()
    assert pk.revision_ids - before, "nothing proposed"
    return trace


def deadline_journey(env):
    """Follow the rules of the profile to the activities of one agency."""
    agency = login(env, "kepala.bpbd").company
    deadlines = env["sidocakep.deadline"]
    deadlines.search([("company_id", "=", agency.id)]).unlink()
    env.flush_all()
    trace = Trace(env.cr)
    with trace:
        rows = deadlines._refresh(agency, YEAR)
        env.flush_all()
    assert rows
    return trace


JOURNEYS = {
    "a cell of the workbook > printed agreement": workbook_journey,
    "click on Sign > sealed content": signing_journey,
    "mutasi > proposal": mutasi_journey,
    "profile > activity": deadline_journey,
}


def main(env):
    """Follow each journey and undo it."""
    for title, follow in JOURNEYS.items():
        follow(env).tell(title)
        env.cr.rollback()
        env.invalidate_all()


if "env" in globals():
    main(env)  # noqa: F821 - the shell's
