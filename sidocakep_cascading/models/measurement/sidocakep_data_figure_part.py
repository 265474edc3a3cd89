from odoo import models

from odoo.addons.sidocakep_base.exceptions import FrozenRecordError
from odoo.addons.sidocakep_base.models.organisation.turn import take_turn


class SidocakepDataFigurePart(models.Model):
    """What a post of a unit counts for the figure of another is closed with it."""

    _name = "sidocakep.data.figure.part"
    _inherit = "sidocakep.data.figure.part"

    def _check_document_open(self):
        super()._check_document_open()
        if self._workflow_bypassed():
            return
        places = {
            part: (part.counted_by_job_id, part.figure_id)
            for part in self.sudo()
            if part.counted_by_job_id
        }
        sheets = self.env["sidocakep.measurement.sheet"]
        take_turn(sheets._find_closable(places))
        for part, sheet in sheets._find_unit_closings(places).items():
            raise FrozenRecordError(
                self.env._(
                    "“%(part)s” stays as it is. %(remedy)s",
                    part=part.name,
                    remedy=sheet.with_env(self.env)._get_closing_text(),
                )
            )
