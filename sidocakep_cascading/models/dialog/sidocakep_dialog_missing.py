from odoo import api, models


class SidocakepDialog(models.Model):
    """A dialog is of what is evaluated: an empty list names who is not, and why."""

    _name = "sidocakep.dialog"
    _inherit = "sidocakep.dialog"

    @api.model
    def get_empty_list_help(self, help_message):
        missing = self.env["sidocakep.measurement.sheet"]._get_missing_help()
        return super().get_empty_list_help(help_message) + missing
