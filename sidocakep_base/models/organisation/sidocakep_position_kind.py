from odoo import fields, models


class SidocakepPositionKind(models.Model):
    """The place of a position in the level rules, whatever its title is."""

    _name = "sidocakep.position.kind"
    _description = "Position Kind"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(
        required=True,
        copy=False,
        help="Name by which regulation profiles and imports know this kind.",
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    scope = fields.Selection(
        [
            ("government", "Head of region"),
            ("skpd", "Agencies"),
            ("setda", "Regional secretariat"),
            ("all", "Agencies and regional secretariat"),
        ],
        required=True,
        default="all",
        help="Where positions of this kind are found: level rules differ between the "
        "agencies and the regional secretariat.",
    )
    is_structural = fields.Boolean(
        string="Structural",
        help="A structural position has one holder at a time; a functional or "
        "operational one may have many.",
    )

    _code_uniq = models.Constraint(
        "UNIQUE(code)",
        "Another position kind already has this code. Choose another code.",
    )
