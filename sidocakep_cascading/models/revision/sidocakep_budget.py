from odoo import models


class SidocakepBudget(models.Model):
    """A DPA ratified or changed is held against the PKs that stand already."""

    _name = "sidocakep.budget"
    _inherit = "sidocakep.budget"

    def _transition(self, name, vals=None, reason=None):
        result = super()._transition(name, vals, reason)
        companies = self.sudo().company_id
        # Of the agencies, of the units below them, and of the head of region, who
        # answers for all.
        pks = self.env["sidocakep.pk"].sudo()
        touched = pks.search(
            [
                ("year", "in", self.mapped("year")),
                ("state", "not in", pks._get_following_states()),
                "|",
                ("company_id", "child_of", companies.ids),
                ("company_id", "in", companies.root_id.ids),
            ]
        )
        touched._note_budget_difference()
        return result
