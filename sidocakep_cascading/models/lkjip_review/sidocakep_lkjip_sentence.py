from odoo import models


class SidocakepLkjipSentence(models.Model):
    """What was reviewed does not change silently."""

    _name = "sidocakep.lkjip.sentence"
    _inherit = "sidocakep.lkjip.sentence"

    def write(self, vals):
        result = super().write(vals)
        if {"text", "state"} & vals.keys():
            self.lkjip_id._ask_review_again()
        return result
