"""A scale by which decided documents are measured keeps its points."""

from odoo import models

from ...exceptions import FrozenRecordError


class SidocakepOrdinalScale(models.Model):
    """The scale stays one by which what was decided can be read."""

    _name = "sidocakep.ordinal.scale"
    _inherit = "sidocakep.ordinal.scale"

    def _check_points_free(self):
        """Refuse to change the points by which something was decided; sudo.

        :raises FrozenRecordError: with the indicator, the document and the remedy
        """
        indicators = self.env["sidocakep.indicator"]
        decided = indicators._find_decided([("scale_id", "in", self.ids)])
        for indicator, document in decided.items():
            raise FrozenRecordError(
                self.env._(
                    '"%(indicator)s" in %(document)s is measured by the scale '
                    "%(scale)s: its points stay as they are. Make a copy of the scale, "
                    "change that one, and choose it for a new indicator in the next "
                    "version of the plan.",
                    indicator=indicator.name,
                    document=document.sudo().display_name,
                    scale=indicator.scale_id.name,
                )
            )
