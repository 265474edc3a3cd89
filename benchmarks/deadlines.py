"""Measure the counting of deadlines for a whole regency, against plain SQL.

Run on a database with sidocakep_cascading installed (all is rolled back)::

    setup/odoo shell -d DATABASE --no-http --log-level=warn < benchmarks/deadlines.py

Environment: ``DEADLINE_POSITIONS`` (5000) positions with a holder each, in
agencies of ``DEADLINE_SIZE`` (150). Two documents a position are owed. The plain SQL
writes the same rows with one ``INSERT ... SELECT`` and none of the rules.
"""

import os
import time

POSITIONS = int(os.environ.get("DEADLINE_POSITIONS", "5000"))
SIZE = int(os.environ.get("DEADLINE_SIZE", "150"))
YEAR = 2026


def build_regency(env):
    """A government with agencies of ``SIZE`` pelaksana positions, all held."""
    government = env["res.company"].create(
        {
            "name": "Kabupaten Ukur",
            "sidocakep_kind": "government",
            "region_kind": "kabupaten",
            "region_name": "Ukur",
            "profile_id": env.ref("sidocakep_base.profile_gunung_mas").id,
        }
    )
    agencies = env["res.company"].create(
        [
            {
                "name": f"Dinas Ukur {number}",
                "parent_id": government.id,
                "sidocakep_kind": "dinas",
            }
            for number in range(-(-POSITIONS // SIZE))
        ]
    )
    kind = env.ref("sidocakep_base.position_kind_supervisor")
    jobs = env["hr.job"].create(
        [
            {
                "name": f"Kepala Seksi {number}",
                "company_id": agencies[number // SIZE].id,
                "position_kind_id": kind.id,
            }
            for number in range(POSITIONS)
        ]
    )
    env["hr.employee"].create(
        [
            {
                "name": f"Pegawai {job.id}",
                "company_id": job.company_id.id,
                "job_id": job.id,
                "date_version": "2020-01-01",
            }
            for job in jobs
        ]
    )
    env["sidocakep.budget.year"].create(
        {"company_id": government.id, "year": YEAR, "decided_on": "2025-12-20"}
    )
    env.flush_all()
    return agencies


def measure(env, name, function):
    """Run with an empty cache; report seconds and queries."""
    env.flush_all()
    env.invalidate_all()
    queries, started = env.cr.sql_log_count, time.perf_counter()
    function()
    env.flush_all()
    seconds = time.perf_counter() - started
    print(f"{name}: {seconds:.2f} s, {env.cr.sql_log_count - queries} queries")
    return seconds


def insert_by_sql(env, agencies):
    """The same rows without a program around them."""
    env.cr.execute(
        """
        INSERT INTO sidocakep_deadline (company_id, year, document, job_id, is_post,
               employee_id, holder_name, article, tz, date_start, date_due,
               date_notice, active, position_kind_id, create_uid, write_uid,
               create_date, write_date)
        SELECT job.company_id, %(year)s + 1, document, job.id, TRUE, employee.id,
               employee.name, '-', 'Asia/Jakarta', '2025-12-20', '2026-01-20',
               '2026-01-13', TRUE, job.position_kind_id, 1, 1, now(), now()
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
    agencies = build_regency(env)

    def count_all():
        for agency in agencies:
            deadlines._refresh(agency, YEAR)

    def group():
        deadlines._read_group(
            [("company_id", "in", agencies.ids)], ["company_id", "status"], ["__count"]
        )

    one = measure(env, "one agency", lambda: deadlines._refresh(agencies[0], YEAR))
    first = measure(env, "all agencies, rows created", count_all)
    again = measure(env, "all agencies again, no news", count_all)
    rows = deadlines.search_count([("company_id", "in", agencies.ids)])
    measure(env, "grouped by agency and standing", group)
    plain = measure(env, "plain SQL", lambda: insert_by_sql(env, agencies))
    print(
        f"{rows} rows of {POSITIONS} positions in {len(agencies)} agencies; "
        f"{(one + first) / plain:.1f} times plain SQL, {again / plain:.1f} without news"
    )
    env.cr.rollback()


main(env)  # noqa: F821 - `env` is given by the shell
