"""What a period was to come to does not change once it is known what it came to.

Until the last day of the period its target is set freely, with the trail: the agencies
set the quarters after the PK is signed. From the day after, who changes a target knows
how it went. One that is missing may still be added, until a figure is sent for it.
"""

from odoo import api, models

from ...exceptions import FrozenRecordError
from ..document.period import get_period_end


class SidocakepTarget(models.Model):
    """A target without a plan has a trail too, and stays once its period has ended.

    The targets of quarters are set each year, by whoever keeps the agency's plan: who
    lowers one after the figure makes a missed target a reached one, and who deletes it
    takes the indicator out of the average.
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
        changed._check_not_ended()
        result = super().write(vals)
        changed._check_unmeasured()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_unless_measured(self):
        self._check_unmeasured()
        self._check_not_ended()

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
        for target, figure in self._filter_guarded()._find_measured().items():
            raise FrozenRecordError(
                self.env._(
                    "%(figure)s was sent: the target that it is measured against, "
                    "%(target)s, stays. Return the figure first; after it was verified "
                    "set the target in the next version of the plan.",
                    figure=figure.display_name,
                    target=target.display_name,
                )
            )

    def _check_not_ended(self):
        """Refuse to change or delete what was set for a period that is over.

        A row in which nothing stands yet is a missing target, and may be filled.

        :raises FrozenRecordError: with the target and the remedy
        """
        today = self.env.user._get_office_day()
        for target in self._filter_guarded():
            is_set = target.figure_status != "not_reported"
            if is_set and target._get_period_end() < today:
                raise FrozenRecordError(
                    self.env._(
                        "%(target)s: the period has ended, so its target %(value)s "
                        "stays as it was set. Ask Bagian Organisasi where it is wrong: "
                        "it is set right in the next version of the plan.",
                        target=target.display_name,
                        value=target.printed_value,
                    )
                )

    def _filter_guarded(self):
        """Return the targets that no plan freezes, unless the program itself writes."""
        if self.env.su or self._workflow_bypassed():
            return self.browse()
        return self.filtered(
            lambda target: not target.plan_id and target.kind == "target"
        )

    def _get_period_end(self):
        self.ensure_one()
        return get_period_end(self.period_kind, self.year, self.period_no)

    def _find_measured(self):
        """Return ``{target: figure that was sent for its period}``; sudo.

        Rooms above, which have the figures, answer.
        """
        return {}
