"""The achievement of an indicator, calculated by the engine and nowhere else."""

from functools import cache, partial

from odoo import api, models
from odoo.exceptions import ValidationError

from ...engine.achievement.achievement import achieve, no_figure
from ...engine.errors import EngineError
from ...engine.figures.values import NoFigureKind
from ...engine_words import say
from ..document.columns import read_columns


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
        compare = self._get_comparisons(day)[self.id]
        try:
            return compare(target_value, actual_value)
        except EngineError as error:
            raise ValidationError(
                self.env._(
                    '"%(indicator)s": %(problem)s',
                    indicator=self.name,
                    problem=say(self.env, error),
                )
            ) from error

    def _achieve_each(self, pairs, date=None):
        """Compare many at once: pairs of engine values for each of the records.

        The records may repeat. A pair that cannot be compared spoils none of the
        others: its result is *not computable*, with the reason as its trace. The number
        of queries does not grow with the records.

        :param pairs: ``[[(target, realisation)]]``, in the order of the records
        :return: the engine's ``Result`` of each pair of each record
        """
        day = date or self.env.user._get_office_day()
        compared = self.browse(dict.fromkeys(self._ids))._get_comparisons(day)
        return [
            [_compare(compared[indicator_id], *pair) for pair in some]
            for indicator_id, some in zip(self._ids, pairs, strict=True)
        ]

    @api.model
    def _get_engine_policies(self, companies, day):
        """Return ``{government: the engine's policy of that day, or None}``."""
        policies = {}
        for government in companies.root_id:
            profile = government._get_profile(day)
            policies[government] = profile._get_policy(day) if profile else None
        return policies

    def _get_comparisons(self, day):
        """Return ``{id: comparison of (target, realisation)}`` of a day."""
        rows = read_columns(self, "company_id", "direction", "formula_code", "scale_id")
        # By their ids: what is reached through the records is looked up for them all.
        companies = self.env["res.company"].browse(
            dict.fromkeys(row[0] for row in rows)
        )
        scales = self.env["sidocakep.ordinal.scale"].browse(
            filter(None, dict.fromkeys(row[-1] for row in rows))
        )
        policies = self._get_engine_policies(companies, day)
        by_company = {item.id: policies[item.root_id] for item in companies}
        by_scale = {scale.id: scale._to_engine() for scale in scales}

        @cache
        def make(company_id, direction, formula, scale_id):
            return partial(
                achieve,
                direction=direction,
                policy=by_company[company_id],
                on_date=day,
                formula=formula or None,
                scale=by_scale.get(scale_id),
            )

        return {key: make(*row) for key, row in zip(self._ids, rows, strict=True)}


def _compare(compare, target, actual):
    """Return the result; of what cannot be compared, the reason."""
    try:
        return compare(target, actual)
    except EngineError as error:
        return no_figure(NoFigureKind.NOT_COMPUTABLE, str(error))
