from odoo import fields, models


class HrEmployee(models.Model):
    """An official goes to another post by a decree, which the file keeps."""

    _name = "hr.employee"
    _inherit = "hr.employee"

    superior_job_id = fields.Many2one(
        related="job_id.superior_id", string="Direct Superior", readonly=True
    )
    superior_names = fields.Char(
        related="job_id.superior_id.holder_names",
        string="Held by",
        readonly=True,
        help="Who holds the position of the direct superior today.",
    )

    def action_record_mutasi(self):
        """Open the form in which these officials are given other posts."""
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Record Mutasi"),
            "res_model": "sidocakep.mutasi",
            "view_mode": "form",
            "target": "new",
            "context": {"default_employee_ids": self.ids, "dialog_size": "extra-large"},
        }
