from odoo import models


class SidocakepDataFigure(models.Model):
    """A figure that what was sent takes over is in the evaluations that say it."""

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    def _verify(self):
        result = super()._verify()
        self.env["sidocakep.measurement"]._issue_evaluations_anew(self)
        return result
