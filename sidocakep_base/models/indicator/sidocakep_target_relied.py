"""What a period was to come to does not change once it is known what it came to.

Until the last day of the period its target is set freely, with the trail: the agencies
set the quarters after the PK is signed. From the day after, who changes a target knows
how it went. One that is missing may still be added, until a figure is sent for it, and
no easier than that of the quarter before.
"""

from odoo import SUPERUSER_ID, api, models

from ...const import PLAN_DECIDED
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
        targets._check_not_eased()
        return targets

    def write(self, vals):
        changed = self.filtered(lambda target: target._is_changed(vals))
        changed._check_unmeasured()
        changed._check_not_ended()
        result = super().write(vals)
        changed._check_unmeasured()
        changed._check_not_eased()
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
                    "%(target)s, stays. Return the figure first; once it was verified "
                    "there is this way only: %(way)s",
                    figure=figure.display_name,
                    target=target.display_name,
                    way=target._get_way_to_next(),
                )
            )

    def _check_not_ended(self):
        """Refuse to change or delete what was set for a period that is over.

        A row in which nothing stands yet is a missing target, and may be filled.

        :raises FrozenRecordError: with the target and the remedy
        """
        for target in self._filter_guarded()._filter_ended():
            if target.figure_status != "not_reported":
                raise FrozenRecordError(
                    self.env._(
                        "%(target)s: the period has ended, so its target %(value)s "
                        "stays as it was promised, in a reopened measurement too. "
                        "Where it is wrong there is this way only: %(way)s",
                        target=target.display_name,
                        value=target.printed_value,
                        way=target._get_way_to_next(),
                    )
                )

    def _check_not_eased(self):
        """Refuse to add, once a quarter is over, less than the quarter before has.

        Nobody downstream could tell it from a target that was meant: a figure far above
        it, or an indicator that is out of the average.

        :raises FrozenRecordError: with the earlier target and the remedy
        """
        ended = self._filter_guarded()._filter_ended()
        quarters = ended.filtered(lambda target: target.period_kind == "quarter")
        for (year, number), targets in quarters.grouped(
            lambda target: (target.year, target.period_no)
        ).items():
            eased = targets.indicator_id._find_eased(year, number)
            for target in targets.filtered(
                lambda item, e=eased: item.indicator_id in e
            ):
                found = eased[target.indicator_id]
                raise FrozenRecordError(
                    self.env._(
                        "%(target)s: the quarter has ended, and %(value)s is easier "
                        "than the target of quarter %(quarter)s, %(earlier)s. Set it "
                        "no easier than %(earlier)s; where less was meant there is "
                        "this way only: %(way)s",
                        target=target.display_name,
                        value=found.value,
                        quarter=found.quarter,
                        earlier=found.earlier,
                        way=target._get_way_to_next(),
                    )
                )

    def _get_way_to_next(self):
        """Return in words how a target that was promised is set right: by deciding it.

        The next version of the plan says it, whoever else is measured by that plan
        reads it there, and what was measured before keeps the target that it had.
        """
        self.ensure_one()
        plans = self.indicator_id.sudo().node_ids.plan_id
        plan = plans.filtered(lambda item: item.state == PLAN_DECIDED)[-1:]
        return self.env._(
            "open %(plan)s and draft its next version (Amend), add there on the "
            "indicator (Targets) a row for %(period)s with the right target, and have "
            "it reviewed and decided. A measurement that is open or reopened takes it "
            "then by itself; what was accepted keeps its own.",
            plan=plan.name or self.env._("the plan of the agency"),
            period=self._get_period_label(),
        )

    def _filter_ended(self):
        """Return the targets whose period is over, as the offices have the day."""
        today = self.env.user._get_office_day()
        return self.filtered(lambda target: target._get_period_end() < today)

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

    def _find_set_late(self):
        """Return ``{target: day}`` of those that people set once the period was over.

        By the trail, which has every one that a person adds or fills. What the program
        brings itself was set by nobody; what a plan has is decided with it. One query.
        """
        loose = self.sudo().filtered(lambda target: not target.plan_id)
        trail = self.env["sidocakep.trail"].sudo()
        last = trail._read_group(
            [
                ("field_model", "=", self._name),
                ("part_id", "in", loose.ids),
                ("user_id", "!=", SUPERUSER_ID),
            ],
            ["part_id"],
            ["date:max"],
        )
        days = {key: self.env.user._to_office_day(moment) for key, moment in last}
        return {
            target.with_env(self.env): days[target.id]
            for target in loose.filtered(lambda item: item.id in days)
            if days[target.id] > target._get_period_end()
        }
