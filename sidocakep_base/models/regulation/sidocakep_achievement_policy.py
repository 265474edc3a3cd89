from decimal import Decimal

from odoo import fields, models
from odoo.exceptions import ValidationError

from ...engine.achievement.policy import Policy
from ...engine.errors import EngineError
from ...engine_words import say

BOUND_DECIMALS = 8


class SidocakepAchievementPolicy(models.Model):
    """How achievement is calculated, limited, rounded and rated.

    No national regulation fixes any of this (PermenPANRB 53/2014 has no formula, no
    cap and no scale), so it is the choice of a government, with its source.
    """

    _name = "sidocakep.achievement.policy"
    _description = "Achievement Policy"
    _inherit = ["sidocakep.whole.mixin"]
    _order = "name, date_start nulls first, id"

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    source = fields.Text(
        translate=True,
        help="Decision or document the choices rest on; say which are local practice.",
    )
    formula_ids = fields.One2many(
        "sidocakep.achievement.formula", "policy_id", string="Formulas", copy=True
    )
    zero_target = fields.Selection(
        [
            ("no_figure", "No achievement"),
            ("full", "100"),
            ("full_if_met", "100 if met, else 0"),
            ("zero", "0"),
            ("error", "Refused"),
        ],
        string="Target of Zero",
        required=True,
        default="no_figure",
        help="What an achievement is when the target is zero and cannot divide.",
    )
    zero_actual = fields.Selection(
        [
            ("no_figure", "No achievement"),
            ("full", "100"),
            ("full_if_met", "100 if met, else 0"),
            ("zero", "0"),
            ("error", "Refused"),
        ],
        string="Realisation of Zero",
        required=True,
        default="full",
        help="What an achievement is when a formula divides by a realisation of 0.",
    )
    has_cap = fields.Boolean(string="Has a Highest")
    cap = fields.Float(
        string="Highest Achievement",
        digits=(24, 8),
        default=100.0,
        help="Achievements above count as this. The uncapped figure stays visible.",
        aggregator=None,
    )
    has_floor = fields.Boolean(string="Has a Lowest")
    floor = fields.Float(
        string="Lowest Achievement",
        digits=(24, 8),
        help="Achievements below count as this much, e.g. 0 where negative ones arise.",
        aggregator=None,
    )
    decimals = fields.Integer(default=2, aggregator=None)
    rounding = fields.Selection(
        [("half_up", "Rounded half up"), ("truncate", "Cut off")],
        required=True,
        default="half_up",
    )
    presentation = fields.Selection(
        [("percent", "Percentage (107.96)"), ("ratio", "Ratio (1.08)")],
        required=True,
        default="percent",
    )
    band_ids = fields.One2many(
        "sidocakep.achievement.band", "policy_id", string="Rating Bands", copy=True
    )
    allow_gaps = fields.Boolean(
        string="Bands Leave Gaps",
        help="Accept achievements that have no rating, such as 90.5 between 76-90 and "
        "91-100.",
    )

    def copy_data(self, default=None):
        vals_list = super().copy_data(default)
        if not default or "name" not in default:
            for policy, vals in zip(self, vals_list, strict=True):
                vals["name"] = self.env._("%(name)s (copy)", name=policy.name)
        return vals_list

    def _check_whole(self):
        """The engine itself says whether the choices fit together."""
        for policy in self:
            try:
                policy._to_engine()
            except EngineError as error:
                raise ValidationError(say(self.env, error)) from error

    def _to_engine(self, day=None):
        """Return the engine's ``Policy``; with ``day``, the formulas then in force."""
        return Policy.from_values(self._get_engine_values(day))

    def _get_band_values(self, bands):
        """Return the plain values of a scale of these bands."""
        self.ensure_one()
        return {
            "name": self.name,
            "allow_gaps": self.allow_gaps,
            "bands": [band._get_engine_values() for band in bands],
            "source": self.source or "",
        }

    def _get_engine_values(self, day=None):
        """Return the plain values of the policy, as a document keeps them."""
        self.ensure_one()
        formulas = self.formula_ids
        if day:
            formulas = formulas._filter_in_force(day)
        return {
            "formulas": [
                {
                    "direction": row.direction,
                    "formula": row.formula_code,
                    "date_from": row.date_start and row.date_start.isoformat(),
                    "date_to": row.date_end and row.date_end.isoformat(),
                }
                for row in formulas
            ],
            "zero_target": self.zero_target,
            "zero_actual": self.zero_actual,
            "cap": plain_number(self.cap) if self.has_cap else None,
            "floor": plain_number(self.floor) if self.has_floor else None,
            "decimals": self.decimals,
            "rounding": self.rounding,
            "presentation": self.presentation,
            "bands": self._get_band_values(self.band_ids) if self.band_ids else None,
        }


def plain_number(value):
    """Return a stored figure as the text of its exact decimal.

    >>> plain_number(66.66666667)
    '66.66666667'
    """
    return str(Decimal(str(round(value, BOUND_DECIMALS))))
