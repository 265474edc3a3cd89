"""A measured regency by hand: agreements in force, verified figures, many quarters."""

from datetime import date

from pk_sql import draw_up_in_sql
from regency import YEAR, create_indicators, create_regency

QUARTER_END = date(YEAR, 3, 31)
#: Each indicator with a number of its own that is the same in every run: ``place``, and
#: ``share``, what it reaches of its target in per cent. The shares lie as in the real
#: tables of Banyuwangi (``tests/data/real``), with more of a first quarter that failed.
PLACED = """
    placed AS (
        SELECT id, place,
               CASE WHEN lot < 40 THEN 20 + lot * 0.775
                    WHEN lot < 100 THEN 51 + (lot - 40) * 0.405
                    WHEN lot < 180 THEN 76 + (lot - 100) * 0.185
                    WHEN lot < 300 THEN 91 + (lot - 180) * 0.073
                    WHEN lot < 600 THEN 100
                    WHEN lot < 900 THEN 100 + (lot - 600) * 0.066
                    WHEN lot < 970 THEN 120 + (lot - 900) * 0.428
                    ELSE 151 + (lot - 970) * 4.9 END AS share
          FROM (SELECT id, place, place * 7919 %% 1000 AS lot
                  FROM (SELECT id, row_number() OVER (ORDER BY id) AS place
                          FROM sidocakep_indicator
                         WHERE company_id = ANY(%(companies)s)) AS counted) AS drawn)
"""
#: Of fifty one has a target of zero; of ten six are counted, the others shares with
#: a decimal.
SET_TARGETS = f"""
    WITH {PLACED}
    UPDATE sidocakep_target target
       SET value = new.value, written = replace(new.value::text, '.', ',')
      FROM (SELECT id,
                   CASE WHEN place %% 50 = 7 THEN 0
                        WHEN place %% 10 < 6
                        THEN (ARRAY[1, 2, 4, 12, 24, 100])[place %% 10 + 1]
                        ELSE 50 + place * 131 %% 500 / 10.0 END::numeric AS value
              FROM placed) AS new
     WHERE target.indicator_id = new.id
"""
#: Lower is better of one in ten, as of the 46 in the real tables it is five.
SET_DIRECTIONS = f"""
    WITH {PLACED}
    UPDATE sidocakep_indicator indicator
       SET direction = 'lower'
      FROM placed
     WHERE placed.id = indicator.id AND place %% 10 = 3
"""
INSERT_FIGURES = f"""
    WITH {PLACED}, reached AS (
        SELECT placed.id, indicator.company_id, owner_job_id, place,
               round(CASE WHEN indicator.direction = 'lower'
                          THEN GREATEST(target.value * (200 - share) / 100, 0)
                          ELSE target.value * share / 100 END,
                     CASE WHEN place %% 10 < 6 THEN 0 ELSE 2 END) AS value
          FROM placed
          JOIN sidocakep_indicator indicator ON indicator.id = placed.id
          JOIN sidocakep_target target ON target.indicator_id = placed.id
           AND target.year = %(year)s AND target.period_kind = 'year')
    INSERT INTO sidocakep_data_figure (
        indicator_id, company_id, version, year, period_kind, period_no, date_end,
        figure_status, value, written, state, release_status, origin,
        responsible_job_id, asked_job_id)
    SELECT id, company_id, 1, %(year)s, 'quarter', 1, %(end)s, 'figure', value,
           replace(value::text, '.', ','), 'verified', 'official', 'system',
           owner_job_id, owner_job_id
      FROM reached
     WHERE place %% 10 != 0
"""
INSERT_COLLECTIONS = """
    INSERT INTO sidocakep_data_collection (company_id, version, state)
    SELECT company.id, 1, 'decided' FROM res_company company
     WHERE company.id = ANY(%(companies)s)
"""
INSERT_CARDS = """
    INSERT INTO sidocakep_data_card (
        indicator_id, collection_id, company_id, decimals, figure_status, formula,
        frequency, date_from, factor)
    SELECT indicator.id, collection.id, indicator.company_id, 2, 'figure', 'typed',
           'quarter', make_date(%(year)s, 1, 1), 1
      FROM sidocakep_indicator indicator
      JOIN sidocakep_data_collection collection
        ON collection.company_id = indicator.company_id
     WHERE indicator.company_id = ANY(%(companies)s)
"""
INSERT_TARGETS = """
    INSERT INTO sidocakep_target (
        indicator_id, year, period_kind, period_no, kind, figure_status, value, written,
        plan_id)
    SELECT indicator_id, year, 'quarter', 1, kind, figure_status, value, written,
           plan_id
      FROM sidocakep_target
     WHERE year = %(year)s AND period_kind = 'year' AND indicator_id IN (
           SELECT id FROM sidocakep_indicator WHERE company_id = ANY(%(companies)s))
       AND indicator_id %% 5 != 0
"""


def create_positions(env, sizes, lines):
    """Return agencies of these sizes and their positions, all with a PK in force."""
    agencies, jobs = create_regency(env, sizes)
    by_agency = jobs.grouped("company_id")
    for agency in agencies:
        create_indicators(env, agency, by_agency[agency], lines)
        env.flush_all()
        # Else the tables are planned for as if they were still empty.
        env.cr.execute("ANALYZE")
    for query in (SET_TARGETS, SET_DIRECTIONS):
        env.cr.execute(query, {"companies": agencies.ids})
    draw_up_in_sql(env, agencies)
    env.cr.execute(
        "UPDATE sidocakep_pk SET state = 'in_force', date_from = %s"
        " WHERE company_id = ANY(%s)",
        [date(YEAR, 1, 2), agencies.ids],
    )
    env.invalidate_all()
    return agencies, jobs


def put_figures(env, agencies):
    """Verify nine of ten figures of quarter I; four of five are due then.

    Each indicator has a card of what is collected.
    """
    values = {"year": YEAR, "end": QUARTER_END, "companies": agencies.ids}
    for query in (INSERT_COLLECTIONS, INSERT_CARDS, INSERT_FIGURES, INSERT_TARGETS):
        env.cr.execute(query, values)
    env.cr.execute("ANALYZE")
    env.invalidate_all()


def create_measured(env, agencies):
    """Return the measurements of quarter I, drawn by the program."""
    measurements = env["sidocakep.measurement"].sudo()._with_workflow_bypass()
    made = measurements.create(
        [
            {
                "company_id": agency.id,
                "year": YEAR,
                "period_kind": "quarter",
                "period_no": 1,
                "date_end": QUARTER_END,
            }
            for agency in agencies
        ]
    )
    made = made.with_env(env)
    made._draw()
    return made


def multiply_quarters(env, measurements, years):
    """Copy the rows of a quarter to all the others of some years; return their number.

    The numbers of PK lines stay: what is summed up does not look behind them.
    """
    env.flush_all()
    count = 0
    for year in range(YEAR - years + 1, YEAR + 1):
        for quarter in range(1, 5):
            if (year, quarter) == (YEAR, 1):
                continue
            count += copy_quarter(env, measurements, year, quarter)
    env.cr.execute("ANALYZE")
    env.invalidate_all()
    return count + len(measurements.line_ids)


def copy_quarter(env, measurements, year, quarter):
    """Copy measurements, sheets and lines to another quarter."""
    end = date(year, 3 * quarter, 31 if quarter in (1, 4) else 30)
    changed = {"year": str(year), "period_no": str(quarter), "date_end": f"'{end}'"}
    copied = copy_table(env, "measurement", "id = ANY(%(ids)s)", changed, measurements)
    sheets = copy_table(
        env,
        "measurement_sheet",
        "measurement_id = ANY(%(ids)s)",
        {"measurement_id": "measurement.new_id"},
        measurements,
        {"measurement": copied},
    )
    lines = copy_table(
        env,
        "measurement_line",
        "measurement_id = ANY(%(ids)s)",
        {
            "measurement_id": "measurement.new_id",
            "sheet_id": "sheet.new_id",
            "year": str(year),
            "period_no": str(quarter),
        },
        measurements,
        {"measurement": copied, "sheet": sheets},
    )
    return len(lines)


def copy_table(env, name, where, changed, measurements, joined=None):
    """Copy rows of a table; return ``[(id, id of the copy)]``.

    :param changed: column > SQL of its new value
    :param joined: name of a column without ``_id`` > the pairs it follows
    """
    table = f"sidocakep_{name}"
    env.cr.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s",
        [table],
    )
    columns = {row[0] for row in env.cr.fetchall()} - {"id"}
    changed = {key: value for key, value in changed.items() if key in columns}
    same = sorted(columns - changed.keys())
    names = ", ".join(f'"{column}"' for column in (*changed, *same))
    values = ", ".join((*changed.values(), *(f'source."{column}"' for column in same)))
    joins, params = "", {"ids": measurements.ids}
    for key, pairs in (joined or {}).items():
        params[f"{key}_old"] = [old for old, _new in pairs]
        params[f"{key}_new"] = [new for _old, new in pairs]
        joins += (
            f" JOIN unnest(%({key}_old)s, %({key}_new)s) {key} (old_id, new_id)"
            f' ON {key}.old_id = source."{key}_id"'
        )
    env.cr.execute(
        f"SELECT source.id FROM {table} source{joins} WHERE source.{where} "
        "ORDER BY source.id",
        params,
    )
    old = [row[0] for row in env.cr.fetchall()]
    env.cr.execute(
        f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} source{joins} "
        f"WHERE source.{where} ORDER BY source.id RETURNING id",
        params,
    )
    return list(zip(old, (row[0] for row in env.cr.fetchall()), strict=True))
