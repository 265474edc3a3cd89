from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError


class SidocakepMutasiLine(models.TransientModel):
    """An official of a decree, the post that is left and the new one."""

    _name = "sidocakep.mutasi.line"
    _description = "Official of a Mutasi"

    mutasi_id = fields.Many2one("sidocakep.mutasi", required=True, ondelete="cascade")
    employee_id = fields.Many2one(
        "hr.employee", string="Official", required=True, ondelete="cascade"
    )
    former_job_id = fields.Many2one(
        "hr.job", string="Former Position", compute="_compute_former_job_id"
    )
    job_id = fields.Many2one(
        "hr.job", string="New Position", required=True, ondelete="cascade"
    )
    notice = fields.Text(
        compute="_compute_notice", help="What does not fit yet, but may be meant so."
    )

    @api.depends("employee_id", "mutasi_id.date_start")
    def _compute_former_job_id(self):
        today = self.env.user._get_office_day()
        for line in self:
            day = (line.mutasi_id.date_start or today) - timedelta(days=1)
            employee = line.employee_id._origin
            version = employee._get_version(day) if employee else employee.version_id
            line.former_job_id = version.job_id

    @api.depends("employee_id", "job_id", "mutasi_id.date_start", "mutasi_id.line_ids")
    def _compute_notice(self):
        for line in self:
            line.notice = "\n".join(line._get_notices()) or False

    def _get_notices(self):
        """Return what a careful clerk would ask about this line."""
        self.ensure_one()
        employee, job = self.employee_id._origin, self.job_id._origin
        day = self.mutasi_id.date_start
        if not (employee and job and day):
            return []
        notices = []
        moved = self.mutasi_id.line_ids.employee_id._origin
        holders = job._get_definitive_holders(day)[job.id]
        others = [h.employee for h in holders if h.employee.id not in moved.ids]
        if others and job.sudo().is_single_holder:
            notices.append(
                self.env._(
                    "%(name)s still holds it on that day. Record the mutasi of "
                    "%(name)s too.",
                    name=", ".join(other.name for other in others),
                )
            )
        later = employee.version_ids.filtered(lambda v: v.date_version > day)
        if later:
            notices.append(
                self.env._(
                    "The file says something else again from %(date)s on.",
                    date=self._format_day(min(later.mapped("date_version"))),
                )
            )
        user = employee.sudo().user_id
        if user and not user._will_reach(job.company_id):
            notices.append(
                self.env._(
                    "The login has no access to %(company)s yet. Ask the administrator "
                    "to allow it.",
                    company=job.company_id.name,
                )
            )
        if user and (role := user._get_missing_role(job)):
            notices.append(
                self.env._(
                    "The login does not have the role %(role)s yet. The administrator "
                    "finds that on his first screen and gives it.",
                    role=role.name,
                )
            )
        return notices

    def _appoint(self):
        """Record the new posts; the former versions end the day before."""
        for line in self:
            employee, job = line.employee_id, line.job_id
            day = line.mutasi_id.date_start
            if employee._get_version(day).job_id == job:
                raise UserError(
                    self.env._(
                        "%(name)s already holds %(job)s on that day. Choose another "
                        "position, or take the official off the list.",
                        name=employee.name,
                        job=job.name,
                    )
                )
            employee._appoint(job, day, line.mutasi_id._prepare_version_vals())
