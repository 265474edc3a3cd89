from odoo import fields, models


class HrEmployee(models.Model):
    """What of an official's file leads to the login is not HR's, see the mixin.

    The link itself (``user_id``, ``resource_id``) is guarded in
    :mod:`.resource_resource`, where it may be cut.
    """

    _name = "hr.employee"
    _inherit = ["sidocakep.login.road.mixin", "hr.employee"]

    _login_roads = frozenset(
        {
            "work_contact_id",
            "work_email",
            "work_phone",
            "mobile_phone",
            "private_email",
            "private_phone",
        }
    )

    work_contact_id = fields.Many2one(tracking=True)
    work_email = fields.Char(tracking=True)
    mobile_phone = fields.Char(tracking=True)
    private_email = fields.Char(tracking=True)
    private_phone = fields.Char(tracking=True)

    def _get_login_users(self, vals):
        contact = self.work_contact_id
        if vals.get("work_contact_id"):
            contact |= contact.browse(vals["work_contact_id"])
        return self.user_id | contact.user_ids
