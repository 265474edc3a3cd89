"""The achievement of an indicator, calculated by the engine and nowhere else."""

from odoo import models
from odoo.exceptions import ValidationError

from ...engine.achievement.achievement import achieve
from ...engine.errors import EngineError
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
        profile = self.company_id._get_profile(day)
        try:
            return achieve(
                target_value,
                actual_value,
                self.direction,
                profile._get_policy(day) if profile else None,
                day,
                formula=self.formula_code or None,
                scale=self.scale_id._to_engine() if self.scale_id else None,
            )
        except EngineError as error:
            raise ValidationError(
                self.env._(
                    '"%(indicator)s": %(problem)s',
                    indicator=self.name,
                    problem=say(self.env, error),
                )
            ) from error
