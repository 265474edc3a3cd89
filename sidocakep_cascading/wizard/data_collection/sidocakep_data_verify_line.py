from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...models.data_collection.sidocakep_data_figure_verify import PILE_KEY


class SidocakepDataVerifyLine(models.TransientModel):
    """One figure of the pile; that it was opened is noted by opening it."""

    _name = "sidocakep.data.verify.line"
    _description = "Figure of a Pile"
    _inherit = ["sidocakep.workflow.bypass.mixin"]
    _order = "must_open desc, id"

    verify_id = fields.Many2one(
        "sidocakep.data.verify",
        string="Pile of Figures",
        required=True,
        index=True,
        ondelete="cascade",
    )
    figure_id = fields.Many2one(
        "sidocakep.data.figure",
        string="Performance Figure",
        required=True,
        readonly=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(related="figure_id.company_id")
    printed_value = fields.Char(related="figure_id.printed_value", string="Value")
    remark = fields.Text(related="figure_id.remark")
    evidence_count = fields.Integer(related="figure_id.evidence_count")
    seen_on = fields.Datetime(string="Sent On", readonly=True)
    sign_text = fields.Char(string="What Strikes", readonly=True)
    must_open = fields.Boolean(string="In the Sample", readonly=True)
    was_opened = fields.Boolean(string="Opened", readonly=True)

    @api.model_create_multi
    def create(self, vals_list):
        self._check_program()
        return super().create(vals_list)

    def write(self, vals):
        self._check_program()
        return super().write(vals)

    def _check_program(self):
        if not self._workflow_bypassed():
            raise AccessError(
                self.env._(
                    "The sample of a pile is drawn by the program. Choose the figures "
                    "in the list and open those of the sample."
                )
            )

    def _filter_unopened(self):
        return self.filtered(lambda line: line.must_open and not line.was_opened)

    @api.model
    def _get_opened(self, figures):
        """Return ``{(figure id, sent on)}`` of what the user opened in earlier piles.

        Whoever closes the window of a figure closes that of the pile with it: what he
        looked at stays looked at, until it is sent again.
        """
        opened = self.search(
            [
                ("figure_id", "in", figures.ids),
                ("was_opened", "=", True),
                ("create_uid", "=", self.env.uid),
            ]
        )
        return {(line.figure_id.id, line.seen_on) for line in opened}

    def action_open_figure(self):
        """Show the figure with its parts and evidence, and note that it was shown."""
        self.ensure_one()
        self.figure_id.check_access("read")
        self._with_workflow_bypass().was_opened = True
        return {
            "type": "ir.actions.act_window",
            "name": self.figure_id.display_name,
            "res_model": self.figure_id._name,
            "res_id": self.figure_id.id,
            "view_mode": "form",
            "views": [
                (
                    self.env.ref(
                        "sidocakep_cascading.sidocakep_data_figure_view_form_sample"
                    ).id,
                    "form",
                )
            ],
            "target": "new",
            "context": {PILE_KEY: self.verify_id.id},
        }
