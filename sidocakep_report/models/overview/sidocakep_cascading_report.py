from odoo import models


class SidocakepCascadingReport(models.Model):
    """It lies in the folder of the period, also when it has come back received."""

    _name = "sidocakep.cascading.report"
    _inherit = ["sidocakep.cascading.report", "sidocakep.covered.mixin"]

    _cover_steps = ("decide", "receive")
