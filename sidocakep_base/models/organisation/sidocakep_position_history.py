from datetime import date
from typing import NamedTuple

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...const import CAPACITIES

CONTEXT_KEY = "position_history_of"


class Scope(NamedTuple):
    """What a reader asks for; a client can put only lists into a context, not this."""

    today: date
    job_ids: tuple


#: A version ends the day before the next, at departure or with the contract; stretches
#: of one post that touch are one holding; acting officials stand beside them.
QUERY = """
WITH version AS (
    SELECT v.id, v.employee_id, v.job_id, v.date_version AS date_start,
           LEAST(
               LEAD(v.date_version) OVER employee - 1,
               v.departure_date,
               v.contract_date_end,
               CASE WHEN v.departure_date IS NULL AND NOT e.active
                    THEN %(today)s::date - 1 END
           ) AS date_end
      FROM hr_version v
      JOIN hr_employee e ON e.id = v.employee_id
     WHERE v.active %(scope)s
    WINDOW employee AS (
        PARTITION BY v.employee_id ORDER BY v.date_version
    )
), stretch AS (
    SELECT version.*,
           (job_id IS NOT DISTINCT FROM LAG(job_id) OVER employee
            AND LAG(date_end) OVER employee = date_start - 1
           ) IS NOT TRUE AS is_new
      FROM version
     WHERE date_end IS NULL OR date_end >= date_start
    WINDOW employee AS (PARTITION BY employee_id ORDER BY date_start)
), island AS (
    SELECT stretch.*,
           COUNT(*) FILTER (WHERE is_new) OVER (
               PARTITION BY employee_id ORDER BY date_start
           ) AS island
      FROM stretch
), holding AS (
    SELECT MIN(id) * 2 AS id, job_id, employee_id,
           'definitif' AS capacity, NULL::integer AS acting_id,
           MIN(date_start) AS date_start,
           NULLIF(
               MAX(COALESCE(date_end, 'infinity'::date)), 'infinity'::date
           ) AS date_end
      FROM island
     WHERE job_id IS NOT NULL
     GROUP BY employee_id, job_id, island
     UNION ALL
    SELECT id * 2 + 1, job_id, employee_id, capacity, id, date_start,
           date_end
      FROM sidocakep_acting_official
     WHERE corrected_on IS NULL
)
SELECT holding.*, job.company_id
  FROM holding
  JOIN hr_job job ON job.id = holding.job_id
"""
#: The people who ever held one of these positions, as a scope of :data:`QUERY`.
_OF_JOBS = """
    AND v.employee_id IN (SELECT employee_id FROM hr_version WHERE job_id = ANY(%s))
"""


class SidocakepPositionHistory(models.Model):
    """Who held which position from when to when, in which capacity.

    Read from the dated employee versions (definitive) and the acting decrees; nothing
    is stored twice. Consecutive versions in the same position are one row.
    """

    _name = "sidocakep.position.history"
    _description = "Position History"
    _auto = False
    _order = "date_start desc, id desc"
    _rec_name = "employee_id"
    _depends = {
        "hr.version": [
            "active",
            "contract_date_end",
            "date_version",
            "departure_date",
            "employee_id",
            "job_id",
        ],
        "hr.employee": ["active"],
        "hr.job": ["company_id"],
        "sidocakep.acting.official": [
            "capacity",
            "corrected_on",
            "date_end",
            "date_start",
            "employee_id",
            "job_id",
        ],
    }

    job_id = fields.Many2one("hr.job", string="Position", readonly=True)
    company_id = fields.Many2one("res.company", string="Agency", readonly=True)
    employee_id = fields.Many2one(
        "hr.employee.public", string="Official", readonly=True
    )
    capacity = fields.Selection(CAPACITIES, readonly=True)
    acting_id = fields.Many2one(
        "sidocakep.acting.official", string="Decree", readonly=True
    )
    date_start = fields.Date(string="Since", readonly=True)
    date_end = fields.Date(string="Until", readonly=True)

    def _of_jobs(self, jobs):
        """Return the model that reads the people of these positions only.

        A domain on the position does not get below the windows of the query, so that
        all the people of the regency would be read for one agency. The caller still
        asks for the positions: the people have a history in others too.
        """
        today = self.env.user._get_office_day()  # an environment that knows it
        return self.with_context(**{CONTEXT_KEY: Scope(today, tuple(jobs.ids))})

    def _fetch_of_jobs(self, jobs, domain, names, order=None):
        """Return the rows of positions that match ``domain``, with fields ``names``."""
        rows = self._of_jobs(jobs).search_fetch(
            Domain("job_id", "in", jobs.ids) & Domain(domain), names, order=order
        )
        # Whoever reads on from here reads the history of everybody again.
        return rows.with_env(self.env)

    @api.model
    def _read_on(self, jobs, day, capacity=None):
        """Return ``[(job id, employee id, capacity, decree id)]`` of a day.

        The later appointment comes first. Each step of a document asks for it several
        times: the rows are read past the ORM, which takes longer than the query.

        :param capacity: of these alone; default: of all
        """
        if not jobs:
            return []
        for model, names in self._depends.items():
            self.env[model].flush_model(names)
        today, ids = self.env.user._get_office_day(), list(jobs.ids)
        return self.env.execute_query(
            SQL(
                "SELECT job_id, employee_id, capacity, acting_id FROM (%s) held"
                " WHERE job_id = ANY(%s) AND date_start <= %s"
                " AND (date_end IS NULL OR date_end >= %s) AND (%s IS NULL OR %s)"
                " ORDER BY date_start DESC, id DESC",
                self._get_query(SQL(_OF_JOBS, ids), today),
                ids,
                *(day, day, capacity, SQL("capacity = %s", capacity)),
            )
        )

    @property
    def _table_query(self):
        """A version ends the day before the next, at departure or with the contract.

        An archived employee whose departure nobody dated is taken as gone from today:
        what was true before stays answerable.
        """
        scope = self.env.context.get(CONTEXT_KEY)
        if not isinstance(scope, Scope):
            return self._get_query()
        return self._get_query(SQL(_OF_JOBS, list(scope.job_ids)), scope.today)

    @api.model
    def _get_query(self, scope=None, today=None):
        """Return the query of the history.

        :param scope: SQL that says of which people (alias ``v``); default: of all
        """
        today = today or self.env.user._get_office_day()
        return SQL(QUERY, today=today, scope=scope or SQL())
