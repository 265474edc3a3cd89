from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .official import HEAD_KINDS

#: The uppermost position of each unit that is a company of its own: whose superior is
#: outside it. Of several the one that has others below it, so that a position entered
#: without its superior takes no unit over; then the highest kind. Not where a position
#: is of a kind that heads.
UNIT_HEADS = """
SELECT DISTINCT ON (job.company_id) job.id
  FROM hr_job job
  JOIN res_company unit ON unit.id = job.company_id
  JOIN res_company agency ON agency.id = unit.parent_id
       AND agency.parent_id IS NOT NULL
  JOIN sidocakep_position_kind kind ON kind.id = job.position_kind_id
  LEFT JOIN hr_job superior ON superior.id = job.superior_id
 WHERE job.active
   AND superior.company_id IS DISTINCT FROM job.company_id
   AND NOT EXISTS (SELECT 1
                     FROM hr_job other
                     JOIN sidocakep_position_kind heading
                       ON heading.id = other.position_kind_id
                      AND heading.code = ANY(%(kinds)s)
                    WHERE other.active AND other.company_id = job.company_id)
   AND %(condition)s
 ORDER BY job.company_id,
       EXISTS (SELECT 1 FROM hr_job lower
                WHERE lower.active AND lower.superior_id = job.id
                  AND lower.company_id = job.company_id) DESC,
       kind.sequence, job.sequence, job.id
"""


class HrJob(models.Model):
    """Which position heads an agency, and a unit that is a company of its own.

    The head of a puskesmas, of an RSUD, of a kelurahan or a bagian is an official of
    echelon III or IV or a functional one: that kind decides what his agreement holds.
    He heads the unit by standing above all others in it.
    """

    _name = "hr.job"
    _inherit = "hr.job"

    heads_agency = fields.Boolean(
        string="Heads the Agency or Unit",
        compute="_compute_heads_agency",
        search="_search_heads_agency",
        compute_sudo=True,
        help="By its kind; in a unit below an agency the uppermost position: whose "
        "superior is outside the unit.",
    )

    @api.depends("active", "company_id", "position_kind_id.code", "superior_id")
    def _compute_heads_agency(self):
        heads = self._find_unit_heads(self.company_id)
        for job in self:
            of_kind = job.position_kind_id.code in HEAD_KINDS
            job.heads_agency = of_kind or job._origin in heads

    def _search_heads_agency(self, operator, value):
        if operator not in ("in", "not in"):
            return NotImplemented
        heads = Domain("position_kind_id.code", "in", HEAD_KINDS)
        heads |= Domain("id", "in", self._find_unit_heads().ids)
        return heads if (True in value) == (operator == "in") else ~heads

    @api.model
    def _find_unit_heads(self, companies=None):
        """Return the positions that head units by standing uppermost; sudo.

        :param companies: of these, else of all
        """
        if companies is not None and not companies.sudo().parent_id.parent_id:
            return self.sudo().browse()
        self.flush_model(
            ["active", "company_id", "position_kind_id", "sequence", "superior_id"]
        )
        self.env["res.company"].flush_model(["parent_id"])
        self.env["sidocakep.position.kind"].flush_model(["code", "sequence"])
        condition = SQL("TRUE")
        if companies is not None:
            condition = SQL("job.company_id = ANY(%s)", companies.ids)
        rows = self.env.execute_query(
            SQL(UNIT_HEADS, kinds=list(HEAD_KINDS), condition=condition)
        )
        return self.sudo().browse([job_id for [job_id] in rows])
