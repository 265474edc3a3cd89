from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...engine.achievement.scales import SCALES, Scale, ScalePoint
from ...engine.errors import EngineError
from ...engine_words import say

DATA_MODULE = "sidocakep_base"


class SidocakepOrdinalScale(models.Model):
    """Ordered names that are values without being numbers: WTP, BB, Level 3."""

    _name = "sidocakep.ordinal.scale"
    _description = "Ordinal Scale"
    _inherit = ["sidocakep.whole.mixin"]
    _order = "name, id"

    name = fields.Char(required=True)
    source = fields.Char(help="Regulation or document that defines the scale.")
    active = fields.Boolean(default=True)
    point_ids = fields.One2many(
        "sidocakep.ordinal.point", "scale_id", string="Points", copy=True
    )

    def _check_whole(self):
        """The engine's own rules: two points or more, no name twice."""
        for scale in self:
            try:
                scale._to_engine()
            except EngineError as error:
                raise ValidationError(say(self.env, error)) from error

    def copy_data(self, default=None):
        vals_list = super().copy_data(default)
        if not default or "name" not in default:
            for scale, vals in zip(self, vals_list, strict=True):
                vals["name"] = self.env._("%(name)s (copy)", name=scale.name)
        return vals_list

    def _to_engine(self):
        """Return the engine's ``Scale``, points from the lowest to the highest."""
        self.ensure_one()
        return Scale(
            self.name,
            tuple(
                ScalePoint(point.name, tuple(point._get_aliases()))
                for point in self.point_ids.sorted("sequence")
            ),
            self.source or "",
        )

    @api.model
    def _load_shipped_scales(self):
        """Create the scales the engine knows, once; later edits stay."""
        self._load_records(
            [
                {
                    "xml_id": f"{DATA_MODULE}.ordinal_scale_{key}",
                    "values": {
                        "name": f"{scale.name[0].upper()}{scale.name[1:]}",
                        "source": scale.source,
                        "point_ids": [
                            fields.Command.create(
                                {
                                    "name": point.name,
                                    "code": point.name,
                                    "sequence": sequence,
                                    "aliases": "\n".join(point.aliases),
                                }
                            )
                            for sequence, point in enumerate(scale.points, start=1)
                        ],
                    },
                    "noupdate": True,
                }
                for key, scale in SCALES.items()
                if not self.env.ref(
                    f"{DATA_MODULE}.ordinal_scale_{key}", raise_if_not_found=False
                )
            ]
        )
