from odoo import fields, models

from odoo.addons.sidocakep_base.const import DUE_STATUSES

from ...const import DOCUMENT_PK


class HrJob(models.Model):
    """How far the agreement of the position is."""

    _name = "hr.job"
    _inherit = "hr.job"

    pk_due_status = fields.Selection(
        DUE_STATUSES,
        string="Standing of the PK",
        compute="_compute_pk_due",
        groups="sidocakep_base.group_employee",
    )
    pk_due_text = fields.Char(
        string="PK of This Year",
        compute="_compute_pk_due",
        groups="sidocakep_base.group_employee",
        help="How far the agreement of this year is; of several holders the latest.",
    )

    def _compute_pk_due(self):
        """Show what the deadlines say that the user may read."""
        rows = self.env["sidocakep.deadline"].search(
            [
                ("job_id", "in", self._origin.ids),
                ("document", "=", DOCUMENT_PK),
                ("year", "=", self.env.user._get_office_day().year),
            ]
        )
        by_job = rows.grouped("job_id")
        for job in self:
            own = by_job.get(job._origin, rows.browse())
            open_rows = own.filtered(lambda row: not row.done_on)
            row = (open_rows or own).sorted("days")[:1]
            job.pk_due_status = row.status
            job.pk_due_text = row._say_standing() if row else False
