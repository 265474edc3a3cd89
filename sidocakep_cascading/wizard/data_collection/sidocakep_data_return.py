from odoo import fields, models


class SidocakepDataReturn(models.TransientModel):
    """Asks for the remark with which figures go back."""

    _name = "sidocakep.data.return"
    _description = "Return of Figures"

    figure_ids = fields.Many2many(
        "sidocakep.data.figure", string="Figures", required=True
    )
    remark = fields.Text(required=True, help="What has to be mended; kept for good.")

    def _open_window(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Return"),
            "res_model": self._name,
            "view_mode": "form",
            "target": "new",
        }

    def action_confirm(self):
        """Return the figures; who may is checked there."""
        self.ensure_one()
        self.figure_ids._return(self.remark)
        rest = self.figure_ids._get_pile().line_ids.figure_id._filter_verifiable()
        if rest:  # what else was chosen is looked at further
            return self.env["sidocakep.data.verify"]._prepare(rest)._open_window()
        return {"type": "ir.actions.act_window_close"}
