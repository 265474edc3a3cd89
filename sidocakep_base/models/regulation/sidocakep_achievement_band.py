from odoo import fields, models

from ...known_fields import KnownFloat
from .sidocakep_achievement_policy import plain_number

BOUNDED = ("closed", "open")
BOUNDS = [("none", "No bound"), ("closed", "Included"), ("open", "Not included")]


class SidocakepAchievementBand(models.Model):
    """One word for the achievements between two bounds, each in, out or absent."""

    _name = "sidocakep.achievement.band"
    _description = "Rating Band"
    _inherit = ["sidocakep.counting.part.mixin"]
    _order = "policy_id, sequence, id"

    _whole_field = "policy_id"
    _counting_free = frozenset({"color", "sequence"})

    policy_id = fields.Many2one(
        "sidocakep.achievement.policy", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10, help="From the best rating to the worst.")
    name = fields.Char(string="Rating", required=True)
    low = KnownFloat(
        known_by="low_bound",
        known_as=BOUNDED,
        string="From Value",
        digits=(24, 8),
        aggregator=None,
    )
    low_bound = fields.Selection(
        BOUNDS, string="Lower Bound", required=True, default="closed"
    )
    high = KnownFloat(
        known_by="high_bound",
        known_as=BOUNDED,
        string="Up to Value",
        digits=(24, 8),
        aggregator=None,
    )
    high_bound = fields.Selection(
        BOUNDS, string="Upper Bound", required=True, default="open"
    )
    color = fields.Integer(help="Colour on screens.", aggregator=None)

    _name_uniq = models.Constraint(
        "UNIQUE(policy_id, name)",
        "This policy already has a band of that name. Choose another name.",
    )

    def _get_engine_values(self):
        self.ensure_one()
        return {
            "label": self.name,
            "low": None if self.low_bound == "none" else plain_number(self.low),
            "high": None if self.high_bound == "none" else plain_number(self.high),
            "low_closed": self.low_bound == "closed",
            "high_closed": self.high_bound == "closed",
        }
