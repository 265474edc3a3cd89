"""Which figures come to nothing, because nobody set what they are measured by."""

from odoo import models

from .sidocakep_measurement_open import SHOWN


class SidocakepMeasurement(models.Model):
    """A quarter without a target has no achievement, however well it is reported.

    Said before each step with who sets it: once the figure is sent, only a change of
    the plan does.
    """

    _name = "sidocakep.measurement"
    _inherit = "sidocakep.measurement"

    def _get_gaps(self):
        gaps = super()._get_gaps()
        lines = self.sudo().line_ids.filtered(lambda line: line.status == "no_target")
        if not lines:
            return gaps
        return [
            *gaps,
            self.env._(
                "No target of this period, so no achievement: %(indicators)s. Whoever "
                "plans for the agency (Sekretaris) sets it on the indicator (Targets) "
                "before the figure is sent, afterwards by a change of the plan; where "
                "this period is not meant to be measured, the collection card says so "
                "(Entered).",
                indicators=self._say_some(lines.mapped("name"), SHOWN),
            ),
        ]
