"""Measure the form of a PK, opened and typed in, against that of an employee.

Run on a database with sidocakep_cascading installed (all is rolled back)::

    setup/odoo shell -d DATABASE --no-http --log-level=warn < benchmarks/pk_form.py

Environment: ``FORM_SIZES`` (156,3471) people in the agency, ``FORM_ROUNDS`` (15). The
draft of a pelaksana, of a head of section and of the head, with three lines each, and
the employee who holds the section, all with the fields of their form and read as the
administrator.
"""

import os
import sys

sys.path.append("benchmarks")

from measuring import compare, get_specification
from regency import AGENCIES, YEAR, create_indicators, create_regency

SIZES = [int(size) for size in os.environ.get("FORM_SIZES", "156,3471").split(",")]
ROUNDS = int(os.environ.get("FORM_ROUNDS", "15"))


def draw_up(env, agency, jobs):
    """Draw up the head, a division, a section and one of its people."""
    head = jobs.filtered(lambda job: job.position_kind_id.code == "head")
    division = head.subordinate_ids[0]
    section = division.subordinate_ids[0]
    chosen = head | division | section | section.subordinate_ids[0]
    wizard = env["sidocakep.pk.draw.up"].create(
        {
            "company_id": agency.id,
            "year": YEAR,
            "date_document": f"{YEAR}-01-02",
            "job_ids": [(6, 0, chosen.ids)],
        }
    )
    pks, _refusals = wizard._draw_up()
    by_job = {pk.job_id: pk.id for pk in pks}
    # Each by itself, as a request finds it.
    return [pks.browse(by_job[job]) for job in (chosen[3], section, head)]


def read(record, form):
    return lambda: f"{len(record.web_read(form)[0])} fields"


def type_in(record, form, name, value):
    return lambda: (
        f"{len(record.onchange({name: value}, [name], form)['value'])} changed"
    )


def compare_forms(pks, employee):
    person, section, head = pks
    pk_form, employee_form = get_specification(person), get_specification(employee)
    compare(
        person.env,
        {
            "form, PK of a pelaksana": read(person, pk_form),
            "form, PK of a head of section": read(section, pk_form),
            "form, PK of the head": read(head, pk_form),
            "form of an employee": read(employee, employee_form),
        },
        ROUNDS,
    )
    note = [(1, person.line_ids[0].id, {"note": "-"})]
    day, job_id = f"{YEAR}-01-05", employee.job_id.id
    compare(
        person.env,
        {
            "date of a PK typed": type_in(person, pk_form, "date_document", day),
            "note of a line typed": type_in(person, pk_form, "line_ids", note),
            "position of an employee chosen": type_in(
                employee, employee_form, "job_id", job_id
            ),
        },
        ROUNDS,
    )


def main(env):
    env = env(user=env.ref("base.user_admin"))
    for size in SIZES:
        agency, jobs = create_regency(env, [AGENCIES[size]])
        create_indicators(env, agency, jobs, 3)
        one_agency = {"allowed_company_ids": agency.ids}
        pks = [pk.with_context(**one_agency) for pk in draw_up(env, agency, jobs)]
        employee = pks[1].env["hr.employee"].browse(pks[1].employee_id.id)
        env.flush_all()
        env.cr.execute("ANALYZE")
        print(f"agency of {size} people", flush=True)
        compare_forms(pks, employee)
        env.cr.rollback()


main(env)  # noqa: F821 - `env` is given by the shell
