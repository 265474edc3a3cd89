"""Between which values the targets and figures of an indicator can lie."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...engine.figures.indonesian import format_number
from ...engine.figures.limits import Limits
from ...exceptions import FrozenRecordError
from ..nomenclature.limits_mixin import LIMIT_FIELDS
from .sidocakep_indicator_correction import KEEPERS


class SidocakepIndicator(models.Model):
    """A share ends at 100, the IKM lies between 25 and 100, a growth ends nowhere.

    A new indicator takes the limits of its unit, or those that its name gives away.
    They change no figure: they only refuse what cannot be. So an indicator that was
    decided without limits gets them where its values lie within; to change or take
    away those of a decided one is for who keeps the plans.
    """

    _name = "sidocakep.indicator"
    _inherit = ["sidocakep.indicator", "sidocakep.limits.mixin"]

    lowest = fields.Char(
        compute="_compute_limits", store=True, readonly=False, precompute=True
    )
    highest = fields.Char(
        compute="_compute_limits", store=True, readonly=False, precompute=True
    )

    @api.depends("unit_id")
    def _compute_limits(self):
        for indicator in self:
            unit = indicator.unit_id
            found = unit._propose_limits(indicator.name or "") if unit else Limits()
            indicator.lowest, indicator.highest = (
                limit is not None and format_number(limit) for limit in found
            )

    @api.constrains("lowest", "highest")
    def _check_limits(self):
        """What was promised lies between the limits, as far as it still counts.

        Figures do not hinder: who enters, sends or verifies one is told, and what was
        verified is found.
        """
        result = super()._check_limits()
        promises = self.filtered(_has_limits)._find_values(
            lambda model: model._get_promise_domain()
        )
        for promise in promises:
            limit = promise.indicator_id._get_limits().find_passed(
                promise._to_engine_value()
            )
            if limit is not None:
                raise ValidationError(
                    self.env._(
                        "%(promise)s is %(value)s, which the limit %(limit)s leaves no "
                        "room for. Correct that target first, in the next version of "
                        "the document where it was decided, or choose another limit.",
                        promise=promise.display_name,
                        value=promise.printed_value,
                        limit=format_number(limit),
                    )
                )
        return result

    def _get_limits_text(self):
        """Return in words between what the values lie."""
        self.ensure_one()
        if self.lowest and self.highest:
            return self.env._(
                "from %(low)s to %(high)s", low=self.lowest, high=self.highest
            )
        if self.highest:
            return self.env._("up to %(high)s", high=self.highest)
        return self.env._("from %(low)s upwards", low=self.lowest)

    def write(self, vals):
        self._check_limits_kept(vals)
        return super().write(vals)

    def _check_limits_kept(self, vals):
        """Refuse an agency to move the limits of what it is measured by.

        :raises FrozenRecordError: with who may
        """
        user = self.env.user
        if self.env.su or any(user.has_group(group) for group in KEEPERS):
            return
        moved = self.filtered(
            lambda item: any(
                item[name] and item[name] != vals[name]
                for name in LIMIT_FIELDS & vals.keys()
            )
        )
        decided = moved._get_decided_in() if moved else {}
        for indicator in moved.filtered(lambda item: item.id in decided):
            raise FrozenRecordError(
                self.env._(
                    '"%(indicator)s" stands in %(document)s: between which values it '
                    "lies is changed by Bagian Organisasi or Bappeda. Ask them.",
                    indicator=indicator.name,
                    document=decided[indicator.id].sudo().display_name,
                )
            )


def _has_limits(record):
    return bool(record.lowest or record.highest)
