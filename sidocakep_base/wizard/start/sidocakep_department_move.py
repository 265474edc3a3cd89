"""The departments of an Odoo in use become agencies, with people and history."""

from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ...engine.agencies import guess_kind
from ...models.organisation.res_company import GOVERNMENTS


class SidocakepDepartmentMove(models.TransientModel):
    """Offers the departments at the top of the government as agencies.

    Whoever used Odoo before has one company and a department for each office. For the
    administrator, since logins and files of all people are touched.
    """

    _name = "sidocakep.department.move"
    _description = "Departments Become Agencies"

    company_id = fields.Many2one(
        "res.company",
        string="Government",
        required=True,
        domain=GOVERNMENTS,
        default=lambda self: self.env["res.company"]._get_default_government(),
    )
    line_ids = fields.One2many(
        "sidocakep.department.move.line",
        "move_id",
        string="Departments",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )

    @api.depends("company_id")
    def _compute_line_ids(self):
        for wizard in self:
            departments = self.env["hr.department"].sudo()
            departments = departments.search(
                [("company_id", "in", wizard.company_id.ids), ("parent_id", "=", False)]
            )
            wizard.line_ids = [
                Command.clear(),
                *(
                    Command.create(wizard._prepare_line(department))
                    for department in departments
                ),
            ]

    def _prepare_line(self, department):
        kind = guess_kind(department.name)
        agency = self.company_id.sudo().child_ids.filtered(
            lambda company: company.name.lower() == department.name.lower()
        )
        return {
            "department_id": department.id,
            "name": department.name,
            "kind": agency[:1].sidocakep_kind or kind,
            "agency_id": agency[:1].id,
            "is_chosen": bool(kind or agency),
        }

    def action_confirm(self):
        """Make the agencies and move the departments, positions and people."""
        self.ensure_one()
        self.check_access("write")
        self.company_id._check_is_government()
        chosen = self.line_ids.filtered("is_chosen")
        if not chosen:
            raise UserError(
                self.env._("Tick the departments that are agencies, then confirm.")
            )
        for line in chosen:
            line._move()
        action = self.env["ir.actions.act_window"]
        return action._for_xml_id("sidocakep_base.res_company_action")
