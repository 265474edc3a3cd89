"""Between which values figures can lie at all."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...engine.errors import EngineError
from ...engine.figures.limits import read_limits
from ...engine_words import say

LIMIT_FIELDS = frozenset({"lowest", "highest"})


class SidocakepLimitsMixin(models.AbstractModel):
    """The lowest and the highest value that are possible, as somebody types them.

    Texts, so that no limit is told apart from zero; the engine reads them.
    """

    _name = "sidocakep.limits.mixin"
    _description = "Possible Values"

    lowest = fields.Char(
        string="Lowest Possible Value",
        help="No target and no figure is lower, e.g. 0 for a share or 25 for the IKM. "
        "Empty: there is no such limit.",
    )
    highest = fields.Char(
        string="Highest Possible Value",
        help="No target and no figure is higher, e.g. 100 for a share or the SAKIP "
        "value, 4 for an index of 0 to 4. Empty: there is no such limit, as of a "
        "growth or a count.",
    )

    @api.constrains("lowest", "highest")
    def _check_limits(self):
        for record in self:
            try:
                record._get_limits()
            except EngineError as error:
                raise ValidationError(
                    self.env._(
                        '"%(record)s": %(problem)s',
                        record=record.display_name,
                        problem=say(self.env, error),
                    )
                ) from error

    def _get_limits(self):
        """Return the engine's ``Limits``."""
        self.ensure_one()
        return read_limits(self.lowest or "", self.highest or "")
