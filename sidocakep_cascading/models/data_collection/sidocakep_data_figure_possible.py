"""A figure that was possible when it was entered, and is not any more."""

from odoo import models
from odoo.exceptions import ValidationError


class SidocakepDataFigure(models.Model):
    """Limits, and the decimals of a draft card, may be set right meanwhile.

    Each figure on its way is asked again at the next step, in the hands of who takes
    it. A settled one never changes; it is found
    (``sidocakep_coverage_finding_limits.py``).
    """

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    def _send(self):
        for figure in self.filtered(lambda item: not item._is_as_computed()):
            figure._settle(figure.browse())
        return super()._send()

    def _check_send(self):
        self._check_possible()
        return super()._check_send()

    def _check_verify(self):
        self._check_possible()
        for figure in self.filtered(lambda item: not item._is_as_computed()):
            raise ValidationError(
                self.env._(
                    "%(figure)s is %(value)s, and by its collection card as it is now "
                    "the parts make it %(computed)s. Return it: it is computed anew as "
                    "it is sent.",
                    figure=figure.display_name,
                    value=figure.printed_value,
                    computed=figure._collect().value,
                )
            )
        return super()._check_verify()

    def _is_as_computed(self):
        """Tell whether the figure is what its card makes of its parts."""
        self.ensure_one()
        if not self._is_computed() or self.no_figure:
            return True
        settled = self._prepare_settled()
        return all(
            self._fields[name].convert_to_write(self[name], self) == value
            for name, value in settled.items()
            if name in ("value", "value_high", "point_id", "figure_status")
        )
