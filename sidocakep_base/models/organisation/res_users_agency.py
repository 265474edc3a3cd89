from datetime import datetime

import pytz

from odoo import models
from odoo.tools import SQL, ormcache

#: Where the day of the offices begins as long as no regulation says it.
OFFICE_ZONE = "Asia/Jakarta"

#: The agencies of the posts held or acted in on the day, not of the units below them.
OWN_AGENCIES = """
SELECT DISTINCT post.company_id
  FROM (%(history)s) AS post
  JOIN hr_employee employee ON employee.id = post.employee_id AND employee.active
 WHERE employee.user_id = %(user)s
   AND post.date_start <= %(day)s
   AND (post.date_end IS NULL OR post.date_end >= %(day)s)
   AND post.company_id IS NOT NULL
 ORDER BY post.company_id
"""

#: The posts that the person holds or acts in on the day, or will.
OWN_JOBS = """
SELECT DISTINCT post.job_id
  FROM (%(history)s) AS post
  JOIN hr_employee employee ON employee.id = post.employee_id
 WHERE employee.user_id = %(user)s
   AND (post.date_end IS NULL OR post.date_end >= %(day)s)
 ORDER BY post.job_id
"""

#: The posts that the person holds or acts in on the day.
HELD_JOBS = """
SELECT DISTINCT post.job_id
  FROM (%(history)s) AS post
  JOIN hr_employee employee ON employee.id = post.employee_id AND employee.active
 WHERE employee.user_id = %(user)s
   AND post.date_start <= %(day)s
   AND (post.date_end IS NULL OR post.date_end >= %(day)s)
 ORDER BY post.job_id
"""


class ResUsers(models.Model):
    """Which agencies are a login's own, and where its government ends.

    What a login may read stands in ``company_ids``, which the administrator gives. What
    is its own, and so may be changed, follows from the posts of its official: whoever
    may look at all agencies has not therefore all of them to keep.
    """

    _name = "res.users"
    _inherit = "res.users"

    def _get_own_agencies(self):
        """Return the agencies of the posts that the login's official holds today.

        Held, or acted in by a decree in force. Empty for a login without an official,
        and for an official without a post.
        """
        ids = self._get_own_agency_ids(self._get_office_day())
        return self.env["res.company"].browse(ids)

    def _get_government_companies(self):
        """Return the government of the login with all its agencies."""
        return self.env["res.company"].browse(self._get_government_company_ids())

    def _get_office_day(self):
        """Return today as the offices have it; no client chooses its time zone."""
        return datetime.now(pytz.timezone(self._get_office_zone())).date()

    def _to_office_day(self, moment):
        """Return the day that a moment (UTC, naive) is of as the offices have it."""
        zone = pytz.timezone(self._get_office_zone())
        return pytz.utc.localize(moment).astimezone(zone).date()

    @ormcache("self.id")
    def _get_office_zone(self):
        """Return the name of the zone of the government; asked with every rule."""
        return self._find_office_zone()

    def _find_office_zone(self):
        """Return the name of the zone of the government; extended by the regulation."""
        return OFFICE_ZONE

    @ormcache("self.id", "day")
    def _get_own_agency_ids(self, day):
        """Return the ids of the own agencies on a day; kept until a tenure changes."""
        return tuple(self._query_posts(OWN_AGENCIES, day))

    def _get_own_jobs(self):
        """Return the posts that the login's official holds or acts in, or will."""
        return self.env["hr.job"].browse(
            self._query_posts(OWN_JOBS, self._get_office_day())
        )

    def _get_held_jobs(self):
        """Return the posts that the login's official holds or acts in today."""
        ids = self._get_held_job_ids(self._get_office_day())
        return self.env["hr.job"].browse(ids)

    @ormcache("self.id", "day")
    def _get_held_job_ids(self, day):
        """Return the ids of the posts held on a day; kept until a tenure changes."""
        return tuple(self._query_posts(HELD_JOBS, day))

    def _query_posts(self, query, day):
        """Return the ids that a query on the posts of the login's official finds."""
        self._flush_posts()
        history = self.env["sidocakep.position.history"]
        people = SQL(
            "AND v.employee_id IN (SELECT id FROM hr_employee WHERE user_id = %s)",
            self.id,
        )
        rows = self.env.execute_query(
            SQL(
                query,
                history=history._get_query(people, day),
                user=self.id,
                day=day,
            )
        )
        return [row_id for [row_id] in rows]

    def _flush_posts(self):
        """Write to the database what says who holds which post."""
        history = self.env["sidocakep.position.history"]
        for model, names in history._depends.items():
            self.env[model].flush_model(names)
        self.env["hr.employee"].flush_model(["active", "user_id"])

    @ormcache("self.id")
    def _get_government_company_ids(self):
        """Return the ids of the government's tree, as far as the login belongs to it.

        Where none of its companies is called a government yet, its trees are taken as
        they are: somebody has to be able to say which is one.
        """
        companies = self.env["res.company"].sudo()
        roots = self.sudo().company_ids.root_id
        roots = (
            roots.filtered(lambda root: root.sidocakep_kind == "government") or roots
        )
        return tuple(companies.search([("id", "child_of", roots.ids)], order="id").ids)
