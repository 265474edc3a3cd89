from odoo import api, models

from .map_review_kind import MapReviewKind


class SidocakepDeadline(models.Model):
    """The maps of plans in force are owed a review every year."""

    _name = "sidocakep.deadline"
    _inherit = "sidocakep.deadline"

    @api.model
    def _get_kinds(self):
        return [*super()._get_kinds(), MapReviewKind]
