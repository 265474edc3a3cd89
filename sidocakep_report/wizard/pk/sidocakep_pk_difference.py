from odoo import models


class SidocakepPkDifference(models.TransientModel):
    """The comparison on the screen can be printed, or worked on as a spreadsheet."""

    _name = "sidocakep.pk.difference"
    _inherit = ["sidocakep.pk.difference"]

    def action_print(self):
        """Print the comparison as an official form."""
        return self._print_by("sidocakep_report.action_report_pk_difference")

    def action_open_spreadsheet(self):
        """Write the same form in cells."""
        return self._print_by("sidocakep_report.action_report_pk_difference_xlsx")

    def _print_by(self, report):
        self.ensure_one()
        return self.env.ref(report).report_action(self.pk_id.ids, config=False)
