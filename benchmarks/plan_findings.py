"""Measure the findings of the plans of a regency: 40 Renstra of 400 nodes each.

Run on a database with sidocakep_base installed (all is rolled back)::

    setup/odoo shell -d DATABASE --no-http < benchmarks/plan_findings.py

Environment: ``PLAN_AGENCIES`` (40), ``PLAN_NODES`` (400), ``PLAN_ROUNDS`` (5). Each
Renstra has a tujuan, 9 sasaran and programmes below them. Every tenth programme has an
indicator with a target for one year of five. The plain SQL counts the targets that are
missing and the sasaran without programme or without parent, of all plans, by hand.
"""

import os
import sys

sys.path.append("benchmarks")

from measuring import SERVERS, compare, use_server

AGENCIES = int(os.environ.get("PLAN_AGENCIES", "40"))
NODES = int(os.environ.get("PLAN_NODES", "400"))
ROUNDS = int(os.environ.get("PLAN_ROUNDS", "5"))
START = 2025
OBJECTIVES = 9


def create_plans(env):
    """Return the government, its agencies and their draft Renstra."""
    companies = env["res.company"]
    government = companies.create(
        {
            "name": "Kabupaten Ukur",
            "sidocakep_kind": "government",
            "region_kind": "kabupaten",
            "region_name": "Ukur",
            "profile_id": env.ref("sidocakep_base.profile_gunung_mas").id,
        }
    )
    agencies = companies.create(
        [
            {
                "name": f"Dinas {place}",
                "sidocakep_kind": "dinas",
                "parent_id": government.id,
            }
            for place in range(AGENCIES)
        ]
    )
    plans = env["sidocakep.plan"].create(
        [
            {
                "name": "Renstra",
                "kind": "renstra",
                "company_id": agency.id,
                "year_start": START,
            }
            for agency in agencies
        ]
    )
    for plan in plans:
        create_nodes(env, plan)
    return plans


def create_nodes(env, plan):
    """Fill a plan; every tenth programme is measured."""
    nodes = env["sidocakep.plan.node"]
    goal = nodes.create({"plan_id": plan.id, "level": "tujuan", "name": "Tujuan"})
    objectives = nodes.create(
        [
            {
                "plan_id": plan.id,
                "level": "sasaran",
                "name": f"Sasaran {place}",
                "parent_id": goal.id,
            }
            for place in range(OBJECTIVES)
        ]
    )
    programs = nodes.create(
        [
            {
                "plan_id": plan.id,
                "level": "program",
                "name": f"Program {place}",
                # the last objective has none
                "parent_id": objectives[place % (OBJECTIVES - 1)].id,
            }
            for place in range(NODES - OBJECTIVES - 1)
        ]
    )
    add_indicators(env, plan, programs[::10])


def add_indicators(env, plan, programs):
    """Give programmes an indicator each, with the target of the first year."""
    indicators = env["sidocakep.indicator"].create(
        [
            {
                "name": f"Indikator {program.name}",
                "company_id": plan.company_id.id,
                "kind": "target",
                "level_id": env.ref("sidocakep_base.indicator_level_outcome").id,
                "unit_id": env["sidocakep.unit"]._find_or_create("Persen").id,
                "node_ids": [(4, program.id)],
            }
            for program in programs
        ]
    )
    env["sidocakep.target"].create(
        [
            {
                "indicator_id": indicator.id,
                "year": START,
                "plan_id": plan.id,
                "written": "10",
            }
            for indicator in indicators
        ]
    )


PLAIN = """
    SELECT plan.company_id, 'year_without_target', COUNT(*)
      FROM sidocakep_plan plan
      JOIN sidocakep_plan_node node ON node.plan_id = plan.id
      JOIN sidocakep_indicator_plan_node_rel rel ON rel.node_id = node.id
     CROSS JOIN generate_series(plan.year_start, plan.year_end) AS wanted (year)
     WHERE plan.id = ANY(%(plans)s)
       AND NOT EXISTS (
           SELECT FROM sidocakep_target target
            WHERE target.indicator_id = rel.indicator_id AND target.plan_id = plan.id
              AND target.year = wanted.year)
     GROUP BY plan.company_id
     UNION ALL
    SELECT company_id, 'outcome_without_program', COUNT(*)
      FROM sidocakep_plan_node node
     WHERE plan_id = ANY(%(plans)s) AND level = 'sasaran'
       AND NOT EXISTS (
           SELECT FROM sidocakep_plan_node below WHERE below.parent_id = node.id)
     GROUP BY company_id
     UNION ALL
    SELECT company_id, 'objective_without_parent', COUNT(*)
      FROM sidocakep_plan_node node
     WHERE plan_id = ANY(%(plans)s) AND level = 'sasaran' AND upper_node_id IS NULL
     GROUP BY company_id
"""


def main(env):
    findings = env["sidocakep.plan.finding"]
    plans = create_plans(env)
    env.flush_all()
    env.cr.execute("ANALYZE")
    print(f"{len(plans)} plans of {NODES} nodes")

    def read_all():
        """What the screen asks first: findings by agency and kind."""
        groups = findings.formatted_read_group(
            [("plan_id", "in", plans.ids)], ["company_id", "kind"], ["__count"]
        )
        return f"{sum(group['__count'] for group in groups)} findings"

    def read_page(domain):
        rows = findings.search_read(domain, ["kind", "message", "remedy"], limit=80)
        return f"{len(rows)} rows with their words"

    def read_by_sql():
        env.cr.execute(PLAIN, {"plans": plans.ids})
        return f"{sum(row[2] for row in env.cr.fetchall())} findings"

    for server in SERVERS:
        print(server, flush=True)
        use_server(env, server)
        one = [("plan_id", "=", plans[0].id)]
        compare(
            env,
            {
                "a page of the list": lambda: read_page([]),
                "a page of one plan": lambda one=one: read_page(one),
                "findings of all plans": read_all,
                "plain SQL": read_by_sql,
            },
            ROUNDS,
        )
    env.cr.rollback()


main(env)  # noqa: F821 - `env` is given by the shell
