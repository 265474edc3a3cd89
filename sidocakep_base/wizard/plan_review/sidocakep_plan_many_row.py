from odoo import fields, models
from odoo.exceptions import UserError

from ...exceptions import DiskError
from .sidocakep_plan_many import DECIDE, DRAFT


class SidocakepPlanManyRow(models.TransientModel):
    """What the step does, and did, for the plan of one agency."""

    _name = "sidocakep.plan.many.row"
    _description = "Plan in a Step of Many"

    wizard_id = fields.Many2one(
        "sidocakep.plan.many", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one("res.company", string="Agency", readonly=True)
    plan_id = fields.Many2one("sidocakep.plan", readonly=True)
    finding_count = fields.Integer(string="Findings", readonly=True, aggregator=None)
    severe_finding_count = fields.Integer(
        string="Serious Findings", readonly=True, aggregator=None
    )
    is_possible = fields.Boolean(readonly=True)
    remedy = fields.Text(string="What to Do", readonly=True)
    is_done = fields.Boolean(readonly=True)
    answer = fields.Text(string="Not Done", readonly=True)

    def _take(self):
        """Take the step for this agency, whole or not at all, and note a refusal."""
        self.ensure_one()
        wizard = self.wizard_id
        vals = {"is_done": True}
        try:
            with self.env.cr.savepoint():
                if wizard.step == DRAFT:
                    vals["plan_id"] = wizard._draft(self.company_id).id
                elif wizard.step == DECIDE:
                    wizard._decide(self.plan_id)
                else:
                    self.plan_id._review((wizard.note or "").strip() or None)
        except DiskError:
            raise
        except UserError as refusal:
            vals["answer"] = str(refusal)
        self.write(vals)
