"""Bring a regency of 40 agencies and 4,000 people in, as its offices would: measured.

Run in the shell of a database of its own with the addons installed and Indonesian
loaded; what it does **is kept** agency by agency, so that one can look at it::

    setup/odoo shell -d DATABASE --no-http --log-level=warn < benchmarks/first_day.py

``AGENCIES=3`` in the environment takes the first three only, ``FOLDER=/tmp/files`` also
keeps the workbooks there. Each agency's workbook is downloaded, filled, uploaded,
checked and applied by the administrator, the buttons' own methods. Then the agreements
of every agency are drawn up, and the first screen of five officials is opened.

Beside a server whose runner listens to the database the work is done by its jobs, as in
an office, and the queries are not seen here. What was brought in already is left alone.

Told: seconds, queries and the memory of the process at its highest.
"""

import base64
import io
import os
import resource
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.append("benchmarks")

from first_day_rows import (
    ACTIVITIES,
    PROGRAMS,
    SIZES,
    SUB_ACTIVITIES,
    YEAR,
    Agency,
    Branch,
    People,
    Words,
)
from openpyxl import load_workbook

AGENCIES = int(os.environ.get("AGENCIES", len(SIZES)))
FOLDER = os.environ.get("FOLDER")
LEVELS = {
    "iku": "iku",
    "program": "outcome",
    "kegiatan": "output",
    "sub": "sub_activity_output",
}
KINDS = [
    "head_of_region",
    "head",
    "secretary",
    "administrator",
    "supervisor",
    "functional",
    "pelaksana",
]
SASARAN = "SR1"


class Clock:
    """Adds up what each kind of step took."""

    def __init__(self, env):
        self._cr = env.cr
        self.steps = defaultdict(list)

    def run(self, name, function):
        queries, started = self._cr.sql_log_count, time.perf_counter()
        result = function()
        self.steps[name].append(
            (time.perf_counter() - started, self._cr.sql_log_count - queries)
        )
        return result

    def tell(self):
        for name, runs in self.steps.items():
            seconds = [run[0] for run in runs]
            queries = [run[1] for run in runs]
            print(
                f"{name:<34} {len(runs):3} times, {sum(seconds):7.1f} s, longest "
                f"{max(seconds):6.1f} s, queries {min(queries)} - {max(queries)}"
            )
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"memory at its highest {peak:.0f} MB", flush=True)


def get_words(env):
    """Return what the lists of this database call kinds and levels."""

    def name(prefix, code):
        return env.ref(f"sidocakep_base.{prefix}_{code}").name

    return Words(
        {code: name("position_kind", code) for code in KINDS},
        {key: name("indicator_level", code) for key, code in LEVELS.items()},
    )


def get_branches(env):
    """Return ``[(bidang, programmes)]`` of the fields that a regency has.

    Of each programme a few kegiatan with a few sub kegiatan: what one agency of middle
    size carries out in a year.
    """
    codes = env["sidocakep.nomenclature"].search([])
    below = codes.grouped("parent_id")

    def branch(code):
        return Branch(code.code, code.indicator_name or "", code.unit_id.name or "")

    fields = []
    for bidang in codes.filtered(lambda code: code.level == "bidang"):
        programs = []
        for program in below.get(bidang, codes.browse()):
            made = branch(program)
            for activity in below.get(program, codes.browse()):
                subs = below.get(activity, codes.browse())
                if activity.scope_code == "2" and len(made.below) < ACTIVITIES and subs:
                    made.below.append(branch(activity))
                    made.below[-1].below = [branch(s) for s in subs[:SUB_ACTIVITIES]]
            if made.below and len(programs) < PROGRAMS:
                programs.append(made)
        if programs:
            name = bidang.name.removeprefix("URUSAN PEMERINTAHAN ").strip().title()
            fields.append((name.removeprefix("Bidang "), programs))
    return fields


def create_government(env):
    """Return the government with the posts and the RPJMD that agencies refer to."""
    government = env["res.company"].create(
        {
            "name": "Pemerintah Kabupaten Empat Puluh",
            "sidocakep_kind": "government",
            "region_kind": "kabupaten",
            "region_name": "Empat Puluh",
            "signing_place": "Empat Puluh",
            "currency_id": env.ref("base.IDR").id,
            "profile_id": env.ref("sidocakep_base.profile_gunung_mas").id,
        }
    )
    env.user.company_ids += government
    return government


def create_plan(env, company, kind, parent=None):
    return env["sidocakep.plan"].create(
        {
            "name": f"{kind.upper()} {company.name}",
            "kind": kind,
            "company_id": company.id,
            "year_start": YEAR - 1,
            "year_end": YEAR + 3,
            "parent_plan_id": parent and parent.id,
        }
    )


def get_government_rows(words):
    """The Bupati, and an RPJMD of one misi, tujuan and sasaran with its indicator."""
    kind = words.kinds["head_of_region"]
    person = {"employee": "H. Sastro Wardoyo", "asn_kind": "Pejabat terpilih"}
    return {
        "positions": [{"job": "Bupati Empat Puluh", "kind": kind, **person}],
        "plan": [
            {"level": "Visi", "code": "V1", "name": "Kabupaten yang melayani"},
            {"level": "Misi", "code": "M1", "name": "Melayani", "parent": "V1"},
            {"level": "Tujuan", "code": "TR1", "name": "Layanan baik", "parent": "M1"},
            {
                "level": "Sasaran",
                "code": SASARAN,
                "name": "Layanan meningkat",
                "parent": "TR1",
            },
        ],
    }


def fill(content, sheets, rows):
    """Type rows into a downloaded workbook, below what each sheet has."""
    workbook = load_workbook(io.BytesIO(content))
    for sheet in sheets:
        worksheet = workbook[sheet.title]
        headers = {str(c.value).removesuffix(" *"): c.column for c in worksheet[1]}
        columns = {column.key: headers[column.header] for column in sheet.columns}
        number = 1 + max(
            (cell.row for line in worksheet.iter_rows() for cell in line if cell.value),
        )
        for row in rows.get(sheet.key, ()):
            for key, value in row.items():
                if value is not None:
                    worksheet.cell(number, columns[key]).value = value
            number += 1
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def bring_in(env, clock, company, plan, rows):
    """Download, fill, upload, check and apply the workbook of an agency."""
    record = (
        env["sidocakep.import"]
        .with_company(company)
        .create({"company_id": company.id, "year": YEAR, "plan_id": plan.id})
    )
    clock.run("download", record.action_download)
    sheets = record._prepare_run().book().sheets
    content = fill(base64.b64decode(record.template), sheets, rows)
    if FOLDER:
        Path(FOLDER, record.template_name).write_bytes(content)
    record.write({"file": base64.b64encode(content), "file_name": "isi.xlsx"})
    env.flush_all()
    clock.run("check", lambda: work_off(env, record, "action_check"))
    for problem in record.problem_ids[:5]:
        print("  ", problem.sheet, problem.row, problem.column, problem.message)
    clock.run("apply", lambda: work_off(env, record, "action_apply"))
    return record


def work_off(env, record, button):
    """Press a button of an import and wait until its job, if it has one, has ended."""
    getattr(record, button)()
    env.cr.commit()
    while record.task:
        time.sleep(0.2)
        env.cr.rollback()
        env.invalidate_all()


def bring_all_in(env, clock):
    """Return the agencies, each with its people, Renstra and DPA."""
    words, fields = get_words(env), get_branches(env)
    companies = env["res.company"]
    government = companies.search([("sidocakep_kind", "=", "government")])
    rpjmd = env["sidocakep.plan"].search([("kind", "=", "rpjmd")])
    if not government:
        government = create_government(env)
        rpjmd = create_plan(env, government, "rpjmd")
        bring_in(env, clock, government, rpjmd, get_government_rows(words))
    people, agencies = People(), companies
    for size, (bidang, branches) in zip(SIZES[:AGENCIES], fields, strict=False):
        office = Agency(bidang, branches, size, people, words)
        rows = office.make_rows("Bupati Empat Puluh", SASARAN)
        agency = companies.search([("name", "=", office.name)])
        if not agency:
            agency = companies.create(
                {
                    "name": office.name,
                    "sidocakep_kind": "dinas",
                    "parent_id": government.id,
                }
            )
            plan = create_plan(env, agency, "renstra", rpjmd)
            record = bring_in(env, clock, agency, plan, rows)
            print(
                f"{agency.name}: {len(rows['positions'])} people, "
                f"{record.error_count} errors, {record.change_count} rows",
                flush=True,
            )
        agencies |= agency
        env.cr.commit()
        env.invalidate_all()
    return agencies


def draw_up(env, clock, agencies):
    """Ratify each DPA, then draw up the agreements of each agency."""
    env["sidocakep.budget"].search([])._with_workflow_bypass().write(
        {"state": "ratified", "ratified_on": f"{YEAR}-01-05"}
    )
    env["sidocakep.plan"].search([])._with_workflow_bypass().write({"state": "decided"})
    env.cr.commit()
    for agency in agencies:
        wizard = env["sidocakep.pk.draw.up"].create(
            {
                "company_id": agency.id,
                "year": YEAR,
                "date_document": f"{YEAR}-01-06",
            }
        )
        pks, refusals = clock.run(
            "agreements of an agency", lambda wizard=wizard: wizard._draw_up()
        )
        env.flush_all()
        if refusals:
            print("  ", agency.name, len(refusals), refusals[0])
        print(f"{agency.name}: {len(pks)} agreements", flush=True)
        env.cr.commit()
        env.invalidate_all()


def open_first_screens(env, clock, agency):
    """The first screen of five officials."""
    head = env["hr.employee"].search(
        [("company_id", "=", agency.id), ("job_id.position_kind_id.code", "=", "head")]
    )
    government = agency.parent_id
    bupati = env["hr.employee"].search([("company_id", "=", government.id)]).user_id
    people = {"Kepala": head.user_id, "Bupati": bupati}
    for role in ("organisasi", "hr", "bappeda"):
        people[role] = env["res.users"].create(
            {
                "name": role,
                "login": f"ukur_{role}",
                "company_id": government.id,
                "company_ids": [(6, 0, (government | government.child_ids).ids)],
                "group_ids": [(6, 0, env.ref(f"sidocakep_base.group_{role}").ids)],
            }
        )
    env.flush_all()
    for name, user in people.items():
        env.invalidate_all()
        work = env["res.users"].with_user(user).with_company(user.company_id)
        found = clock.run(f"first screen, {name}", work.get_my_work)
        counts = [(item["label"], item["count"]) for item in found["waiting"]]
        print(name, counts, [item["count"] for item in found["watching"]])


def main(env):
    env = env(user=env.ref("base.user_admin"), context={"lang": "id_ID"})
    clock = Clock(env)
    agencies = bring_all_in(env, clock)
    clock.tell()
    draw_up(env, clock, agencies)
    open_first_screens(env, clock, agencies[0])
    clock.tell()
    env.cr.commit()


main(env)  # noqa: F821 - `env` is given by the shell
