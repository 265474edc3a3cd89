from odoo import api, models

from .lkjip_kind import LkjipGovernmentKind, LkjipKind


class SidocakepDeadline(models.Model):
    """The performance reports of a year. Gunung Mas 24/2024 art. 11(2)."""

    _name = "sidocakep.deadline"
    _inherit = "sidocakep.deadline"

    @api.model
    def _get_kinds(self):
        return [*super()._get_kinds(), LkjipKind, LkjipGovernmentKind]
