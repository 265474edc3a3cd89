from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class SidocakepDepartmentMoveLine(models.TransientModel):
    """A department and the agency that it becomes."""

    _name = "sidocakep.department.move.line"
    _description = "Department That Becomes an Agency"

    move_id = fields.Many2one(
        "sidocakep.department.move", required=True, index=True, ondelete="cascade"
    )
    department_id = fields.Many2one("hr.department", required=True, readonly=True)
    is_chosen = fields.Boolean(string="Becomes an Agency")
    name = fields.Char(string="Name of the Agency")
    kind = fields.Selection(
        selection=lambda self: self._get_kinds(), string="Agency Kind"
    )
    agency_id = fields.Many2one(
        "res.company",
        string="Into the Agency",
        domain="[('parent_id', '=', parent.company_id)]",
        help="An agency that is there already; empty: one is made.",
    )
    people_count = fields.Integer(string="People", compute="_compute_people_count")

    @api.model
    def _get_kinds(self):
        kinds = self.env["res.company"]._fields["sidocakep_kind"].selection
        return [(key, label) for key, label in kinds if key != "government"]

    @api.depends("department_id")
    def _compute_people_count(self):
        for line in self:
            line.people_count = len(line._find_people(line._find_departments()))

    def _find_departments(self):
        departments = self.env["hr.department"].sudo().with_context(active_test=False)
        return departments.search([("id", "child_of", self.department_id.ids)])

    def _find_people(self, departments):
        people = self.env["hr.employee"].sudo().with_context(active_test=False)
        return people.search(
            Domain("department_id", "in", departments.ids)
            & Domain("company_id", "=", self.department_id.company_id.id)
        )

    # ------------------------------------------------------------------
    # The move
    # ------------------------------------------------------------------

    def _move(self):
        """Move the department with all below it.

        Agency of a version is that of its position, so the positions of the past move
        too: who held which before is answered as it was.
        """
        self.ensure_one()
        agency = self._find_agency()
        departments = self._find_departments()
        people = self._find_people(departments)
        if departments - self.department_id:
            self._check_no_stranger(departments)
        self._move_positions(departments, people, agency)
        departments.with_context(tracking_disable=True).company_id = agency
        # After their positions: the agency of a version is that of its position.
        people.with_context(tracking_disable=True).write({"company_id": agency.id})

    def _find_agency(self):
        if self.agency_id:
            return self.agency_id.sudo()
        if not self.name or not self.kind:
            raise UserError(
                self.env._(
                    "%(department)s: enter the name of the agency and choose its kind.",
                    department=self.department_id.name,
                )
            )
        return (
            self.env["res.company"]
            .sudo()
            .create(
                {
                    "name": self.name,
                    "parent_id": self.move_id.company_id.id,
                    "sidocakep_kind": self.kind,
                }
            )
        )

    def _check_no_stranger(self, departments):
        other = departments.filtered(
            lambda department: department.company_id - self.department_id.company_id
        )
        if other:
            raise UserError(
                self.env._(
                    "%(department)s lies below %(top)s, but belongs to %(company)s. "
                    "Take it out of there first.",
                    department=other[0].name,
                    top=self.department_id.name,
                    company=other[0].company_id.name,
                )
            )

    def _move_positions(self, departments, people, agency):
        """Move the positions that these people alone hold; copy those of others too."""
        versions = self.env["hr.version"].sudo().with_context(active_test=False)
        own = versions.search(
            Domain("employee_id", "in", people.ids)
            & Domain("department_id", "in", [False, *departments.ids])
            & Domain("job_id", "!=", False)
        )
        jobs = self.env["hr.job"].sudo().with_context(active_test=False)
        jobs = own.job_id | jobs.search([("department_id", "in", departments.ids)])
        jobs = jobs.filtered(lambda job: job.company_id != agency)
        strangers = versions.search(
            [("job_id", "in", jobs.ids), ("id", "not in", own.ids)]
        )
        shared = strangers.job_id & jobs
        (jobs - shared).with_context(tracking_disable=True).company_id = agency
        for job in shared & own.job_id:
            twin = job.copy({"company_id": agency.id})
            twin.name = job.name  # without core's "(copy)"
            if twin.department_id not in departments:
                twin.department_id = False
            # Straight into the rows: the past is told by another name, not changed.
            held = own.filtered(lambda version, job=job: version.job_id == job)
            self._rename_job(held, twin)

    def _rename_job(self, versions, job):
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE hr_version SET job_id = %s WHERE id = ANY(%s)",
            [job.id, versions.ids],
        )
        self.env.invalidate_all()
        self.env["hr.job"]._note_tenure(versions.employee_id)
