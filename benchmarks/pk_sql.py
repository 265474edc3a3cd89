"""The agreements of agencies by hand: what plain SQL needs for the same rows."""

from regency import YEAR

INSERT_PKS = """
    INSERT INTO sidocakep_pk (
        job_id, employee_id, company_id, position_kind_id, year, version, state, basis,
        date_document, has_second_party, second_job_id, profile_id, create_date)
    SELECT job.id, version.employee_id, job.company_id, job.position_kind_id, %(year)s,
           1, 'draft', 'dpa', %(day)s, true, job.superior_id, root.profile_id,
           now() AT TIME ZONE 'UTC'
      FROM hr_job job
      JOIN hr_version version ON version.job_id = job.id
      JOIN res_company company ON company.id = job.company_id
      JOIN res_company root ON root.id = company.parent_id
     WHERE job.company_id = ANY(%(companies)s)
"""
INSERT_LINES = """
    INSERT INTO sidocakep_pk_line (
        pk_id, company_id, year, sequence, indicator_id, name, level_id, node_id,
        objective, target_id, value, figure_status, written, target_text, is_from_plan,
        weight)
    SELECT pk.id, pk.company_id, pk.year, 10, indicator.id, indicator.name,
           indicator.level_id, node.id, node.name, target.id, target.value,
           target.figure_status, target.written, target.written, true, 1
      FROM sidocakep_pk pk
      JOIN sidocakep_indicator indicator ON indicator.owner_job_id = pk.job_id
      JOIN sidocakep_indicator_plan_node_rel rel ON rel.indicator_id = indicator.id
      JOIN sidocakep_plan_node node ON node.id = rel.node_id
      JOIN sidocakep_target target
        ON target.indicator_id = indicator.id AND target.year = pk.year
     WHERE pk.company_id = ANY(%(companies)s) AND pk.year = %(year)s
"""
LINK_LINES = """
    UPDATE sidocakep_pk_line line
       SET parent_line_id = above.id, cascade_method = 'support'
      FROM sidocakep_indicator indicator, sidocakep_pk_line above
     WHERE indicator.id = line.indicator_id
       AND above.indicator_id = indicator.parent_indicator_id
       AND above.year = line.year AND line.year = %(year)s
       AND line.company_id = ANY(%(companies)s)
"""
INSERT_TABLE2 = """
    INSERT INTO sidocakep_pk_table2 (
        pk_id, company_id, sequence, node_id, code, name, amount, fund_source)
    SELECT pk.id, pk.company_id, 100, node.id, node.code, node.name, budget.amount,
           budget.fund_source
      FROM sidocakep_pk pk
      JOIN sidocakep_plan_node node ON node.responsible_job_id = pk.job_id
     CROSS JOIN LATERAL (
           SELECT SUM(line.amount) AS amount, MIN(line.fund_source) AS fund_source
             FROM sidocakep_plan_node below
             JOIN sidocakep_budget_line line ON line.node_id = below.id
            WHERE below.parent_path LIKE node.parent_path || '%%') AS budget
     WHERE pk.company_id = ANY(%(companies)s) AND pk.year = %(year)s
"""


def draw_up_in_sql(env, companies):
    """The same rows by hand: no checks, no history, no texts of the parties."""
    values = {"year": YEAR, "day": f"{YEAR}-01-02", "companies": companies.ids}
    counts = []
    for query in (INSERT_PKS, INSERT_LINES, LINK_LINES, INSERT_TABLE2):
        env.cr.execute(query, values)
        counts.append(env.cr.rowcount)
    words = ("agreements", "lines", "links", "rows of Tabel II")
    return ", ".join(map("{} {}".format, counts, words))
