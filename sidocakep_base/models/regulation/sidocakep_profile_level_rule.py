from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...engine.finding import SEVERE, WARNING
from ...engine.level_rule import LevelRule
from .sidocakep_profile import RULE_SEVERITIES

SCOPES = [
    ("government", "Head of region"),
    ("skpd", "Agencies"),
    ("setda", "Regional secretariat"),
    ("all", "Everywhere"),
]
TABLE2_LEVELS = [
    ("program", "Program"),
    ("kegiatan", "Kegiatan"),
    ("sub_kegiatan", "Sub kegiatan"),
    ("none", "None"),
]


class SidocakepProfileLevelRule(models.Model):
    """Who makes an agreement, at which level of indicator, over which budget lines.

    Paser 23/2016 art. 5 and Gunung Mas 24/2024 annex C.2, C.4 and C.6 are such rows.
    A position without a row is not asked for an agreement.
    """

    _name = "sidocakep.profile.level.rule"
    _description = "Level Rule"
    _inherit = [
        "sidocakep.in.force.mixin",
        "sidocakep.article.mixin",
        "sidocakep.whole.part.mixin",
    ]
    _order = "profile_id, sequence, id"

    _whole_field = "profile_id"

    profile_id = fields.Many2one(
        "sidocakep.profile", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    position_kind_id = fields.Many2one(
        "sidocakep.position.kind", required=True, ondelete="restrict"
    )
    scope = fields.Selection(SCOPES, required=True, default="all")
    standard_level_id = fields.Many2one(
        "sidocakep.indicator.level",
        ondelete="restrict",
        help="Level of indicator the position signs. Empty: the regulation names none.",
    )
    minimum_level_id = fields.Many2one(
        "sidocakep.indicator.level",
        string="At Least",
        ondelete="restrict",
        help='Lowest level allowed ("sekurang-kurangnya"). Empty: the standard level.',
    )
    standard_required = fields.Boolean(
        string="One at Standard",
        help="At least one indicator must be at the standard level.",
    )
    standard_severity = fields.Selection(
        RULE_SEVERITIES,
        string="None at Standard",
        required=True,
        default=WARNING,
        help="Whether an agreement without an indicator at the standard level can be "
        "proposed, where one is asked for.",
    )
    severity = fields.Selection(
        RULE_SEVERITIES,
        string="A Breach",
        required=True,
        default=SEVERE,
        help="Whether an agreement with an indicator below the allowed level can be "
        "proposed.",
    )
    above_severity = fields.Selection(
        RULE_SEVERITIES,
        string="Above the Standard",
        required=True,
        default=WARNING,
        help="An indicator above the standard level. Warns: the level is the least "
        "that is promised, more is not forbidden. Blocks: the level that the article "
        "names is meant and no other.",
    )
    table2_level = fields.Selection(
        TABLE2_LEVELS,
        string="Tabel II Lists",
        required=True,
        default="none",
        help="Level of the budget lines the agreement carries. Where functional "
        "officials of one grade list another level than those of another, give each "
        "grade a position kind and a line of its own.",
    )
    article = fields.Char(required=True)
    note = fields.Char(
        translate=True, help="Reading of the article, where it leaves something open."
    )

    @api.depends("position_kind_id", "article", "profile_id.regulation_short")
    def _compute_display_name(self):
        for rule in self:
            rule.display_name = rule._cite(rule.position_kind_id.name or "")

    @api.constrains("standard_level_id", "minimum_level_id")
    def _check_minimum_level(self):
        for rule in self:
            minimum, standard = rule.minimum_level_id, rule.standard_level_id
            if minimum and not standard:
                raise ValidationError(
                    self.env._(
                        "%(rule)s has a lowest level but no standard level. Choose the "
                        "standard level too.",
                        rule=rule.display_name,
                    )
                )
            if minimum and minimum.rank > standard.rank:
                raise ValidationError(
                    self.env._(
                        "%(rule)s: the lowest level %(minimum)s is above the standard "
                        "level %(standard)s. Exchange them.",
                        rule=rule.display_name,
                        minimum=minimum.name,
                        standard=standard.name,
                    )
                )

    def _to_engine(self):
        """Return the engine's ``LevelRule``."""
        self.ensure_one()
        return LevelRule(
            position=self.position_kind_id.name,
            article=self._get_citation(),
            standard=self.standard_level_id._to_engine(),
            minimum=self.minimum_level_id._to_engine(),
            severity=self.severity,
            standard_required=self.standard_required,
            standard_severity=self.standard_severity,
            above_severity=self.above_severity,
        )
