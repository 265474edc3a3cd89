from odoo import models


class SidocakepIndicator(models.Model):
    """Adds what handing an indicator down needs to know."""

    _name = "sidocakep.indicator"
    _inherit = "sidocakep.indicator"

    def _is_divisible(self):
        """Whether parts of a target may be added up to the target again."""
        self.ensure_one()
        return self.accumulation == "sum" and self.value_kind == "number"
