from odoo import models


class SidocakepPkDifference(models.TransientModel):
    """The comparison on the screen can be printed."""

    _name = "sidocakep.pk.difference"
    _inherit = ["sidocakep.pk.difference"]

    def action_print(self):
        """Print the comparison as an official form."""
        self.ensure_one()
        report = self.env.ref("sidocakep_report.action_report_pk_difference")
        return report.report_action(self.pk_id.ids)
