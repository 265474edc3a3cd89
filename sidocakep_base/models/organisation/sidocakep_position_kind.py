from odoo import SUPERUSER_ID, fields, models
from odoo.exceptions import UserError


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

    def write(self, vals):
        self._check_code_stays(vals)
        return super().write(vals)

    def _check_code_stays(self, vals):
        """Refuse another code for a kind that positions have.

        By its code a position is that of the head of region, who signs alone.
        """
        if "code" not in vals or self.env.uid == SUPERUSER_ID:
            return
        for kind in self.filtered(lambda kind: kind.code != vals["code"]):
            jobs = self.env["hr.job"].sudo().with_context(active_test=False)
            if jobs.search_count([("position_kind_id", "=", kind.id)], limit=1):
                raise UserError(
                    self.env._(
                        "%(kind)s: positions have this kind, and its code says what "
                        "they may do. Change its name, or make another kind.",
                        kind=kind.name,
                    )
                )
