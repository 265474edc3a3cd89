from odoo import models

COUNTED_FIELDS = frozenset(
    {"date_start", "level_rule_ids", "notice_days", "replaces_id", "tz", "working_days"}
)


class SidocakepProfile(models.Model):
    """The rules by which deadlines are counted."""

    _name = "sidocakep.profile"
    _inherit = ["sidocakep.profile", "sidocakep.kept.mixin"]

    def write(self, vals):
        result = super().write(vals)
        if COUNTED_FIELDS & vals.keys():
            self._ask_deadlines()
        return result

    def _ask_deadlines(self):
        """Count the deadlines of the governments that adopted a profile again."""
        companies = self.env["res.company"].sudo()
        governments = companies.search(
            [
                "|",
                ("profile_id", "in", self.ids),
                ("adoption_ids.profile_id", "in", self.ids),
            ]
        )
        agencies = companies.search([("id", "child_of", governments.ids)])
        self.env["sidocakep.deadline.request"]._ask(agencies)

    def action_view_trail(self):
        """Open what was changed, and by whom."""
        return self._open_trail()
