"""The achievement of an indicator, calculated by the engine and nowhere else."""

from odoo import models
from odoo.exceptions import ValidationError

from ...engine.achievement.achievement import achieve, no_figure
from ...engine.errors import EngineError
from ...engine.figures.values import NoFigureKind
from ...engine_words import say


class SidocakepIndicator(models.Model):
    """Adds the comparison of a realisation with its target."""

    _name = "sidocakep.indicator"
    _inherit = "sidocakep.indicator"

    def _achieve(self, target_value, actual_value, date=None):
        """Compare ``actual_value`` with ``target_value``, both engine values.

        The policy is that of the profile of the government on ``date`` (default:
        today); the formula of the indicator, if it has one, overrides the policy's.

        :return: the engine's ``Result`` with raw and capped figure, rating and trace
        :raises ValidationError: the two cannot be compared, with the reason
        """
        self.ensure_one()
        day = date or self.env.user._get_office_day()
        policy = self._get_engine_policies(day)[self.company_id.root_id]
        try:
            return self._compare(target_value, actual_value, policy, day)
        except EngineError as error:
            raise ValidationError(
                self.env._(
                    '"%(indicator)s": %(problem)s',
                    indicator=self.name,
                    problem=say(self.env, error),
                )
            ) from error

    def _achieve_each(self, pairs, date=None):
        """Compare many at once: one pair of engine values for each of the records.

        The records may repeat. A pair that cannot be compared spoils none of the
        others: its result is *not computable*, with the reason as its trace. The number
        of queries does not grow with the records.

        :param pairs: ``[(target, realisation)]``, in the order of the records
        :return: the engine's ``Result`` of each
        """
        day = date or self.env.user._get_office_day()
        policies = self._get_engine_policies(day)
        results = []
        for indicator, (target, actual) in zip(self, pairs, strict=True):
            policy = policies[indicator.company_id.root_id]
            try:
                result = indicator._compare(target, actual, policy, day)
            except EngineError as error:
                result = no_figure(NoFigureKind.NOT_COMPUTABLE, str(error))
            results.append(result)
        return results

    def _get_engine_policies(self, day):
        """Return ``{government: the engine's policy of that day, or None}``."""
        policies = {}
        for government in self.company_id.root_id:
            profile = government._get_profile(day)
            policies[government] = profile._get_policy(day) if profile else None
        return policies

    def _compare(self, target, actual, policy, day):
        return achieve(
            target,
            actual,
            self.direction,
            policy,
            day,
            formula=self.formula_code or None,
            scale=self.scale_id._to_engine() if self.scale_id else None,
        )
