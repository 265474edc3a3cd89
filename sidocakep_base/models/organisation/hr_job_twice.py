"""A post of one holder that two were appointed to for one day: HR ends one of them."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...const import DEFINITIF

#: Of each pair of definitive holders the later one; a Plt, Pj or Plh beside a
#: definitive one is no second holder.
QUERY = """
SELECT DISTINCT job.id
  FROM (%(history)s) holding
  JOIN (%(history)s) other
    ON other.job_id = holding.job_id AND other.employee_id > holding.employee_id
  JOIN hr_job job ON job.id = holding.job_id
 WHERE job.active AND job.is_single_holder AND job.position_kind_id IS NOT NULL
   AND holding.capacity = %(definitive)s AND other.capacity = %(definitive)s
   AND daterange(holding.date_start, holding.date_end, '[]')
       && daterange(other.date_start, other.date_end, '[]')
   AND COALESCE(LEAST(holding.date_end, other.date_end), 'infinity') >= %(since)s
"""


class HrJob(models.Model):
    """Found, not refused: HR may enter who comes before it ends who leaves.

    It stays on the first screen of HR until one of the two is ended, and nobody signs
    for the post on a day on which two hold it.
    """

    _name = "hr.job"
    _inherit = "hr.job"

    is_held_twice = fields.Boolean(
        string="Held by Two",
        compute="_compute_is_held_twice",
        search="_search_is_held_twice",
        help="Two people are recorded as its definitive holders on one day of this "
        "year or later.",
    )

    @api.depends("history_ids")
    def _compute_is_held_twice(self):
        found = self._find_held_twice()
        for job in self:
            job.is_held_twice = job._origin.id in found

    def _search_is_held_twice(self, operator, value):
        if operator not in ("in", "not in"):
            return NotImplemented
        held = Domain("id", "in", sorted(self._find_held_twice()))
        return held if (True in value) == (operator == "in") else ~held

    @api.model
    def _find_held_twice(self):
        """Return the ids of the posts; one query."""
        history = self.env["sidocakep.position.history"]
        for name in (*history._depends, self._name):
            self.env[name].flush_model()
        today = self.env.user._get_office_day()
        query = SQL(
            QUERY,
            history=history._get_query(),
            definitive=DEFINITIF,
            since=today.replace(month=1, day=1),
        )
        return {job_id for (job_id,) in self.env.execute_query(query)}

    def _get_rivals(self, holders):
        """Return who is recorded as its definitive holder, where that are several.

        :param holders: a list of ``Holder`` of one day
        """
        self.ensure_one()
        definitive = [item.employee for item in holders if item.capacity == DEFINITIF]
        is_rivalled = self.sudo().is_single_holder and len(definitive) > 1
        return definitive if is_rivalled else []
