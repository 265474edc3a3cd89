"""One list of 4,000 people with 400 mistakes: dealt out, checked, answered; measured.

Run in the shell of a database with agencies, as the demo has them; nothing is kept::

    setup/odoo shell -d DATABASE --no-http --log-level=warn < benchmarks/people_list.py

``FILE=/tmp/list.xlsx`` in the environment keeps the list, ``ANSWER=/tmp/answer.xlsx``
the answer. Told: seconds, queries, memory at its highest, and what was found by kind.
"""

import base64
import io
import os
import random
import resource
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.append("benchmarks")

from first_day_rows import ECHELONS, People
from openpyxl import Workbook

from odoo.addons.sidocakep_base.models.document import queue

ROWS, WRONG = 4000, 400
HEADERS = ("No", "Nama", "NIP", "Gol. Ruang", "Jabatan", "Eselon", "TMT Jabatan", "OPD")


def make_list(agencies):
    """Return the .xlsx; each kind of mistake stands in a hundred rows."""
    people, draw = People(), random.Random(1)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("DUK")
    sheet.append(["DAFTAR URUT KEPANGKATAN"])
    sheet.append(HEADERS)
    wrong = dict(zip(draw.sample(range(ROWS), WRONG), range(WRONG), strict=True))
    for number in range(ROWS):
        person = people.make("pelaksana")
        row = [
            number + 1,
            person["employee"],
            person["nip"],
            person["rank"],
            f"Pengolah Data Bidang {number % 40}",
            ECHELONS["pelaksana"],
            person["since"],
            agencies[number % len(agencies)].name,
        ]
        if number in wrong:
            place, value = (
                (2, person["nip"][:17]),
                (2, person["nip"][:12] + "13" + person["nip"][14:]),
                (3, "Kapten"),
                (6, "32 Januari 2025"),
            )[wrong[number] % 4]
            row[place] = value
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def measure(env, name, function):
    queries, started = env.cr.sql_log_count, time.perf_counter()
    result = function()
    env.flush_all()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds = time.perf_counter() - started
    count = env.cr.sql_log_count - queries
    print(f"{name:<34} {seconds:6.1f} s {count:6} queries, {peak:.0f} MB", flush=True)
    return result


def main(env):
    env = env(user=env.ref("base.user_admin"), context={"lang": "id_ID"})
    # also beside a server whose runner listens: its jobs would see nothing of this
    queue.has_runner = lambda _env: False
    companies = env["res.company"].search([("sidocakep_kind", "!=", False)])
    agencies = [company for company in companies if company.parent_id]
    content = make_list(agencies)
    if os.environ.get("FILE"):
        Path(os.environ["FILE"]).write_bytes(content)
    env.user.company_ids |= companies
    env.user.group_ids |= env.ref("sidocakep_base.group_hr")
    vals = {"year": 2026, "list_file": base64.b64encode(content)}
    many = env["sidocakep.import.many"].create(vals | {"list_file_name": "DUK.xlsx"})
    told = measure(env, "the list dealt out", many.action_upload)
    imports = env["sidocakep.import"].search(told["params"]["next"]["domain"])
    measure(env, f"{len(imports)} workbooks checked", imports.action_check_selected)
    kinds = Counter()
    for kind in imports.problem_kind_ids:
        kinds[kind.column_name, kind.code] += kind.row_count
    print(dict(kinds), "lines:", imports.mapped(lambda r: len(r.problem_kind_ids)))
    measure(env, "the answer", imports.action_download_answers)
    answer = base64.b64decode(imports.filtered("answer").answer)
    if os.environ.get("ANSWER"):
        Path(os.environ["ANSWER"]).write_bytes(answer)
    print(f"the list {len(content) // 1024} kB, its answer {len(answer) // 1024} kB")
    empty = env["sidocakep.import.many"].create({"year": 2026})
    measure(env, "the list of those recorded", empty.action_download_filled_list)
    env.cr.rollback()


main(env)  # noqa: F821 - `env` is given by the shell
