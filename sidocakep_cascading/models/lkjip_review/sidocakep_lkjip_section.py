from odoo import models


class SidocakepLkjipSection(models.Model):
    """What was reviewed does not change silently."""

    _name = "sidocakep.lkjip.section"
    _inherit = "sidocakep.lkjip.section"

    def write(self, vals):
        result = super().write(vals)
        if {"body", "table_seal"} & vals.keys():
            self.lkjip_id._ask_review_again()
        return result
