"""Measure the counting of deadlines for a whole regency, against plain SQL.

Run on a database with sidocakep_cascading installed (all is rolled back)::

    setup/odoo shell -d DATABASE --no-http --log-level=warn < benchmarks/deadlines.py

Environment: ``DEADLINE_AGENCIES`` (40), 5,031 positions (``regency.py``), and
``DEADLINE_ROUNDS`` (3). Two documents a position are owed. The plain SQL writes the
same rows with one ``INSERT ... SELECT`` and none of the rules.
"""

import os
import sys

sys.path.append("benchmarks")

from measuring import compare, measure
from regency import REGENCY, YEAR, create_regency

from odoo.tools import split_every

from odoo.addons.sidocakep_base.models.document.sidocakep_deadline_request import BATCH

AGENCIES = int(os.environ.get("DEADLINE_AGENCIES", "40"))
ROUNDS = int(os.environ.get("DEADLINE_ROUNDS", "3"))


def insert_by_sql(env, agencies):
    """The same rows without a program around them."""
    env.cr.execute(
        """
        INSERT INTO sidocakep_deadline (company_id, year, document, job_id, res_model,
               res_id, period_kind, period_no, is_personal, employee_id, holder_name,
               article, tz, date_start, date_due, date_notice, active,
               position_kind_id, create_uid, write_uid, create_date, write_date)
        SELECT job.company_id, %(year)s + 1, document, job.id, 'hr.job', job.id, 'year',
               0, FALSE, employee.id, employee.name, '-', 'Asia/Jakarta', '2025-12-20',
               '2026-01-20', '2026-01-13', TRUE, job.position_kind_id, 1, 1, now(),
               now()
          FROM hr_job job
          JOIN hr_version version ON version.job_id = job.id
          JOIN hr_employee employee ON employee.id = version.employee_id,
               unnest(ARRAY['pk', 'pk_hand_in']) document
         WHERE job.company_id = ANY(%(agencies)s)
        """,
        {"year": YEAR, "agencies": agencies.ids},
    )
    return env.cr.rowcount


def main(env):
    deadlines = env["sidocakep.deadline"]
    agencies, jobs = create_regency(env, REGENCY[:AGENCIES])
    env["sidocakep.budget.year"].create(
        {
            "company_id": agencies.parent_id.id,
            "year": YEAR,
            "decided_on": "2025-12-20",
        }
    )
    env.flush_all()
    env.cr.execute("ANALYZE")

    def count(some):
        """Twenty agencies at once, as the cron does."""
        batches = split_every(BATCH, some.ids, some.browse)
        return f"{sum(len(deadlines._refresh(few, YEAR)) for few in batches)} rows"

    def group():
        groups = deadlines._read_group(
            [("company_id", "in", agencies.ids)], ["company_id", "status"], ["__count"]
        )
        return f"{len(groups)} groups"

    def count_by_sql():
        return f"{insert_by_sql(env, agencies)} rows"

    print(f"{len(agencies)} agencies, {len(jobs)} positions")
    compare(
        env,
        {
            "one agency, rows created": lambda: count(agencies[0]),
            "all agencies, rows created": lambda: count(agencies),
            "plain SQL": count_by_sql,
        },
        ROUNDS,
    )
    measure(env, lambda: count(agencies), keep=True)
    compare(
        env,
        {
            "grouped by agency and standing": group,
            "all agencies again, no news": lambda: count(agencies),
            "plain SQL": count_by_sql,
        },
        ROUNDS,
    )
    env.cr.rollback()


main(env)  # noqa: F821 - `env` is given by the shell
