from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ...const import ACTING_CAPACITIES, PLT


class SidocakepActingOfficial(models.Model):
    """A person put in charge of another position by decree, from a date to a date.

    A Pj or Plt fills a vacancy; a Plh stands in for the definitive holder for a few
    days. Records of the past are never removed: they say who signed with what right.
    What the decree says, and that it stays, is in ``sidocakep_acting_decree.py``.
    """

    _name = "sidocakep.acting.official"
    _description = "Acting Official"
    _inherit = ["mail.thread", "sidocakep.tenure.mixin"]
    _order = "date_start desc, id desc"

    _tenure_fields = frozenset(
        {"capacity", "corrected_on", "date_end", "date_start", "employee_id", "job_id"}
    )

    job_id = fields.Many2one(
        "hr.job",
        string="Position",
        required=True,
        index=True,
        ondelete="restrict",
        tracking=True,
        domain="[('is_single_holder', '=', True)]",
    )
    company_id = fields.Many2one(
        related="job_id.company_id", string="Agency", store=True, index=True
    )
    employee_id = fields.Many2one(
        "hr.employee",
        string="Official",
        required=True,
        index=True,
        ondelete="restrict",
        tracking=True,
    )
    capacity = fields.Selection(
        ACTING_CAPACITIES,
        required=True,
        default=PLT,
        tracking=True,
        help="Pj and Plt: the position is vacant. Plh: its holder is away for a while.",
    )
    date_start = fields.Date(
        required=True, tracking=True, help="First day in this capacity."
    )
    date_end = fields.Date(
        tracking=True, help="Last day in this capacity; empty while no end is decided."
    )
    is_in_force = fields.Boolean(compute="_compute_is_in_force")
    notice = fields.Char(
        compute="_compute_notice", help="What does not fit yet, but may be meant so."
    )

    _dates_check = models.Constraint(
        "CHECK(date_end >= date_start)",
        "The last day lies before the first day. Correct one of the two.",
    )

    # A range of one number makes the position fit for GiST without an extension;
    # deferred, so that ``_check_overlap`` speaks first.
    _overlap_excl = models.Constraint(
        "EXCLUDE USING gist (int4range(job_id, job_id, '[]') WITH &&,"
        " daterange(date_start, date_end, '[]') WITH &&)"
        " WHERE (corrected_on IS NULL)"
        " DEFERRABLE INITIALLY DEFERRED",
        "Someone else is already in charge of this position on some of these days. "
        "End that appointment first, or change the dates.",
    )

    def _note_tenure_of(self):
        # Who acted is in no row any more once the decree names another or is gone.
        self.job_id._note_tenure(self.sudo().employee_id)

    @api.depends("job_id", "employee_id", "capacity")
    def _compute_display_name(self):
        for acting in self:
            job, name = acting.job_id.sudo(), acting.employee_id.sudo().name
            title = job._get_printed_title(acting.capacity) if job else ""
            acting.display_name = ": ".join(filter(None, (title, name)))

    @api.depends("date_start", "date_end", "corrected_on")
    def _compute_is_in_force(self):
        today = self.env.user._get_office_day()
        for acting in self:
            acting.is_in_force = bool(
                acting.date_start
                and not acting.corrected_on
                and acting.date_start <= today
                and (not acting.date_end or acting.date_end >= today)
            )

    @api.depends("job_id", "employee_id", "capacity", "date_start", "date_end")
    def _compute_notice(self):
        for acting in self:
            acting.notice = acting._get_notice()

    def _get_notice(self):
        """Return what a careful clerk would ask about this record, or ``False``."""
        self.ensure_one()
        if not (self.job_id and self.employee_id and self.date_start):
            return False
        holders = self.job_id._get_definitive_holders(self.date_start)[self.job_id.id]
        name = ", ".join(holder.employee.name for holder in holders)
        if holders and self.capacity != "plh":
            return self.env._(
                "On the first day %(name)s still holds this position and will be "
                "taken as the one in charge. Record the end in the employee's file, "
                "or use Plh.",
                name=name,
            )
        if not holders and self.capacity == "plh":
            return self.env._(
                "Nobody holds this position on the first day. A vacancy is usually "
                "filled by a Plt or Pj."
            )
        if not self.employee_id.sudo().user_id._will_reach(self.job_id.company_id):
            return self.env._(
                "%(name)s has no login with access to %(company)s, so cannot sign "
                "there yet. Ask the administrator to allow the agency for this user.",
                name=self.employee_id.sudo().name,
                company=self.job_id.company_id.name,
            )
        return False

    # ------------------------------------------------------------------
    # Rules
    # ------------------------------------------------------------------

    @api.constrains("job_id", "date_start", "date_end", "corrected_on")
    def _check_overlap(self):
        """One position is in one acting hand at a time, said in words.

        The exclusion constraint of the table stops two clerks who enter two decrees
        in the same moment; this tells everybody else which decree is in the way.
        """
        for acting in self:
            if acting.corrected_on:
                continue
            domain = Domain("job_id", "=", acting.job_id.id)
            domain &= Domain("id", "!=", acting.id)
            domain &= Domain("corrected_on", "=", False)
            domain &= Domain("date_end", "=", False) | Domain(
                "date_end", ">=", acting.date_start
            )
            if acting.date_end:
                domain &= Domain("date_start", "<=", acting.date_end)
            other = self.sudo().search(domain, limit=1)
            if other:
                raise ValidationError(
                    self.env._(
                        "%(other)s is already in charge from %(start)s to %(end)s "
                        "(decree %(decree)s). End that first, or change the dates.",
                        other=other.display_name,
                        start=self._format_day(other.date_start),
                        end=self._format_day(other.date_end)
                        or self.env._("an undecided date"),
                        decree=other.decree_number,
                    )
                )

    @api.constrains("job_id", "employee_id", "date_start")
    def _check_position(self):
        for acting in self:
            job = acting.job_id.sudo()
            if not job.is_single_holder:
                raise ValidationError(
                    self.env._(
                        "%(job)s is not a post with one holder: nobody can act in it."
                        " Choose a structural position.",
                        job=job.name,
                    )
                )
            holders = job._get_definitive_holders(acting.date_start)[job.id]
            if acting.employee_id.id in [holder.employee.id for holder in holders]:
                raise ValidationError(
                    self.env._(
                        "%(name)s already holds %(job)s on that day. Choose another "
                        "person, or another first day.",
                        name=acting.employee_id.sudo().name,
                        job=job.name,
                    )
                )

    def write(self, vals):
        result = super().write(vals)
        if "job_id" in vals:
            # Odoo checks the rules before a write only.
            self.check_access("write")
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_begun(self):
        today = self.env.user._get_office_day()
        for acting in self:
            if acting.date_start <= today:
                raise UserError(
                    self.env._(
                        "%(acting)s has begun and may have signed documents. Enter the "
                        "last day instead of deleting the record.",
                        acting=acting.display_name,
                    )
                )
