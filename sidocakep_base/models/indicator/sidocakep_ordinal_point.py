"""The points of a scale stay while decided documents are measured by them."""

from odoo import api, models

#: What a point means: its name, and its place among the others.
MEANING = frozenset({"name", "sequence", "scale_id"})


class SidocakepOrdinalPoint(models.Model):
    """A place on a scale is counted: one more point moves all that stand above it.

    So no point comes, goes, moves or is renamed where a target was decided or a figure
    was verified by the scale. Other spellings are found and mean nothing new.
    """

    _name = "sidocakep.ordinal.point"
    _inherit = "sidocakep.ordinal.point"

    @api.model_create_multi
    def create(self, vals_list):
        points = super().create(vals_list)
        points.scale_id._check_points_free()
        return points

    def write(self, vals):
        changed = self.filtered(
            lambda point: any(
                point._fields[name].convert_to_write(point[name], point) != vals[name]
                for name in MEANING & vals.keys()
            )
        )
        changed.scale_id._check_points_free()
        result = super().write(vals)
        if "scale_id" in vals:
            changed.scale_id._check_points_free()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_unless_decided(self):
        self.scale_id._check_points_free()
