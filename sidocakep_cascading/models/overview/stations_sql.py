"""Which days each station of a period has kept, by who holds it, as SQL.

A station is the regency's own: its days lie inside those of the regulation, so that it
can be told who held what the head of an agency sent too late. Who enters and who
verifies has a row for a period with all of his figures, of which the worst counts.
"""

from odoo.tools import SQL

#: Columns of a row that is no document: what follows is said of all of them.
_ROW = """
    SELECT (%(number)s * 1000000000000000 + COALESCE(person, 0) * 100000000::bigint
            + company_id %% 10000 * 10000 + year %% 100 * 100
            + CASE period_kind WHEN 'month' THEN period_no
                               WHEN 'quarter' THEN 20 + period_no ELSE 30 END) AS id,
           %(station)s AS station, NULL::integer AS deadline_id,
           company_id, year,
           CASE period_kind WHEN 'year' THEN 'measurement_year'
                            ELSE 'measurement_quarter' END AS document,
           period_kind, period_no, %(job)s AS job_id, NULL::integer AS employee_id,
           %(user)s AS user_id, MAX(name) AS holder_name, MIN(date_due) AS date_due,
           CASE WHEN BOOL_AND(done_on IS NOT NULL) THEN MAX(done_on) END AS done_on,
           MAX(NULLIF(last_on, done_on)) AS complete_on, NULL::date AS first_on,
           CASE WHEN BOOL_OR(done_on IS NULL AND %(today)s > date_due) THEN 'late'
                WHEN BOOL_OR(done_on > date_due) THEN 'done_late'
                WHEN BOOL_OR(done_on IS NULL) THEN 'waiting'
                ELSE 'on_time' END AS timing,
           GREATEST(MAX(COALESCE(done_on, %(today)s) - date_due), 0) AS days_late,
           BOOL_OR(date_due <= %(today)s OR done_on IS NOT NULL)::int AS due_count,
           BOOL_AND(done_on IS NOT NULL)::int AS done_count,
           BOOL_OR(COALESCE(done_on, %(today)s) > date_due)::int AS late_count
      FROM (%(items)s) item
     GROUP BY company_id, year, period_kind, period_no, person
"""
#: Not a correction, nor an earlier year: nobody was asked for these by a day.
_ASKED = """
    figure.date_due IS NOT NULL AND figure.previous_id IS NULL
    AND figure.state != 'cancelled'
"""
_DAY = "(%s AT TIME ZONE 'UTC' AT TIME ZONE %%(zone)s)::date"
#: A figure that was returned counts by the day on which it was sent first.
_ENTRY = f"""
    SELECT figure.company_id, figure.year, figure.period_kind, figure.period_no,
           figure.asked_job_id AS person, NULL::varchar AS name, figure.date_due,
           {_DAY % "figure.first_sent_on"} AS done_on,
           {_DAY % "figure.sent_on"} AS last_on
      FROM sidocakep_data_figure figure
     WHERE {_ASKED}
"""
#: Who took a step, else who was asked first to take it: ``login``.
_PERSON = """
      LEFT JOIN LATERAL (
          SELECT user_id FROM mail_activity
           WHERE res_model = '{model}' AND res_id = {row}.id
             AND activity_type_id = %({activity})s
           ORDER BY id LIMIT 1) asked ON TRUE
      LEFT JOIN res_users login
        ON login.id = COALESCE({row}.{taken_by}, asked.user_id)
      LEFT JOIN res_partner partner ON partner.id = login.partner_id
"""
_VERIFIER = _PERSON.format(
    model="sidocakep.data.figure",
    row="figure",
    activity="verify",
    taken_by="verified_by_id",
)
_SENDER = _PERSON.format(
    model="sidocakep.measurement",
    row="measured",
    activity="send",
    taken_by="sent_by_id",
)
_ACCEPTER = _PERSON.format(
    model="sidocakep.measurement",
    row="measured",
    activity="accept",
    taken_by="accepted_by_id",
)
#: Who is handed a figure late has as many days as he would have had.
_VERIFICATION = f"""
    SELECT figure.company_id, figure.year, figure.period_kind, figure.period_no,
           login.id AS person, partner.name,
           GREATEST(figure.date_verify,
                    {_DAY % "figure.sent_on"}
                        + (figure.date_verify - figure.date_due))
               AS date_due,
           {_DAY % "figure.verified_on"} AS done_on, NULL::date AS last_on
      FROM sidocakep_data_figure figure {_VERIFIER}
     WHERE {_ASKED} AND figure.sent_on IS NOT NULL
       AND figure.state IN ('sent', 'verified', 'replaced')
"""
_DAYS = """
    UNNEST(%(governments)s::integer[], %(kinds)s::varchar[], %(ends)s::date[],
           %(sends)s::date[], %(accepted)s::date[], %(reported)s::date[],
           %(send_spans)s::integer[], %(spans)s::integer[])
        AS due (government_id, kind, date_end, send_on, accept_on, report_on,
                send_span, span)
"""
#: The government of a measurement and the days of its period.
_DUE = f"""
      JOIN res_company company ON company.id = measured.company_id
      JOIN {_DAYS}
        ON due.government_id = SPLIT_PART(company.parent_path, '/', 1)::integer
       AND due.date_end = measured.date_end AND due.kind = measured.period_kind
"""
#: The first version, from the day on which it was put before who sends it. Who is
#: handed it late has as many days as he would have had. Judged once: what is submitted
#: again after it was sent first says nothing of that day.
_SENDING = f"""
    SELECT measured.company_id, measured.year, measured.period_kind,
           measured.period_no, login.id AS person, partner.name,
           GREATEST(due.send_on,
                    CASE WHEN measured.first_sent_on IS NULL THEN measured.submitted_on
                         ELSE measured.handed_on END + due.send_span) AS date_due,
           measured.first_sent_on AS done_on, measured.sent_on AS last_on
      FROM sidocakep_measurement measured
      {_DUE}
      {_SENDER}
     WHERE measured.previous_id IS NULL
       AND (measured.first_sent_on IS NOT NULL
            OR measured.submitted_on IS NOT NULL
               AND measured.state IN ('open', 'returned'))
"""
#: The first version: a correction has no day of its own.
_ACCEPTANCE = f"""
    SELECT measured.company_id, measured.year, measured.period_kind,
           measured.period_no,
           login.id AS person,
           COALESCE(partner.name, 'Tim Monev') AS name,
           GREATEST(due.accept_on, measured.first_sent_on + due.span) AS date_due,
           measured.accepted_on AS done_on, NULL::date AS last_on
      FROM sidocakep_measurement measured
      {_DUE}
      {_ACCEPTER}
     WHERE measured.previous_id IS NULL AND measured.first_sent_on IS NOT NULL
       AND measured.state IN ('sent', 'accepted', 'replaced')
"""
#: Owed of each period that is over and in which anybody was to measure: that nobody
#: sent anything is what the head of region is told then.
_REPORT = f"""
    SELECT due.government_id AS company_id,
           EXTRACT(YEAR FROM due.date_end)::int AS year,
           due.kind AS period_kind, period.number AS period_no,
           NULL::integer AS person, 'Ketua Tim Monev' AS name,
           due.report_on AS date_due, report.signed_on AS done_on,
           NULL::date AS last_on
      FROM {_DAYS}
      JOIN LATERAL (
          SELECT DISTINCT measured.period_no AS number
            FROM sidocakep_measurement measured
            JOIN res_company company ON company.id = measured.company_id
           WHERE measured.date_end = due.date_end
             AND measured.period_kind = due.kind
             AND measured.state <> 'cancelled' AND due.date_end < %(today)s
             AND SPLIT_PART(company.parent_path, '/', 1)::integer = due.government_id
          ) period ON TRUE
      LEFT JOIN LATERAL (
          SELECT MIN(document_date) AS signed_on
            FROM sidocakep_measurement_report
           WHERE company_id = due.government_id AND state IN ('issued', 'replaced')
             AND year = EXTRACT(YEAR FROM due.date_end)
             AND period = CASE due.kind WHEN 'year' THEN '5'
                               ELSE period.number::varchar END) report ON TRUE
"""
#: Station > what is of it, and what ``person`` of it is.
ITEMS = {
    "entry": (_ENTRY, "job"),
    "verification": (_VERIFICATION, "user"),
    "sending": (_SENDING, "user"),
    "acceptance": (_ACCEPTANCE, "user"),
    "report": (_REPORT, None),
}


def get_stations(**params):
    """Return the query of what the stations kept; ``params``: of the queries."""
    queries = [
        SQL(
            _ROW,
            number=number,
            station=station,
            job=SQL("person") if kind == "job" else SQL("NULL::integer"),
            user=SQL("person") if kind == "user" else SQL("NULL::integer"),
            today=params["today"],
            items=SQL(items, **params),
        )
        for number, (station, (items, kind)) in enumerate(ITEMS.items(), start=1)
    ]
    return SQL(" UNION ALL ").join(queries)
