"""Measure drawing up the agreements of whole agencies, of 156 to 3,471 people.

Run on a database with sidocakep_cascading installed (all is rolled back)::

    setup/odoo shell -d DATABASE --no-http --log-level=warn < benchmarks/draw_up.py

Environment: ``DRAW_UP_SIZES`` (156,471,1521,3471), ``DRAW_UP_LINES`` (3) a PK,
``DRAW_UP_ROUNDS`` (3). The plain SQL leaves the same agreements, lines, links and rows
of Tabel II; no checks, no texts of the parties, no deadlines.
"""

import os
import sys

sys.path.append("benchmarks")

from measuring import compare
from pk_sql import draw_up_in_sql
from regency import AGENCIES, YEAR, create_indicators, create_regency

SIZES = [int(size) for size in os.environ.get("DRAW_UP_SIZES", "").split(",") if size]
LINES = int(os.environ.get("DRAW_UP_LINES", "3"))
ROUNDS = int(os.environ.get("DRAW_UP_ROUNDS", "3"))


def draw_up(env, agency, jobs):
    """The wizard: agreements, lines and links of a whole agency."""
    wizard = env["sidocakep.pk.draw.up"].create(
        {
            "company_id": agency.id,
            "year": YEAR,
            "date_document": f"{YEAR}-01-02",
            "job_ids": [(6, 0, jobs.ids)],
        }
    )
    pks, _refusals = wizard._draw_up()
    links = len(pks.line_ids.filtered("parent_line_id"))
    return (
        f"{len(pks)} agreements, {len(pks.line_ids)} lines, {links} links, "
        f"{len(pks.table2_ids)} rows of Tabel II"
    )


def main(env):
    for size in SIZES or AGENCIES:
        agencies, jobs = create_regency(env, [AGENCIES[size]])
        create_indicators(env, agencies, jobs, LINES)
        env.flush_all()
        env.cr.execute("ANALYZE")
        print(f"{len(jobs)} people, {LINES} lines each", flush=True)
        compare(
            env,
            {
                "Odoo": lambda agency=agencies, jobs=jobs: draw_up(env, agency, jobs),
                "plain SQL": lambda agency=agencies: draw_up_in_sql(env, agency),
            },
            ROUNDS,
        )
        env.cr.rollback()


main(env)  # noqa: F821 - `env` is given by the shell
