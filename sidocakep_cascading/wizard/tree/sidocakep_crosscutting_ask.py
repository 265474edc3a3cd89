from odoo import fields, models


class SidocakepCrosscuttingAsk(models.TransientModel):
    """Asks one or several agencies to carry a node."""

    _name = "sidocakep.crosscutting.ask"
    _description = "Ask Other Agencies"

    node_id = fields.Many2one("sidocakep.performance.tree.node", required=True)
    asking_company_id = fields.Many2one(related="node_id.company_id")
    company_ids = fields.Many2many(
        "res.company",
        string="Agencies",
        required=True,
        domain="[('parent_id', '!=', False), ('date_dissolved', '=', False), "
        "('id', '!=', asking_company_id)]",
    )
    request = fields.Text(
        string="What Is Asked",
        required=True,
        help="What the other agency is to bring about, so that it can answer.",
    )

    def action_ask(self):
        """Put the request before each agency; its head and secretary are told."""
        self.ensure_one()
        self.env["sidocakep.crosscutting"].create(
            [
                {
                    "node_id": self.node_id.id,
                    "company_id": company.id,
                    "request": self.request,
                }
                for company in self.company_ids
            ]
        )
        return {"type": "ir.actions.act_window_close"}
