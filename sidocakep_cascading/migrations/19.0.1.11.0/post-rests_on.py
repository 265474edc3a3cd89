"""Which versions of figures the rows were measured from that are there already.

What was open follows the verified ones. What was sent before has those that were
verified by then, the latest version of each; and always the one that it names, which a
release may have taken over since. The column is outside the seal (``UNSEALED`` of the
measurement).
"""

from odoo.tools import SQL

TABLES = ("sidocakep_measurement_line", "sidocakep_measurement_output")
_RESTING = """
    WITH settled AS (
        SELECT res_id, MAX(date) AS at
          FROM sidocakep_trail
         WHERE res_model = 'sidocakep.measurement' AND kind = 'step'
           AND new_value = 'sent'
         GROUP BY res_id)
    UPDATE %(table)s AS line
       SET rests_on = found.ids
      FROM (SELECT counted.line_id,
                   STRING_AGG(counted.id::TEXT, ',' ORDER BY counted.date_end,
                              counted.id) AS ids
              FROM (SELECT DISTINCT ON (item.id, figure.period_kind, figure.period_no)
                           item.id AS line_id, figure.id, figure.date_end
                      FROM %(table)s item
                      JOIN sidocakep_measurement measurement
                        ON measurement.id = item.measurement_id
                      LEFT JOIN settled ON settled.res_id = measurement.id
                      JOIN sidocakep_data_figure figure
                        ON figure.indicator_id = item.indicator_id
                       AND figure.year = measurement.year
                       AND figure.date_end <= measurement.date_end
                       AND figure.state IN ('verified', 'replaced')
                     WHERE item.rests_on IS NULL
                       AND (figure.id = item.figure_id
                            OR figure.state = 'verified'
                               AND measurement.state IN ('open', 'returned')
                            OR measurement.state NOT IN ('open', 'returned')
                               AND COALESCE(figure.verified_on, figure.create_date)
                                   <= COALESCE(settled.at, measurement.sent_on + 1))
                     ORDER BY item.id, figure.period_kind, figure.period_no,
                              figure.id = item.figure_id DESC, figure.version DESC
                   ) counted
             GROUP BY counted.line_id) found
     WHERE line.id = found.line_id
"""


def migrate(cr, _version):
    for table in TABLES:
        cr.execute(SQL(_RESTING, table=SQL.identifier(table)))
