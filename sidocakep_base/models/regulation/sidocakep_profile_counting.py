"""Which policy and which periods a profile is measured by."""

from datetime import date
from typing import NamedTuple

from odoo import api, models
from odoo.exceptions import UserError, ValidationError


class CountedPeriod(NamedTuple):
    """A period that is measured: its last day, and whether anybody sent it."""

    end: date
    is_sent: bool


class SidocakepProfile(models.Model):
    """A profile keeps its policy; the policy changes by editions."""

    _name = "sidocakep.profile"
    _inherit = "sidocakep.profile"

    def write(self, vals):
        if "policy_id" in vals and not self.env.su:
            for profile in self:
                if profile.policy_id.id != vals["policy_id"]:
                    profile._check_policy_free()
        return super().write(vals)

    @api.constrains("policy_id")
    def _check_policy_id(self):
        for profile in self:
            if profile.policy_id.origin_id:
                raise ValidationError(
                    self.env._(
                        "%(policy)s is a later edition. Choose the policy itself: its "
                        "editions follow by their days.",
                        policy=profile.policy_id.display_name,
                    )
                )

    def _check_policy_free(self):
        """Refuse another policy where periods were measured by this one."""
        if counted := self._get_counted_periods():
            raise UserError(
                self.env._(
                    "The period that ended on %(day)s is measured by %(policy)s. Open "
                    "the policy and choose Change From a Period.",
                    day=self._format_day(counted[-1].end),
                    policy=self.policy_id.display_name,
                )
            )

    def _get_counted_periods(self):
        """Return the periods that are measured by these profiles, by their days."""
        governments = self.env["res.company"].sudo()
        governments = governments.search([("sidocakep_kind", "=", "government")])
        found = {}
        for government in governments:
            for period in government._get_counted_periods():
                if government._get_profile(period.end) in self:
                    sent = found.get(period.end, False) or period.is_sent
                    found[period.end] = sent
        return [CountedPeriod(*item) for item in sorted(found.items())]

    def _get_bands(self, day):
        """Return the rating bands by which a period that ends on ``day`` is judged."""
        return self.policy_id._at(day).band_ids
