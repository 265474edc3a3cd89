"""What was spent, as it stood at a moment and as it stands now."""

from decimal import Decimal
from typing import NamedTuple

from odoo import api, models
from odoo.tools import SQL

# Only a month that is opened again changes what stood in it. Of one that was closed at
# the moment the rows are those before its next step: when a row was written down says
# nothing of it where the past was loaded afterwards.
#: Of each agency the sums over its rows of the DPA, then and now.
_SPENT = """
    WITH closed AS (
        SELECT month.id,
               CASE (ARRAY_AGG(step.new_value ORDER BY step.date DESC, step.id DESC)
                     FILTER (WHERE step.date <= %(since)s))[1]
               WHEN 'closed'
               THEN COALESCE(MIN(step.date) FILTER (WHERE step.date > %(since)s),
                             'infinity')
               ELSE %(since)s::timestamp END AS until
          FROM sidocakep_realisation_month month
          JOIN sidocakep_trail step
            ON step.res_model = 'sidocakep.realisation.month'
           AND step.res_id = month.id AND step.kind = 'step'
         WHERE month.company_id = ANY(%(companies)s)
           AND month.year = %(year)s AND month.month::int <= %(until)s
         GROUP BY month.id
        HAVING BOOL_OR(step.new_value = 'closed' AND step.date <= %(since)s)
    ), spent AS (
        SELECT row.company_id, row.identity,
               COALESCE(SUM(row.net) FILTER (
                   WHERE row.create_date <= closed.until
                     AND (follows.id IS NULL
                          OR follows.create_date > closed.until)
               ), 0) AS former,
               COALESCE(SUM(row.net) FILTER (WHERE row.is_current), 0)
                   AS latest,
               MAX(row.create_date) AS day
          FROM sidocakep_realisation row
          JOIN closed ON closed.id = row.month_id
          LEFT JOIN sidocakep_realisation follows
            ON follows.previous_id = row.id
         GROUP BY row.company_id, row.identity
    )
    SELECT company_id, SUM(former), SUM(latest),
           MAX(day) FILTER (WHERE former != latest)
      FROM spent
     GROUP BY company_id
    HAVING BOOL_OR(former != latest)
"""


class SpentOtherwise(NamedTuple):
    """What an agency spent in months that were closed, beside what stands there now.

    :param former: the sum as it was known then
    :param latest: the sum that counts now
    :param day: when the last of its rows was entered
    """

    former: Decimal
    latest: Decimal
    day: object


class SidocakepRealisation(models.Model):
    """No row is changed or deleted: what a paper added up can be added up again."""

    _name = "sidocakep.realisation"
    _inherit = "sidocakep.realisation"

    @api.model
    def _find_spent_otherwise(self, companies, year, until_month, since):
        """Return ``{company id: SpentOtherwise}`` of those that differ, in one query.

        Of months that had been closed by then: who quoted one that was open said so.
        Where one sum is only divided otherwise over the rows of the DPA, both are the
        same.

        :param since: the moment
        """
        self.flush_model()
        self.env["sidocakep.trail"].flush_model()
        rows = self.env.execute_query(
            SQL(
                _SPENT,
                companies=companies.ids,
                year=year,
                until=until_month,
                since=since,
            )
        )
        return {
            company_id: SpentOtherwise(Decimal(str(former)), Decimal(str(latest)), day)
            for company_id, former, latest, day in rows
        }
