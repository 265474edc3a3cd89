"""Where the agencies of a government stand in a period, as SQL.

What is of one row stands in a ``LATERAL``: a search for one period reads that alone.
"""

from odoo.addons.sidocakep_base.engine.achievement.rollup import NONE_MEASURED
from odoo.addons.sidocakep_base.models.organisation.agency_sql import (
    PARTS_OF_AGENCIES,
)

#: Last day of the period of a row.
_END = """
    (MAKE_DATE(known.year, CASE WHEN known.period_kind = 'quarter'
                                THEN known.period_no * 3 ELSE 12 END, 1)
     + INTERVAL '1 month - 1 day')::date
"""
_PERIODS = f"""
    WITH part AS ({PARTS_OF_AGENCIES}
    ), known AS (
        SELECT DISTINCT SPLIT_PART(company.parent_path, '/', 1)::int AS government_id,
               item.year, item.period_kind, item.period_no
          FROM (SELECT company_id, year, period_kind, period_no
                  FROM sidocakep_measurement
                 WHERE state NOT IN ('replaced', 'cancelled')
                 UNION ALL
                SELECT company_id, year, period_kind, period_no
                  FROM sidocakep_deadline
                 WHERE document IN ('measurement_quarter', 'measurement_year')
                   AND active AND date_start < %(today)s) item
          JOIN res_company company ON company.id = item.company_id
    ), period AS (
        SELECT known.*, {_END} AS date_end,
               {_END} = MAX({_END}) OVER (PARTITION BY government_id, period_kind)
                   AS is_latest
          FROM known
    ), follow_up AS (
        SELECT part.agency_id, COUNT(*) AS follow_up_count
          FROM (%(follow_ups)s) item JOIN part ON part.id = item.company_id
         GROUP BY part.agency_id
    )
"""
#: The version that counts: the accepted one, without it the last one.
_MEASURED = """
      LEFT JOIN LATERAL (
          SELECT item.id, item.state, item.rating, item.color, item.printed,
                 item.is_blank_zero, item.first_sent_on,
                 CASE WHEN item.printed ~ '^-?[0-9]' THEN item.achievement END
                     AS achievement
            FROM sidocakep_measurement item
           WHERE item.company_id = agency.id AND item.year = period.year
             AND item.period_kind = period.period_kind
             AND item.period_no = period.period_no
             AND item.state NOT IN ('replaced', 'cancelled')
           ORDER BY item.state = 'accepted' DESC, item.version DESC
           LIMIT 1) measured ON TRUE
      LEFT JOIN LATERAL (
          SELECT COUNT(*) AS line_count,
                 COUNT(*) FILTER (WHERE status = 'ok') AS measured_count,
                 COUNT(*) FILTER (WHERE status = 'ok' AND is_met IS NOT TRUE)
                     AS red_count,
                 COUNT(*) FILTER (WHERE status = 'not_reported') AS not_reported_count,
                 COUNT(*) FILTER (WHERE status = 'not_due') AS not_due_count,
                 COUNT(*) FILTER (WHERE status = 'not_released') AS not_released_count,
                 COUNT(*) FILTER (WHERE status = 'no_target') AS no_target_count,
                 COUNT(*) FILTER (WHERE status = 'not_computable')
                     AS not_computable_count,
                 COUNT(*) FILTER (WHERE status = 'not_applicable')
                     AS not_applicable_count,
                 COUNT(*) FILTER (WHERE is_year_end
                                    AND period.period_kind = 'quarter')
                     AS year_end_count
            FROM sidocakep_measurement_line
           WHERE measurement_id = measured.id) line ON TRUE
"""
_OWED = """
      LEFT JOIN LATERAL (
          SELECT MIN(date_due) AS date_due,
                 GREATEST(MIN(COALESCE(measured.first_sent_on, %(today)s) - date_due),
                          0) AS days_late
            FROM sidocakep_deadline
           WHERE company_id = agency.id AND year = period.year
             AND document = 'measurement_' || period.period_kind
             AND res_model = 'res.company' AND res_id = agency.id
             AND period_kind = period.period_kind AND period_no = period.period_no
             AND active) sending ON TRUE
      LEFT JOIN LATERAL (
          SELECT COUNT(*) AS due_count,
                 COUNT(*) FILTER (WHERE COALESCE(done_on, %(today)s) > date_due)
                     AS late_count,
                 COUNT(*) FILTER (WHERE done_on IS NULL AND date_due < %(today)s)
                     AS late_open_count,
                 GREATEST(MAX(COALESCE(done_on, %(today)s) - date_due), 0)
                     AS longest_late
            FROM sidocakep_deadline deadline JOIN part ON part.id = deadline.company_id
           WHERE part.agency_id = agency.id AND deadline.year = period.year
             AND deadline.active
             AND date_due <= GREATEST(period.date_end, sending.date_due)) owed ON TRUE
"""
#: The DPA in force on the last day of the period, and what was reported to that day: of
#: each part of the agency, so that a unit that is silent hides behind none. A month is
#: reported when all who have a DPA reported it.
_SPENT = """
      LEFT JOIN LATERAL (
          SELECT SUM(held.ceiling) AS ceiling,
                 SUM(held.ceiling) FILTER (WHERE told.months > 0) AS reported_ceiling,
                 COALESCE(MIN(told.months), 0) AS reported_months,
                 CASE WHEN MAX(told.months) > 0 THEN COALESCE(SUM(told.net), 0) END
                     AS realised, NULLIF(SUM(told.unratified), 0) AS unratified
            FROM part
            LEFT JOIN LATERAL (
                SELECT total_amount AS ceiling FROM sidocakep_budget budget
                 WHERE budget.company_id = part.id AND budget.year = period.year
                   AND budget.state IN ('ratified', 'superseded')
                   AND budget.ratified_on <= period.date_end
                 ORDER BY budget.version DESC
                 LIMIT 1) held ON TRUE
            JOIN LATERAL (
                SELECT COUNT(DISTINCT month.month) AS months, SUM(spent.net) AS net,
                       SUM(spent.unratified) AS unratified
                  FROM sidocakep_realisation_month month
                  LEFT JOIN LATERAL (
                      SELECT SUM(net) AS net, COUNT(*) AS documents,
                             SUM(CASE kind WHEN 'blud_spent' THEN 1
                                           WHEN 'blud_ratified' THEN -1 ELSE 0 END
                                 * (amount - COALESCE(returned, 0))) AS unratified
                        FROM sidocakep_realisation
                       WHERE month_id = month.id AND is_current) spent ON TRUE
                 WHERE month.company_id = part.id AND month.year = period.year
                   AND month.month::int <= EXTRACT(MONTH FROM period.date_end)
                   AND (month.state = 'closed' OR spent.documents > 0)) told ON TRUE
           WHERE part.agency_id = agency.id
             AND (held.ceiling IS NOT NULL OR told.months > 0)) spent ON TRUE
"""
#: A mean of blanks, as measurements of before have it, is no figure; that of a policy
#: which chose it (``none_measured``) is one.
_IS_MEASURED = "(line.measured_count > 0 OR measured.is_blank_zero)"
_IF_MEASURED = f"CASE WHEN {_IS_MEASURED} THEN %s END"
QUERY = f"""
    {_PERIODS}
    SELECT (agency.id::bigint * 100 + period.year %% 100) * 10
               + CASE WHEN period.period_kind = 'year' THEN 5
                      ELSE period.period_no END AS id,
           agency.id AS company_id, agency.currency_id, period.government_id,
           period.year, period.period_kind, period.period_no, period.date_end,
           period.is_latest, measured.id AS measurement_id,
           COALESCE(measured.state, 'none') AS measurement_state,
           {_IF_MEASURED % "measured.achievement"} AS achievement,
           CASE WHEN measured.achievement IS NOT NULL AND NOT {_IS_MEASURED}
                THEN '{NONE_MEASURED}' ELSE measured.printed END AS printed,
           {_IF_MEASURED % "measured.rating"} AS rating,
           COALESCE({_IF_MEASURED % "measured.color"}, 0) AS color,
           ({_IF_MEASURED % "measured.achievement"} IS NOT NULL)::int AS with_figure,
           line.line_count, line.measured_count, line.red_count,
           line.not_reported_count, line.not_due_count, line.not_released_count,
           line.no_target_count, line.not_computable_count, line.not_applicable_count,
           line.year_end_count,
           spent.ceiling, spent.reported_ceiling, spent.realised,
           spent.unratified,
           EXTRACT(MONTH FROM period.date_end)::int - spent.reported_months
               AS missing_months,
           ROUND(100 * spent.realised / NULLIF(spent.reported_ceiling, 0), 2)
               AS absorption,
           sending.date_due, measured.first_sent_on,
           COALESCE(sending.days_late, 0) AS days_late,
           owed.due_count, owed.late_count, owed.late_open_count,
           COALESCE(owed.longest_late, 0) AS longest_late,
           COALESCE(follow_up.follow_up_count, 0) AS follow_up_count
      FROM period
      JOIN part ON part.government_id = period.government_id
       AND part.id = part.agency_id
      JOIN res_company agency ON agency.id = part.id
       AND agency.active AND agency.sidocakep_kind IS NOT NULL
      LEFT JOIN follow_up ON follow_up.agency_id = agency.id
      {_MEASURED}
      {_OWED}
      {_SPENT}
"""
