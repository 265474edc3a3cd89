from odoo import fields, models
from odoo.exceptions import UserError


class SidocakepCrosscuttingAnswer(models.TransientModel):
    """Asks what carries an accepted node, or why it is refused or withdrawn."""

    _name = "sidocakep.crosscutting.answer"
    _description = "Answer a Crosscutting Request"

    crosscutting_id = fields.Many2one("sidocakep.crosscutting", required=True)
    answer = fields.Selection(
        [("accept", "Accept"), ("refuse", "Refuse"), ("withdraw", "Withdraw")],
        required=True,
    )
    company_id = fields.Many2one(related="crosscutting_id.company_id")
    year = fields.Integer(related="crosscutting_id.year")
    request = fields.Text(related="crosscutting_id.request")
    carrier_node_id = fields.Many2one(
        "sidocakep.performance.tree.node",
        string="Node of the Own Tree",
        domain="[('company_id', '=', company_id), ('year', '=', year), "
        "('tree_id.state', 'in', ('draft', 'decided'))]",
    )
    carrier_plan_node_id = fields.Many2one(
        "sidocakep.plan.node",
        string="Component of the Own Plan",
        domain="[('company_id', '=', company_id), ('plan_id.year_start', '<=', year), "
        "('plan_id.year_end', '>=', year), ('plan_id.state', '!=', 'amended')]",
    )
    carrier_job_id = fields.Many2one(
        "hr.job", string="Position", domain="[('company_id', '=', company_id)]"
    )
    reason = fields.Text(help="The other agency reads it.")

    def action_confirm(self):
        """Give the answer; the rights are checked there."""
        self.ensure_one()
        request = self.crosscutting_id
        if self.answer == "accept":
            if not (
                self.carrier_node_id or self.carrier_plan_node_id or self.carrier_job_id
            ):
                raise UserError(
                    self.env._(
                        "Say what carries it: a node of the own tree, a component of "
                        "the own plan or a position."
                    )
                )
            request.action_accept(
                self.carrier_node_id.id,
                self.carrier_plan_node_id.id,
                self.carrier_job_id.id,
            )
        else:
            if not (self.reason or "").strip():
                raise UserError(
                    self.env._("Give the reason: the other agency reads it.")
                )
            if self.answer == "refuse":
                request.action_refuse(self.reason)
            else:
                request.action_withdraw(self.reason)
        return {"type": "ir.actions.act_window_close"}
