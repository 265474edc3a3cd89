from odoo import api, fields, models


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

    is_login_road_locked = fields.Boolean(
        compute="_compute_is_login_road_locked",
        help="Whether what leads to the login is not this user's to change.",
    )

    @api.depends_context("uid")
    @api.depends("user_id", "work_contact_id")
    def _compute_is_login_road_locked(self):
        keeps_all = self._keeps_logins()
        for employee in self:
            users = employee.sudo()._get_login_users({})
            employee.is_login_road_locked = not keeps_all and bool(
                users - self.env.user
            )

    @api.model_create_multi
    def create(self, vals_list):
        """A new file does not take the contact of somebody's login for its own.

        Core copies the address to a contact of one file only, so it is not always
        the guard of the contact that answers.
        """
        taken = ["work_contact_id" in vals for vals in vals_list]
        employees = super().create(vals_list)
        if not self._keeps_logins():
            for employee, is_taken in zip(employees.sudo(), taken, strict=True):
                others = employee._get_login_users({}) - employee.user_id
                if is_taken and others - self.env.user:
                    employee._refuse_login_roads(["work_contact_id"])
        return employees

    def _get_login_users(self, vals):
        contact = self.work_contact_id
        if vals.get("work_contact_id"):
            contact |= contact.browse(vals["work_contact_id"])
        return self.user_id | contact.user_ids
