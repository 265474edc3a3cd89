from odoo import models

from ...const import DRAFT


class SidocakepIndicator(models.Model):
    """What was promised by an agreement keeps its meaning."""

    _name = "sidocakep.indicator"
    _inherit = "sidocakep.indicator"

    def _get_decided_in(self):
        found = super()._get_decided_in()
        lines = self.env["sidocakep.pk.line"].sudo()
        lines = lines.search(
            [
                ("indicator_id", "in", set(self.ids) - found.keys()),
                ("pk_id.state", "!=", DRAFT),
            ]
        )
        return {line.indicator_id.id: line.pk_id for line in lines} | found
