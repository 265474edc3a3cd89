from odoo import models

from .sidocakep_measurement_cover import COVER


class SidocakepCoveredMixin(models.AbstractModel):
    """A document of a period that lies in the folder behind its cover sheet.

    Which of its steps change what the sheet says of it stands in ``_cover_steps``: the
    sheet is issued anew with them, where it was issued.
    """

    _name = "sidocakep.covered.mixin"
    _description = "Document Behind a Cover Sheet"
    _inherit = ["sidocakep.workflow.mixin"]

    _cover_steps = ()

    def _transition(self, name, vals=None, reason=None):
        result = super()._transition(name, vals, reason)
        if name in self._cover_steps:
            folders = self.sudo()._find_folders()
            folders.browse(folders._get_standing_issues(COVER))._issue(COVER)
        return result

    def _find_folders(self):
        """Return the measurements of their agencies and periods."""
        measurements = self.env["sidocakep.measurement"]
        for (year, kind, number), items in self.grouped(
            lambda item: (item.year, item.period_kind, item.period_no)
        ).items():
            measurements += measurements.search(
                [
                    ("company_id", "in", items.company_id.ids),
                    ("year", "=", year),
                    ("period_kind", "=", kind),
                    ("period_no", "=", number),
                ]
            )
        return measurements
