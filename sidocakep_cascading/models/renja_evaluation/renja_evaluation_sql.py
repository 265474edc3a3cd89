"""The query of the evaluation of a Renja: a row of the DPA, its years and money."""

from odoo.addons.sidocakep_base.models.organisation.agency_sql import (
    AGENCY_OF_COMPANY,
)

#: Of each quarter until the end of the period: what it came to, all in one; and what
#: its measurement says where that is another figure.
_KEPT = ", ".join(
    f"""
           CASE WHEN dated.quarter >= {number}
                THEN COALESCE(counted.text_{number}, quarter.text_{number}) END"""
    for number in range(1, 5)
)
_OTHERS = ", ".join(
    f"""
           CASE WHEN counted.text_{number} IS NOT NULL THEN quarter.text_{number} END
               AS other_{number}"""
    for number in range(1, 5)
)
#: One version of each measurement, as ``measurement/sidocakep_measurement_analysis``.
#: Money is summed up the plan by identity; of a quarter and after it nothing is taken.
#: A quarter is what its months came to, also where it was compared with the year.
#: Where a quarter is being corrected, or was, and the row counts the one figure while
#: the measurement of that quarter says the other, the version that rests on what the
#: row counts is taken: a row adds up. What the other says stands beside it
#: (``other_1``...). While the correction is not opened there is no such version: the
#: rows of the quarters whose figures were replaced are named (``stale_ids``), and the
#: engine says what they come to by what the row counts.
#: What a BLUD spent and is not ratified (disahkan) to the end of the period is no part
#: of what was spent: it stands apart.
#: A year of the plan of which nothing was reported is no zero: none is summed over it.
QUERY = f"""
    WITH current AS (
        SELECT DISTINCT ON (company_id, year, period_kind, period_no)
               measurement.id, measurement.company_id, year, period_kind, period_no,
               date_end, COALESCE(NULLIF(period_no, 0), 4) AS quarter,
               SPLIT_PART(company.parent_path, '/', 1)::int AS government_id
          FROM sidocakep_measurement measurement
          JOIN res_company company ON company.id = measurement.company_id
         WHERE state NOT IN ('replaced', 'cancelled')
         ORDER BY company_id, year, period_kind, period_no,
                  state = 'accepted' DESC, version DESC
    ), dated AS (
        SELECT current.*,
               date_end = MAX(date_end) OVER (PARTITION BY government_id, period_kind)
                   AS is_latest
          FROM current
    ), output AS (
        SELECT output.*, node.identity, node.plan_id, node.name AS node_name,
               ROW_NUMBER() OVER (PARTITION BY output.measurement_id, output.node_id
                                      ORDER BY output.id) AS position,
               COALESCE(STRING_TO_ARRAY(COALESCE(output.rests_on,
                        output.figure_id::TEXT), ',')::INTEGER[], '{{}}') AS rests
          FROM sidocakep_measurement_output output
          JOIN sidocakep_plan_node node ON node.id = output.node_id
    ), measured AS (
        SELECT output.id, item.company_id, item.year, item.period_no AS quarter,
               item.version,
               output.identity, output.indicator_id, output.rests,
               COALESCE(output.alone_text, output.realisation_text) AS own_text,
               current.id IS NOT NULL AS is_current
          FROM output
          JOIN sidocakep_measurement item ON item.id = output.measurement_id
          LEFT JOIN current ON current.id = item.id
         WHERE item.period_kind = 'quarter' AND item.state != 'cancelled'
    ), quarter AS (
        SELECT company_id, year, identity, indicator_id,
               MAX(own_text) FILTER (WHERE quarter = 1) AS text_1,
               MAX(own_text) FILTER (WHERE quarter = 2) AS text_2,
               MAX(own_text) FILTER (WHERE quarter = 3) AS text_3,
               MAX(own_text) FILTER (WHERE quarter = 4) AS text_4
          FROM measured WHERE is_current
         GROUP BY company_id, year, identity, indicator_id
    ), counted AS (
        SELECT output_id,
               MAX(own_text) FILTER (WHERE quarter = 1) AS text_1,
               MAX(own_text) FILTER (WHERE quarter = 2) AS text_2,
               MAX(own_text) FILTER (WHERE quarter = 3) AS text_3,
               MAX(own_text) FILTER (WHERE quarter = 4) AS text_4
          FROM (SELECT DISTINCT ON (output.id, other.quarter)
                       output.id AS output_id, other.quarter, other.own_text
                  FROM measured other
                  JOIN measured kept
                    ON kept.is_current AND kept.company_id = other.company_id
                   AND kept.year = other.year AND kept.quarter = other.quarter
                   AND kept.identity = other.identity
                   AND kept.indicator_id = other.indicator_id
                  JOIN dated
                    ON dated.company_id = other.company_id AND dated.year = other.year
                   AND (dated.quarter > other.quarter OR dated.period_kind = 'year')
                  JOIN output
                    ON output.measurement_id = dated.id
                   AND output.identity = other.identity
                   AND output.indicator_id = other.indicator_id
                 WHERE NOT other.is_current
                   AND other.own_text IS DISTINCT FROM kept.own_text
                   AND other.rests <@ output.rests
                   AND NOT kept.rests <@ output.rests
                 ORDER BY output.id, other.quarter, other.version DESC) found
         GROUP BY output_id
    ), stale AS (
        SELECT output.id AS output_id,
               STRING_AGG(DISTINCT kept.id::TEXT, ',') AS stale_ids
          FROM sidocakep_data_figure former
          JOIN measured kept
            ON kept.is_current AND kept.indicator_id = former.indicator_id
           AND kept.year = former.year AND former.id = ANY(kept.rests)
           AND (EXTRACT(MONTH FROM former.date_end)::int + 2) / 3 = kept.quarter
          JOIN dated
            ON dated.company_id = kept.company_id AND dated.year = kept.year
           AND (dated.quarter > kept.quarter OR dated.period_kind = 'year')
          JOIN output
            ON output.measurement_id = dated.id AND output.identity = kept.identity
           AND output.indicator_id = kept.indicator_id
          LEFT JOIN counted ON counted.output_id = output.id
         WHERE former.state = 'replaced' AND former.id != ALL(output.rests)
           AND (ARRAY[counted.text_1, counted.text_2, counted.text_3,
                      counted.text_4])[kept.quarter] IS NULL
         GROUP BY output.id
    ), document AS (
        SELECT realisation.company_id, realisation.year, above.identity,
               (realisation.month::int + 2) / 3 AS quarter,
               CASE WHEN realisation.kind = 'return' THEN 0
                    WHEN realisation.kind = 'blud_spent' THEN 0
                    ELSE realisation.amount END
               - CASE WHEN realisation.kind = 'blud_spent' THEN 0
                      ELSE COALESCE(realisation.returned, 0) END AS amount,
               CASE realisation.kind WHEN 'blud_spent' THEN 1
                                     WHEN 'blud_ratified' THEN -1 ELSE 0 END
               * (realisation.amount - COALESCE(realisation.returned, 0)) AS unratified
          FROM sidocakep_realisation realisation
          JOIN sidocakep_plan_node node ON node.id = realisation.node_id,
               %(path)s AS above_id
          JOIN sidocakep_plan_node above ON above.id = above_id
         WHERE realisation.is_current
    ), spent AS (
        SELECT company_id, year, identity,
               SUM(amount) FILTER (WHERE quarter = 1) AS spent_1,
               SUM(amount) FILTER (WHERE quarter = 2) AS spent_2,
               SUM(amount) FILTER (WHERE quarter = 3) AS spent_3,
               SUM(amount) FILTER (WHERE quarter = 4) AS spent_4,
               SUM(amount) AS spent,
               ARRAY[SUM(unratified) FILTER (WHERE quarter = 1),
                     SUM(unratified) FILTER (WHERE quarter = 2),
                     SUM(unratified) FILTER (WHERE quarter = 3),
                     SUM(unratified) FILTER (WHERE quarter = 4)] AS unratified
          FROM document GROUP BY company_id, year, identity
    ), reported AS (
        SELECT company_id, year FROM spent
         UNION
        SELECT company_id, year FROM sidocakep_realisation_month WHERE state = 'closed'
    ), ceiling AS (
        SELECT line.company_id, line.year, above.identity, SUM(line.amount) AS amount
          FROM sidocakep_budget_line line
          JOIN sidocakep_budget budget
            ON budget.id = line.budget_id AND budget.state = 'ratified'
          JOIN sidocakep_plan_node node ON node.id = line.node_id, %(path)s AS above_id
          JOIN sidocakep_plan_node above ON above.id = above_id
         GROUP BY line.company_id, line.year, above.identity
    ), cost AS (
        SELECT above_id AS node_id, SUM(cost.amount) AS amount
          FROM sidocakep_plan_cost cost
          JOIN sidocakep_plan_node node ON node.id = cost.node_id, %(path)s AS above_id
         GROUP BY above_id
    )
    SELECT output.id, output.id AS output_id, output.measurement_id,
           dated.company_id, {AGENCY_OF_COMPANY} AS agency_id,
           dated.government_id, company.currency_id, dated.year,
           dated.period_kind, dated.period_no, dated.date_end, dated.is_latest,
           output.node_id, output.node_name, output.level, output.code,
           output.indicator_id, output.position = 1 AS has_money,
           output.five_target_text, output.past_text, output.year_target_text,
           JSONB_BUILD_ARRAY({_KEPT}) AS kept_texts, {_OTHERS},
           stale.stale_ids,
           output.to_date_text, output.year_status, output.year_printed,
           output.year_rating, output.five_text, output.five_status,
           output.five_printed,
           cost.amount AS cost,
           CASE WHEN former.missing_years IS NULL THEN past.spent END AS past_spent,
           ceiling.amount AS ceiling,
           spent.spent_1,
           CASE WHEN dated.quarter >= 2 THEN spent.spent_2 END AS spent_2,
           CASE WHEN dated.quarter >= 3 THEN spent.spent_3 END AS spent_3,
           CASE WHEN dated.quarter >= 4 THEN spent.spent_4 END AS spent_4,
           year.spent, year.spent IS NOT NULL AS is_spent, year.unratified,
           CASE WHEN former.missing_years IS NULL
                 AND COALESCE(past.spent, year.spent) IS NOT NULL
                THEN COALESCE(past.spent, 0) + COALESCE(year.spent, 0) END
               AS plan_spent,
           former.missing_years
      FROM output
      JOIN dated ON dated.id = output.measurement_id
      JOIN res_company company ON company.id = dated.company_id
      JOIN sidocakep_plan plan ON plan.id = output.plan_id
      LEFT JOIN quarter
        ON quarter.company_id = dated.company_id AND quarter.year = dated.year
       AND quarter.identity = output.identity
       AND quarter.indicator_id IS NOT DISTINCT FROM output.indicator_id
      LEFT JOIN counted ON counted.output_id = output.id
      LEFT JOIN stale ON stale.output_id = output.id
      LEFT JOIN cost ON cost.node_id = output.node_id
      LEFT JOIN ceiling
        ON ceiling.company_id = dated.company_id AND ceiling.year = dated.year
       AND ceiling.identity = output.identity
      LEFT JOIN spent
        ON spent.company_id = dated.company_id AND spent.year = dated.year
       AND spent.identity = output.identity
      LEFT JOIN LATERAL (
        SELECT SUM(earlier.spent) AS spent FROM spent earlier
         WHERE earlier.company_id = dated.company_id
           AND earlier.identity = output.identity
           AND earlier.year >= plan.year_start AND earlier.year < dated.year
      ) past ON TRUE
      LEFT JOIN LATERAL (
        SELECT STRING_AGG(earlier::text, ', ' ORDER BY earlier) AS missing_years
          FROM GENERATE_SERIES(plan.year_start, dated.year - 1) AS earlier
         WHERE NOT EXISTS (SELECT FROM reported
                            WHERE reported.company_id = dated.company_id
                              AND reported.year = earlier)
      ) former ON TRUE
      LEFT JOIN LATERAL (
        SELECT SUM(part) AS spent, SUM(open_part) AS unratified
          FROM UNNEST(ARRAY[spent.spent_1, spent.spent_2, spent.spent_3,
                            spent.spent_4], spent.unratified)
               WITH ORDINALITY AS parts(part, open_part, number)
         WHERE number <= dated.quarter
      ) year ON TRUE
"""
