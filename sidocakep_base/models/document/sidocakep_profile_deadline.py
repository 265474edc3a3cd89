from odoo import api, models


class SidocakepProfileDeadline(models.Model):
    """A rule that changes moves the due dates of what is still open."""

    _name = "sidocakep.profile.deadline"
    _inherit = ["sidocakep.profile.deadline", "sidocakep.kept.mixin"]
    _kept_in = "profile_id"

    @api.model_create_multi
    def create(self, vals_list):
        rules = super().create(vals_list)
        rules.profile_id._ask_deadlines()
        return rules

    def write(self, vals):
        result = super().write(vals)
        self.profile_id._ask_deadlines()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_and_count_again(self):
        self.profile_id._ask_deadlines()
