from odoo import fields, models

from .sidocakep_measurement_line_rollup import EMPTY


class SidocakepMeasurement(models.Model):
    """The achievement of an agency: that of all the lines of its PKs."""

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    _workflow_fields = set(EMPTY)

    achievement = fields.Float(
        string="Achievement of the Agency",
        digits=False,
        readonly=True,
        copy=False,
        aggregator=None,
    )
    printed = fields.Char(
        string="Achievement of the Agency, Printed", readonly=True, copy=False
    )
    rating = fields.Char(readonly=True, copy=False)
    color = fields.Integer(readonly=True, copy=False)
    trace = fields.Text(string="Why This Figure", readonly=True, copy=False)

    def _roll_up(self):
        for item in self._with_workflow_bypass():
            item.write(item.line_ids._prepare_rollup("agency"))
