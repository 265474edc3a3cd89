from odoo import models


class SidocakepDataFigure(models.Model):
    """What is verified is measured."""

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    def _verify(self):
        result = super()._verify()
        self.env["sidocakep.measurement.line"]._follow(self)
        self.env["sidocakep.measurement.output"]._follow(self)
        return result
