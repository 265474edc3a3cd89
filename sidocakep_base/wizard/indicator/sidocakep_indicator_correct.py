from odoo import api, fields, models

from ...models.indicator.sidocakep_indicator_meaning import WORDING_FIELDS


class SidocakepIndicatorCorrect(models.TransientModel):
    """Asks for the right words of a decided indicator, and why they are corrected.

    The indicator itself says who may, and what is a correction.
    """

    _name = "sidocakep.indicator.correct"
    _description = "Correct the Wording"

    indicator_id = fields.Many2one(
        "sidocakep.indicator", required=True, readonly=True, ondelete="cascade"
    )
    decided_text = fields.Char(related="indicator_id.decided_text")
    name = fields.Text(required=True)
    operational_definition = fields.Text()
    formula_text = fields.Text(string="Formula of the Figure")
    numerator = fields.Text()
    denominator = fields.Text()
    data_source = fields.Text()
    reason = fields.Text(
        required=True, help="What was mistyped; it stays with the old and the new text."
    )

    @api.model
    def default_get(self, fields):
        """Start from what the indicator says now."""
        values = super().default_get(fields)
        indicator = self.env["sidocakep.indicator"].browse(values.get("indicator_id"))
        indicator.check_access("read")
        if indicator:
            for name in set(WORDING_FIELDS).intersection(fields):
                values.setdefault(name, indicator[name])
        return values

    def action_confirm(self):
        """Correct the words."""
        self.ensure_one()
        texts = {name: self[name] for name in WORDING_FIELDS}
        self.indicator_id._correct_wording(texts, self.reason)
        return {"type": "ir.actions.act_window_close"}
