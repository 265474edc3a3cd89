"""How long a strategy map takes: its data, its layout and its print.

    setup/odoo shell -d DATABASE --no-http --log-level=warn < benchmarks/strategy_map.py

Draws plans of 40 and 400 nodes of an agency made for it; everything is rolled back.
"""

import sys
from statistics import median

sys.path.append("benchmarks")

from measuring import measure
from regency import create_regency

env = env  # noqa: F821, PLW0127  given by the shell
RUNS = 5
REPORT = "sidocakep_report.action_report_strategy_map"
LEVELS = ("misi", "tujuan", "sasaran", "strategi", "arah_kebijakan")


def create_plan(size, year, job):
    """Create a draft Renstra with ``size`` nodes of a map."""
    plan = env["sidocakep.plan"].create(
        {
            "name": f"Renstra {size}",
            "kind": "renstra",
            "company_id": job.company_id.id,
            "year_start": year,
        }
    )
    upper = create_nodes(plan, job, "visi", 1)
    made = len(upper)
    for level in LEVELS:
        upper = create_nodes(plan, job, level, 4, upper)
        made += 4
    programs = create_nodes(plan, job, "program", size - made, upper)
    env["sidocakep.plan.cost"].create(
        [{"node_id": node.id, "year": year, "amount": 1e9} for node in programs]
    )
    programs[0].link_ids = upper[1:3]
    return plan


def create_nodes(plan, job, level, count, upper=None):
    """Create nodes of a level, spread below the upper ones."""
    return env["sidocakep.plan.node"].create(
        [
            {
                "plan_id": plan.id,
                "level": level,
                "name": f"Meningkatnya mutu pelayanan {level} {number}",
                "sequence": number,
                "parent_id": upper[number % len(upper)].id if upper else False,
                "responsible_job_id": job.id,
            }
            for number in range(count)
        ]
    )


def time_it(function):
    """Return the median time in milliseconds and the queries of the last run."""
    runs = [measure(env, function) for _run in range(RUNS)]
    spent = median(seconds for seconds, _queries, _result in runs) * 1000
    return f"{spent:8.1f} ms {runs[-1][1]:5d} queries"


def show(plan, size):
    """Print what one plan costs."""
    nodes = env["sidocakep.plan.node"]
    reports = env["ir.actions.report"]
    print(
        f"{size:4d} nodes  read ", time_it(lambda: nodes.strategy_map_read([], plan.id))
    )
    print(
        f"{size:4d} nodes  print",
        time_it(lambda: reports._render_qweb_pdf(REPORT, plan.ids)),
    )


_agencies, jobs = create_regency(env, [(1, 1)])
for size, year in ((40, 2060), (400, 2070)):
    show(create_plan(size, year, jobs[0]), size)
env.cr.rollback()
