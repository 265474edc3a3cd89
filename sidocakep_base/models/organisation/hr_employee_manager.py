from odoo import fields, models


class HrEmployee(models.Model):
    """Remembers who was entered as manager because he holds the post above."""

    _name = "hr.employee"
    _inherit = "hr.employee"

    followed_manager_id = fields.Many2one(
        "hr.employee",
        string="Manager by Position",
        readonly=True,
        copy=False,
        index="btree_not_null",
        groups="hr.group_hr_user",
        help="Who was entered as manager because he holds the position above. Another "
        "manager stays as he was entered.",
    )

    def _cron_update_current_version_id(self):
        """Once a day: an appointment that begins today was entered long before."""
        result = super()._cron_update_current_version_id()
        self.env["res.users"]._follow_all_posts()
        posts = self.env["hr.job"].sudo().search([("position_kind_id", "!=", False)])
        posts._lead_officials()
        return result
