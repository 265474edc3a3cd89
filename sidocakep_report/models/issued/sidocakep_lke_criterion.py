from odoo import models

from .sidocakep_lke_line import PUBLISHED

#: How every sheet words it.
WORD = "dipublikasikan"


class SidocakepLkeCriterion(models.Model):
    """Read by its words: an edition that is used, or of the house, is not changed."""

    _name = "sidocakep.lke.criterion"
    _inherit = "sidocakep.lke.criterion"

    def _get_codes(self):
        codes = super()._get_codes()
        if WORD in (self.name or "").casefold() and self.component in PUBLISHED:
            code, _names = PUBLISHED[self.component]
            codes = [*codes, *({code} - set(codes))]
        return codes
