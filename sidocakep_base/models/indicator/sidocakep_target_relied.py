"""What a period was to come to does not change once it is known what it came to."""

from odoo import api, models

from ...exceptions import FrozenRecordError


class SidocakepTarget(models.Model):
    """A target without a plan has a trail too, and stays once it was measured against.

    The targets of quarters are set each year, by whoever keeps the agency's plan: who
    lowers one after the figure makes a missed target a reached one.
    """

    _name = "sidocakep.target"
    _inherit = "sidocakep.target"

    def _group_by_trail(self):
        """Keep the rows of no plan in the trail of their indicator."""
        return super()._group_by_trail() | {
            "indicator_id": self.filtered(lambda target: not target.plan_id)
        }

    @api.model_create_multi
    def create(self, vals_list):
        targets = super().create(vals_list)
        targets._check_unmeasured()
        return targets

    def write(self, vals):
        changed = self.filtered(lambda target: target._is_changed(vals))
        changed._check_unmeasured()
        result = super().write(vals)
        changed._check_unmeasured()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_unless_measured(self):
        self._check_unmeasured()

    def _is_changed(self, vals):
        return any(
            (self._fields[name].convert_to_write(self[name], self) or False)
            != (value or False)
            for name, value in vals.items()
            if name in self._fields
        )

    def _check_unmeasured(self):
        """Refuse to set anew what a figure was sent against.

        :raises FrozenRecordError: with the figure and the remedy
        """
        if self.env.su or self._workflow_bypassed():
            return
        loose = self.filtered(
            lambda target: not target.plan_id and target.kind == "target"
        )
        for target, figure in loose._find_measured().items():
            raise FrozenRecordError(
                self.env._(
                    "%(figure)s was sent: the target that it is measured against, "
                    "%(target)s, stays. Return the figure first; after it was verified "
                    "set the target in the next version of the plan.",
                    figure=figure.display_name,
                    target=target.display_name,
                )
            )

    def _find_measured(self):
        """Return ``{target: figure that was sent for its period}``; sudo.

        Rooms above, which have the figures, answer.
        """
        return {}
