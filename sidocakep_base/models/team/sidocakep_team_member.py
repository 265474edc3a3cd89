from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError

ROLES = [
    ("responsible", "Responsible (Penanggung Jawab)"),
    ("chair", "Chair"),
    ("secretary", "Secretary"),
    ("member", "Member"),
]


class SidocakepTeamMember(models.Model):
    """A post in a team: whoever holds it or acts in it on the day is the member.

    The decree names posts, so that a mutasi changes the team the same day. A person
    without such a post is named himself. A login stands here only where a team was
    taken over from before there were teams.
    """

    _name = "sidocakep.team.member"
    _description = "Team Member"
    _inherit = ["sidocakep.workflow.part.mixin"]
    _order = "team_id, sequence, id"
    _workflow_document_field = "team_id"
    _trail_fields = frozenset({"role", "job_id", "employee_id"})

    team_id = fields.Many2one(
        "sidocakep.team", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="team_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    role = fields.Selection(
        ROLES, string="Role in the Team", required=True, default="member"
    )
    job_id = fields.Many2one(
        "hr.job",
        string="Position",
        index="btree_not_null",
        ondelete="restrict",
        help="Whoever holds the post is the member, from the first day in it to the "
        "last.",
    )
    employee_id = fields.Many2one(
        "hr.employee",
        string="Person",
        index="btree_not_null",
        ondelete="restrict",
        help="Only for a member whom the decree names by name.",
    )
    user_id = fields.Many2one(
        "res.users",
        string="Login",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="A member from before there were teams. Enter the post or the person with "
        "the next decree.",
    )
    holder_names = fields.Char(
        string="Member Today",
        compute="_compute_holder_names",
        help="Who is the member today.",
    )

    _one_check = models.Constraint(
        "CHECK(num_nonnulls(job_id, employee_id, user_id) = 1)",
        "A member is a position or a person. Enter one of the two.",
    )
    _job_uniq = models.UniqueIndex(
        "(team_id, job_id) WHERE job_id IS NOT NULL",
        "The position is in the team already. Choose another one.",
    )
    _employee_uniq = models.UniqueIndex(
        "(team_id, employee_id) WHERE employee_id IS NOT NULL",
        "The person is in the team already. Choose another one.",
    )

    @api.depends("job_id", "employee_id", "user_id")
    def _compute_display_name(self):
        for member in self:
            about = member.sudo()
            named = about.job_id or about.employee_id or about.user_id
            member.display_name = named.name or ""

    @api.depends("job_id", "employee_id", "user_id")
    def _compute_holder_names(self):
        employees = self._get_employees(self.env.user._get_office_day())
        for member in self:
            names = [employee.name for employee in employees[member]]
            member.holder_names = ", ".join(names or [member.sudo().user_id.name or ""])

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su and any(vals.get("user_id") for vals in vals_list):
            raise AccessError(
                self.env._(
                    "A login is no member: enter the position or the person, whose "
                    "login then has the rights of the team."
                )
            )
        return super().create(vals_list)

    @api.constrains("job_id", "employee_id", "team_id")
    def _check_agency(self):
        """Who is in the team of an agency is of that agency; of others, of any."""
        for member in self.sudo():
            named = member.job_id or member.employee_id
            agency = member.company_id
            fits = (
                named.company_id == agency
                if agency.parent_id
                else named.company_id.root_id == agency.root_id
            )
            if named and not fits:
                raise ValidationError(
                    self.env._(
                        "%(member)s belongs to %(other)s, not to %(agency)s. Choose "
                        "somebody of the agency whose team it is.",
                        member=named.name,
                        other=named.company_id.name or "-",
                        agency=agency.name,
                    )
                )

    # ------------------------------------------------------------------
    # On a day
    # ------------------------------------------------------------------

    def _get_employees(self, day):
        """Return ``{member: [who it is on a day]}``; the officials are sudo."""
        holders = self.job_id._get_holders(day)
        found = {}
        for member in self:
            about = member.sudo()
            by_post = holders.get(about.job_id._origin.id, ())
            found[member] = [holder.employee for holder in by_post] or list(
                about.employee_id
            )
        return found

    def _get_users(self, day):
        """Return the active logins of the members on a day; sudo."""
        users = self.sudo().user_id
        for employees in self._get_employees(day).values():
            for employee in employees:
                if employee.active:
                    users |= employee.user_id
        return users.filtered("active")

    def _filter_vacant(self, day):
        """Return the posts in the team that nobody holds on a day."""
        employees = self._get_employees(day)
        return self.filtered(lambda member: member.job_id and not employees[member])
