"""Measure drawing up the agreements of whole agencies, of 156 to 4,971 people.

Run on a database with sidocakep_cascading installed (all is rolled back)::

    setup/odoo shell -d DATABASE --no-http --log-level=warn < benchmarks/draw_up.py

Environment: ``DRAW_UP_SIZES`` (156,471,1521,3471,4971), ``DRAW_UP_LINES`` (3) a PK,
``DRAW_UP_ROUNDS`` (3). The plain batch is one ``create`` of the same agreements with
their lines and rows of Tabel II, whose values are given: nothing is looked up, linked
or checked but what ``create`` itself does. The plain SQL leaves the same agreements,
lines, links and rows of Tabel II; no checks, no texts of the parties, no deadlines.
"""

import os
import sys

sys.path.append("benchmarks")

from measuring import compare, measure
from pk_sql import draw_up_in_sql
from regency import AGENCIES, YEAR, create_indicators, create_regency

from odoo import models

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


def capture(env, agency, jobs):
    """Return the values of what the wizard makes, for one ``create`` of all of it."""
    captured = []

    def take():
        draw_up(env, agency, jobs)
        pks = env["sidocakep.pk"].search([("company_id", "=", agency.id)])
        for pk in pks:
            vals = get_values(pk, ("job_id", "employee_id", "year", "date_document"))
            vals["line_ids"] = [(0, 0, get_values(line)) for line in pk.line_ids]
            vals["table2_ids"] = [(0, 0, get_values(row)) for row in pk.table2_ids]
            captured.append(vals)

    measure(env, take)
    return captured


def get_values(record, names=None):
    """Return what is stored of a record and is not made from other fields."""
    left_out = {"pk_id", "parent_line_id", *models.MAGIC_COLUMNS}
    names = names or [
        name
        for name, field in record._fields.items()
        if field.store
        and not (field.compute or field.related)
        and field.type not in ("one2many", "many2many")
        and name not in left_out
    ]
    return record._convert_to_write({name: record[name] for name in names})


def create_batch(env, vals_list):
    model = env["sidocakep.pk"]._as_program()
    model = model.with_context(mail_create_nolog=True, mail_notrack=True)
    pks = model.create(vals_list)
    return f"{len(pks)} agreements, {len(pks.line_ids)} lines"


def main(env):
    for size in SIZES or AGENCIES:
        agencies, jobs = create_regency(env, [AGENCIES[size]])
        create_indicators(env, agencies, jobs, LINES)
        env.flush_all()
        env.cr.execute("ANALYZE")
        print(f"{len(jobs)} people, {LINES} lines each", flush=True)
        vals_list = capture(env, agencies, jobs)
        compare(
            env,
            {
                "Odoo": lambda agency=agencies, jobs=jobs: draw_up(env, agency, jobs),
                "one plain batch": lambda vals=vals_list: create_batch(env, vals),
                "plain SQL": lambda agency=agencies: draw_up_in_sql(env, agency),
            },
            ROUNDS,
        )
        env.cr.rollback()


main(env)  # noqa: F821 - `env` is given by the shell
