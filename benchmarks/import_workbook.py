"""How long a workbook of 20,000 rows takes to check and to apply.

Run it in the shell of a database with the addon installed (nothing is kept)::

    setup/odoo shell -d DATABASE --no-http < benchmarks/import_workbook.py

ROWS=1000 in the environment makes it smaller, KIND=months or KIND=mixed chooses what
the rows are. Mixed: 6,000 components with seven yearly costs, 8,000 indicators with
seven figures, 2,000 rows of twelve months, 4,000 budget lines: 136,000 records.

Seen on two cores, Python 3.11, PostgreSQL 15, without other work:

    check (read, compare, try out)     14.2 s, processor   11.6 s, 635 queries
    apply                              30.1 s, processor   23.9 s, 1692 queries
    check the same file again           8.9 s, processor    8.5 s, 36 queries
    download the filled workbook        5.6 s, processor    5.1 s, 143 queries

"processor" is Python's own time; the rest is the database's.
"""

import base64
import os
import time

from odoo.addons.sidocakep_base.engine.workbook import write_workbook

ROWS = int(os.environ.get("ROWS", "20000"))
KIND = os.environ.get("KIND", "mixed")
YEARS = range(2024, 2031)


def node_rows(count):
    """Programmes with ten activities of nine sub-activities, costs on the lowest."""
    rows = [{"level": "sasaran", "code": "S1", "name": "Sasaran"}]
    number = 0
    while len(rows) < count:
        number += 1
        program = f"1.05.{number:02}"
        rows.append(
            {
                "level": "program",
                "code": program,
                "name": f"P {program}",
                "parent": "S1",
            }
        )
        for activity_no in range(1, 11):
            activity = f"{program}.2.{activity_no:02}"
            rows.append(
                {
                    "level": "kegiatan",
                    "code": activity,
                    "name": f"K {activity}",
                    "parent": program,
                }
            )
            for sub_no in range(1, 10):
                code = f"{activity}.{sub_no:04}"
                row = {
                    "level": "sub_kegiatan",
                    "code": code,
                    "name": f"SK {code}",
                    "parent": activity,
                }
                rows.append(row | {f"cost_{y}": 1_000_000 * sub_no for y in YEARS})
    return rows[:count]


def indicator_rows(count, nodes):
    rows = []
    for number in range(count):
        row = {
            "name": f"Indikator {number}",
            "node": nodes[number % len(nodes)]["code"],
            "unit": "Persen",
            "direction": "higher",
            "accumulation": "position",
            "baseline_2024": 50.5,
        }
        rows.append(row | {f"target_{year}": year - 1950.25 for year in YEARS[1:]})
    return rows


def month_rows(count):
    return [
        {"indicator": f"Indikator {number}", "year": 2026}
        | {f"month_{month}": month * 6.3125 for month in range(1, 13)}
        for number in range(count)
    ]


def budget_rows(count, nodes):
    lowest = [row["code"] for row in nodes if row["level"] == "sub_kegiatan"]
    return [
        {"year": 2026, "node": code, "amount": "Rp1.500.000,00", "fund": "apbd"}
        for code in lowest[:count]
    ]


def build_rows():
    if KIND == "months":
        nodes = node_rows(100)
        return {
            "plan": nodes,
            "indicators": indicator_rows(ROWS // 2, nodes),
            "months": month_rows(ROWS // 2),
        }
    share = ROWS // 10
    nodes = node_rows(3 * share)
    budget = budget_rows(2 * share, nodes)
    return {
        "plan": nodes,
        "budget": budget,
        "indicators": indicator_rows(4 * share, nodes),
        "months": month_rows(ROWS - len(nodes) - len(budget) - 4 * share),
    }


def timed(label, function):
    queries, start = env.cr.sql_log_count, time.perf_counter()  # noqa: F821
    processor = time.process_time()
    result = function()
    seconds, processor = time.perf_counter() - start, time.process_time() - processor
    count = env.cr.sql_log_count - queries  # noqa: F821
    print(
        f"{label:<32}{seconds:7.1f} s, processor {processor:6.1f} s, {count} queries",
        flush=True,
    )
    return result


def main(env):
    agency = env["res.company"].create({"name": "Patokan", "sidocakep_kind": "badan"})
    plan = env["sidocakep.plan"].create(
        {
            "name": "Renstra Patokan",
            "company_id": agency.id,
            "year_start": 2025,
            "year_end": 2029,
        }
    )
    env["sidocakep.unit"]._find_or_create("Persen")
    env.user.company_ids += agency
    imports = env["sidocakep.import"].with_company(agency)
    record = imports.create({"company_id": agency.id, "year": 2026, "plan_id": plan.id})
    data = build_rows()
    print({key: len(rows) for key, rows in data.items()}, "rows")
    content = write_workbook(record._prepare_run().book(), data)
    print(f"file of {len(content) / 1e6:.1f} MB")
    record.file = base64.b64encode(content)
    env.flush_all()
    timed(
        "check (read, compare, try out)",
        lambda: (record.action_check(), env.flush_all()),
    )
    print(record.error_count, "errors,", record.change_count, "rows to write")
    for problem in record.problem_ids[:5]:
        print("  ", problem.sheet, problem.row, problem.message)
    timed("apply", lambda: (record.action_apply(), env.flush_all()))
    again = imports.create({"company_id": agency.id, "year": 2026, "plan_id": plan.id})
    again.file = base64.b64encode(content)
    timed("check the same file again", lambda: (again.action_check(), env.flush_all()))
    print(again.change_count, "rows to write")
    timed("download the filled workbook", again.action_download)


main(env)  # noqa: F821
env.cr.rollback()  # noqa: F821
