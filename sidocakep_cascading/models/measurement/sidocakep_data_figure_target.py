from odoo import models


class SidocakepDataFigure(models.Model):
    """What a missing target does is the policy's choice: no word of ours denies it."""

    _name = "sidocakep.data.figure"
    _inherit = "sidocakep.data.figure"

    def _say_uncompared(self):
        said = super()._say_uncompared()
        profile = self.company_id._get_profile(self.date_end).sudo()
        return f"{said} {profile._say_part('no_target', self.date_end)}"
