from odoo import api, models

from .evaluation_kind import EvaluationKind
from .measurement_kind import MeasurementKind


class SidocakepDeadline(models.Model):
    """The measurements of a year, quarter by quarter, and their evaluations."""

    _name = "sidocakep.deadline"
    _inherit = "sidocakep.deadline"

    @api.model
    def _get_kinds(self):
        return [*super()._get_kinds(), MeasurementKind, EvaluationKind]
