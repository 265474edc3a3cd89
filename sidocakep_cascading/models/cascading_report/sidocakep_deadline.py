from odoo import api, models

from .cascading_report_kind import CascadingReportKind


class SidocakepDeadline(models.Model):
    """The cascading reports of a year, where the profile says by when."""

    _name = "sidocakep.deadline"
    _inherit = "sidocakep.deadline"

    @api.model
    def _get_kinds(self):
        return [*super()._get_kinds(), CascadingReportKind]
