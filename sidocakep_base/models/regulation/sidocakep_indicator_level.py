from odoo import fields, models

from ...engine.level_rule import Level


class SidocakepIndicatorLevel(models.Model):
    """A step between the core business of an agency and the work of one person.

    The six levels of Paser 23/2016 art. 1(7) ship; a government may add its own,
    since levels are compared by rank only.
    """

    _name = "sidocakep.indicator.level"
    _description = "Indicator Level"
    _order = "rank desc, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(
        required=True, help="Short key by which the import workbook names this level."
    )
    rank = fields.Integer(
        string="Order of the Level",
        required=True,
        help="The higher, the more strategic. Level rules compare ranks, so leave gaps "
        "for levels of your own.",
        aggregator=None,
    )
    article = fields.Char(help="Where the regulation defines the level.")
    description = fields.Text(translate=True)
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint(
        "UNIQUE(code)",
        "Another indicator level already has this code. Choose another code.",
    )
    _rank_uniq = models.Constraint(
        "UNIQUE(rank)",
        "Another indicator level already has this rank. Levels need different ranks, "
        "else nobody can say which is higher. Choose another number.",
    )

    def _to_engine(self):
        """Return the engine's ``Level``, or ``None`` for no level."""
        if not self:
            return None
        self.ensure_one()
        return Level(code=self.code, name=self.name, rank=self.rank)
