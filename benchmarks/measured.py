"""Measure measuring: what the screens sum up, what follows a policy, how it grows.

Run on a database with sidocakep_cascading installed that is dropped afterwards
(``setup/db clone``): the regency stays in it, since a policy measures anew what other
transactions wrote::

    setup/odoo shell -d DATABASE --no-http --log-level=warn < benchmarks/measured.py

Environment: ``MEASURED_AGENCIES`` (45) of 113 people, ``MEASURED_LINES`` (5) a PK,
``MEASURED_YEARS`` (5) of four quarters, ``MEASURED_ROUNDS`` (5), ``MEASURED_SIZES``
(156,471,1521) people of the agency that is drawn for the growth, and
``MEASURED_REGENCIES`` (4,44,177) agencies of 113 people with one line each: 500, 5,000
and 20,000 people; with ``MEASURED_AGENCIES=0`` the growth alone. The whole regency is
drawn for one quarter by the program; the other quarters are copies of its rows.

The plain SQL gives the same groups and sums and knows neither rights nor words.
"""

import os
import sys

from lxml import etree

sys.path.append("benchmarks")

from measured_rows import (
    create_measured,
    create_positions,
    multiply_quarters,
    put_figures,
)
from measuring import compare, get_specification, measure
from policy import follow_policies
from regency import AGENCIES, YEAR

NUMBER = int(os.environ.get("MEASURED_AGENCIES", "45"))
#: Divisions and people a section of each agency: 113 people, so 45 have 5,085.
AGENCY = (4, 8)
LINES = int(os.environ.get("MEASURED_LINES", "5"))
YEARS = int(os.environ.get("MEASURED_YEARS", "5"))
ROUNDS = int(os.environ.get("MEASURED_ROUNDS", "5"))
SIZES, REGENCIES = (
    [int(size) for size in os.environ.get(name, default).split(",") if size]
    for name, default in (
        ("MEASURED_SIZES", "156,471,1521"),
        ("MEASURED_REGENCIES", "4,44,177"),
    )
)
PAGES = (20, 80)
#: How far the web client counts what it shows a page of.
COUNT_LIMIT = 10_001
#: What the page of the head of region reads of each agency, without a rule or a word.
STANDING = """
    WITH current AS (%s)
    SELECT current.company_id, current.printed, current.achievement, line.*, owed.*,
           budget.ceiling, spent.realised
      FROM current,
           LATERAL (
               SELECT COUNT(*), COUNT(*) FILTER (WHERE status = 'ok' AND NOT is_met),
                      COUNT(*) FILTER (WHERE status = 'not_reported')
                 FROM sidocakep_measurement_line
                WHERE measurement_id = current.id) line,
           LATERAL (
               SELECT COUNT(*),
                      COUNT(*) FILTER (WHERE COALESCE(done_on, CURRENT_DATE) > date_due)
                 FROM sidocakep_deadline deadline
                WHERE deadline.company_id = current.company_id AND active
                  AND deadline.year = current.year
                  AND date_due <= current.date_end) owed,
           LATERAL (
               SELECT SUM(total_amount) AS ceiling FROM sidocakep_budget budget
                WHERE budget.company_id = current.company_id
                  AND budget.year = current.year AND state = 'ratified') budget,
           LATERAL (
               SELECT SUM(net) AS realised FROM sidocakep_realisation realisation
                WHERE realisation.company_id = current.company_id
                  AND realisation.year = current.year AND is_current) spent
     WHERE year = %%(year)s AND period_no = 1
"""
CURRENT = """
    SELECT DISTINCT ON (company_id, year, period_kind, period_no) *
      FROM sidocakep_measurement
     WHERE state NOT IN ('replaced', 'cancelled') AND company_id = ANY(%(companies)s)
     ORDER BY company_id, year, period_kind, period_no, state = 'accepted' DESC,
              version DESC
"""
PLAIN = {
    "by agency and status": f"""
        WITH current AS ({CURRENT})
        SELECT line.company_id, line.status, COUNT(*),
               AVG(line.achievement) FILTER (WHERE line.status = 'ok')
          FROM sidocakep_measurement_line line
          JOIN current ON current.id = line.measurement_id
         WHERE current.year = %(year)s AND current.period_no = 1
         GROUP BY 1, 2""",
    "by quarter and status": f"""
        WITH current AS ({CURRENT})
        SELECT current.date_end, line.status, COUNT(*),
               AVG(line.achievement) FILTER (WHERE line.status = 'ok')
          FROM sidocakep_measurement_line line
          JOIN current ON current.id = line.measurement_id
         GROUP BY 1, 2""",
    "by indicator": f"""
        WITH current AS ({CURRENT})
        SELECT line.indicator_id, COUNT(*),
               AVG(line.achievement) FILTER (WHERE line.status = 'ok')
          FROM sidocakep_measurement_line line
          JOIN current ON current.id = line.measurement_id
         GROUP BY 1""",
}
GROUPED = {
    "by agency and status": (
        [("year", "=", YEAR), ("period_no", "=", 1)],
        ["company_id", "status"],
    ),
    "by quarter and status": ([], ["date_end:quarter", "status"]),
    "by indicator": ([], ["indicator_id"]),
}


def sum_up(env, agencies):
    """The sums of the screens against plain SQL."""
    analysis = env["sidocakep.measurement.analysis"]
    values = {"companies": agencies.ids, "year": YEAR}

    def group(name):
        domain, groups = GROUPED[name]
        domain = [*domain, ("company_id", "in", agencies.ids)]
        rows = analysis._read_group(domain, groups, ["__count", "achievement:avg"])
        return f"{len(rows)} groups"

    def group_in_sql(name):
        env.cr.execute(PLAIN[name], values)
        return f"{len(env.cr.fetchall())} groups"

    for name in PLAIN:
        compare(
            env,
            {
                name: lambda name=name: group(name),
                "plain SQL": lambda name=name: group_in_sql(name),
            },
            ROUNDS,
        )


def read_overview(env, agencies):
    """Agencies side by side in a period, against plain SQL."""
    values = {"companies": agencies.ids, "year": YEAR}
    standing = env["sidocakep.agency.standing"]
    names = ["printed", "red_count", "late_count", "absorption_text"]
    domain = [
        ("company_id", "in", agencies.ids),
        ("year", "=", YEAR),
        ("period_no", "=", 1),
    ]

    def read():
        return f"{len(standing.search_read(domain, names))} agencies"

    def read_in_sql():
        env.cr.execute(STANDING % CURRENT, values)
        return f"{len(env.cr.fetchall())} agencies"

    compare(env, {"agencies side by side": read, "plain SQL": read_in_sql}, ROUNDS)


def save_figures(env, measurement):
    """Queries of one verified figure, by the steps of the ladder above it."""
    jobs = measurement.line_ids.job_id
    for kind in ("head", "administrator", "supervisor", "pelaksana"):
        job = jobs.filtered(lambda job, kind=kind: job.position_kind_id.code == kind)[0]
        line = measurement.line_ids.filtered(lambda item, job=job: item.job_id == job)
        figure = env["sidocakep.data.figure"].search(
            [("indicator_id", "in", line.indicator_id.ids), ("period_no", "=", 1)],
            limit=1,
        )
        lines = env["sidocakep.measurement.line"]
        run = measure(env, lambda figure=figure, lines=lines: lines._follow(figure))
        print(
            f"  a figure of a {kind}: {run.seconds * 1000:.0f} ms, "
            f"by processor {run.processor * 1000:.0f} ms, {run.queries} queries"
        )


def close_quarter(env, measurement):
    """Send and accept the measurement of one agency, as who may."""
    registry = env.registry["sidocakep.measurement"]
    registry._filter_step_users = lambda self, _step: self
    try:
        for name in ("action_send", "action_accept"):
            run = measure(
                env, lambda name=name: getattr(measurement, name)(), keep=True
            )
            print(
                f"  {name}: {run.seconds:.1f} s, by processor {run.processor:.1f} s, "
                f"{run.queries} queries",
                flush=True,
            )
    finally:
        del registry._filter_step_users


def compare_pages(env, agencies):
    """List and form of measured indicators against those of employees."""
    lines = env["sidocakep.measurement.line"]
    employees = env["hr.employee"]
    own = get_specification(lines)
    other = get_specification(employees)

    def read_list(model, limit, domain):
        answer = model.get_view(False, "list")
        view = answer["models"][model._name]
        order = etree.fromstring(answer["arch"]).get("default_order")
        specification = {
            name: {"fields": {"display_name": {}}}
            if model._fields[name].type == "many2one"
            else {}
            for name in view
        }
        return lambda: len(
            model.web_search_read(
                domain,
                specification,
                limit=limit,
                order=order,
                count_limit=COUNT_LIMIT,
            )["records"]
        )

    domain = [("company_id", "in", agencies.ids)]
    for limit in PAGES:
        compare(
            env,
            {
                f"list of {limit} indicators": read_list(lines, limit, domain),
                f"list of {limit} employees": read_list(employees, limit, domain),
            },
            ROUNDS,
        )
    line, employee = lines.search(domain, limit=1), employees.search(domain, limit=1)
    compare(
        env,
        {
            "form of an indicator": lambda: len(line.web_read(own)[0]),
            "form of an employee": lambda: len(employee.web_read(other)[0]),
        },
        ROUNDS,
    )


def grow(env, sizes, lines):
    """The quarter of agencies with these divisions, drawn and measured anew."""
    agencies, jobs = create_positions(env, sizes, lines)
    put_figures(env, agencies)

    def show(name, run):
        count = len(made.line_ids)
        print(
            f"  {len(jobs)} people, {count} lines {name}: {run.seconds:.1f} s, "
            f"{run.seconds / count * 1000:.2f} ms a line, "
            f"by processor {run.processor / count * 1000:.2f}, {run.queries} queries",
            flush=True,
        )

    drawn = measure(env, lambda: create_measured(env, agencies), keep=True)
    made = drawn.result
    show("drawn", drawn)
    env.cr.execute("ANALYZE")
    show("measured anew", measure(env, made._refresh))
    env.cr.rollback()


def main(env):
    for size in SIZES:
        grow(env, [AGENCIES[size]], LINES)
    for number in REGENCIES:
        grow(env, [AGENCY] * number, 1)
    # Last: it stays in the database.
    if NUMBER:
        measure_regency(env)


def measure_regency(env):
    """All that the screens do of a whole regency."""
    agencies, jobs = create_positions(env, [AGENCY] * NUMBER, LINES)
    put_figures(env, agencies)
    made = create_measured(env, agencies)
    print(
        f"{len(agencies)} agencies, {len(jobs)} PKs, {len(made.line_ids)} lines",
        flush=True,
    )
    follow_policies(env, made, ROUNDS)
    save_figures(env, made[0])
    rows = multiply_quarters(env, made, YEARS)
    print(f"{rows} lines in {YEARS} years", flush=True)
    sum_up(env, agencies)
    read_overview(env, agencies)
    compare_pages(env, agencies)
    close_quarter(env, made[0])
    env.cr.rollback()


main(env)  # noqa: F821 - `env` is given by the shell
